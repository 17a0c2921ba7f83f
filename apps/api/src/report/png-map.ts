import { Resvg } from '@resvg/resvg-js';
import { fonts } from './fonts.js';

/** A drawn map as a PNG, twice the drawing's size so that it prints sharply. */
export function pngMap(svg: string): Buffer {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      fontFiles: [fonts.regular, fonts.bold],
      loadSystemFonts: false,
      defaultFontFamily: 'Be Vietnam Pro',
    },
  });
  return picture.render().asPng();
}
