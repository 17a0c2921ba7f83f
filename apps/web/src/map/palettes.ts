/**
 * Sequential palettes of ColorBrewer (Brewer 2003): even steps in lightness, told apart with every
 * common colour-vision deficiency. Light is little, dark is much; of quality, dark is poor.
 */
export const palettes = {
  /** Shares: more is better. */
  share: ['#ffffcc', '#c7e9b4', '#7fcdbb', '#41b6c4', '#2c7fb8', '#253494'],
  /** People still to reach: more is more work. */
  burden: ['#ffffd4', '#fee391', '#fec44f', '#fe9929', '#d95f0e', '#993404'],
  /** Quality of data: what is poor must be seen first. */
  quality: ['#993404', '#d95f0e', '#fe9929', '#fec44f', '#fee391', '#ffffd4'],
} as const;
export type PaletteName = keyof typeof palettes;

export const CLASS_COUNT = 6;
export const NO_DATA_COLOUR = '#d5d9dd';

/** Spreads fewer classes over the whole palette, so that the extremes stay far apart. */
export function colourOfClass(palette: PaletteName, index: number, classCount: number): string {
  const colours = palettes[palette];
  const at = classCount <= 1 ? 2 : Math.round((index * (colours.length - 1)) / (classCount - 1));
  return colours[at] ?? NO_DATA_COLOUR;
}
