import {
  interpolateCividis,
  interpolateViridis,
  schemeBrBG,
  schemePuOr,
  schemePurples,
  schemeRdBu,
  schemeYlGnBu,
  schemeYlOrBr,
} from 'd3-scale-chromatic';
import { LEAST_CLASSES } from './class-methods.js';

export const NO_DATA_COLOUR = '#d5d9dd';

interface Ramp {
  kind: 'sequential' | 'diverging';
  colours(classCount: number): readonly string[];
}

/** ColorBrewer has a hand-tuned set for each number of classes; three is its least. */
const brewer = (
  kind: Ramp['kind'],
  scheme: readonly (readonly string[])[],
  coldFirst = false,
): Ramp => ({
  kind,
  colours: (classCount) => {
    const published = scheme[Math.max(LEAST_CLASSES, classCount)] ?? [];
    const colours = coldFirst ? published.toReversed() : published;
    if (classCount === 1) return colours.slice(1, 2);
    return classCount === 2 ? [colours[0] ?? '', colours[2] ?? ''] : colours;
  },
});

/** A continuous ramp cut at even steps, a little off its darkest end so that borders stay seen. */
const sampled = (at: (t: number) => string): Ramp => ({
  kind: 'sequential',
  colours: (classCount) =>
    Array.from({ length: classCount }, (_, i) =>
      hex(at(1 - 0.92 * (classCount === 1 ? 0.5 : i / (classCount - 1)))),
    ),
});

/**
 * Ramps that a reader with any common colour-vision deficiency can tell apart: those that ColorBrewer
 * marks so (Brewer 2003), and viridis and cividis (Nuñez 2018), even in perceived lightness. From
 * light to dark, of the diverging ones from the warm to the cold end. Red-green and rainbow ramps are
 * left out on purpose. The test simulates protanopia, deuteranopia and tritanopia on each.
 */
const ramps = {
  YlGnBu: brewer('sequential', schemeYlGnBu),
  YlOrBr: brewer('sequential', schemeYlOrBr),
  Purples: brewer('sequential', schemePurples),
  viridis: sampled(interpolateViridis),
  cividis: sampled(interpolateCividis),
  RdBu: brewer('diverging', schemeRdBu),
  PuOr: brewer('diverging', schemePuOr, true),
  BrBG: brewer('diverging', schemeBrBG),
} as const satisfies Record<string, Ramp>;

export type RampName = keyof typeof ramps;
export const rampNames = Object.keys(ramps) as RampName[];
export const isDiverging = (name: RampName) => ramps[name].kind === 'diverging';

/** As many colours as classes, from the lowest class to the highest. */
export function rampColours(name: RampName, classCount: number, flip = false): readonly string[] {
  const colours = ramps[name].colours(classCount);
  return flip ? colours.toReversed() : colours;
}

/** `rgb(68, 1, 84)` → `#440154`; a colour that is hex already stays. */
function hex(colour: string): string {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1).map(Number);
  return parts ? `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}` : colour;
}
