import type { HardArea } from '@tungngo/domain';
import { classOf, quantileBounds } from '@tungngo/geo/statistics';
import { rampColours } from '../map/ramps.js';

const MOST_SHADES = 4;

/** A class of hardness, its least and greatest value whole numbers that occur. */
export interface Shade {
  colour: string;
  from: number;
  to: number;
}

/** Colours of hardness, from pale to dark as areas are harder. */
export interface Shades {
  classes: readonly Shade[];
  colourOf(hardness: number): string;
}

/**
 * Cuts the hardness of all areas into classes of about as many areas each, so that areas that are
 * hard alike still differ in shade. Give every area, not the filtered ones: a filter must not recolour.
 */
export function shadesOf(areas: readonly Pick<HardArea, 'hardness'>[]): Shades {
  const values = areas.map(({ hardness }) => Math.round(hardness));
  const bounds = quantileBounds(values, MOST_SHADES).map(Math.ceil);
  const palette = rampColours('YlOrBr', bounds.length + 2).slice(1);
  const shadeAt = (hardness: number) => classOf(Math.round(hardness), bounds);
  const colourAt = (at: number) => palette[at] ?? palette.at(-1) ?? '#993404';
  const classes = Array.from({ length: bounds.length + 1 }, (_, at) => {
    const inside = values.filter((value) => shadeAt(value) === at);
    return { colour: colourAt(at), from: Math.min(...inside), to: Math.max(...inside) };
  });
  return {
    classes: classes.filter(({ from }) => Number.isFinite(from)),
    colourOf: (hardness) => colourAt(shadeAt(hardness)),
  };
}
