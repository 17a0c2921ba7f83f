import { quantileBounds } from '@tungngo/geo/statistics';
import { classBounds } from '../class-methods.js';

type Values = readonly (number | null)[];
type Cut = Parameters<typeof classBounds>[1];

/** The bounds of two maps' classes; one object where they are the same. */
export interface SharedBounds {
  a: number[];
  b: number[];
  /** True when a colour stands for the same values on both maps; else for the same rank. */
  sameValues: boolean;
}

/**
 * One classification for two maps: values of one unit are cut together, so that a colour means the
 * same number on both. Of different units a colour means the same rank: each map is cut into as many
 * classes of about as many areas.
 */
export function sharedBounds(a: Values, b: Values, sameUnit: boolean, cut: Cut): SharedBounds {
  const [knownA, knownB] = [known(a), known(b)];
  if (sameUnit) {
    const bounds = classBounds([...knownA, ...knownB], cut);
    return { a: bounds, b: bounds, sameValues: true };
  }
  return {
    a: quantileBounds(knownA, cut.classCount),
    b: quantileBounds(knownB, cut.classCount),
    sameValues: false,
  };
}

const known = (values: Values) => values.filter((value) => value !== null);
