import { classOf } from '@tungngo/geo/statistics';

/** Values cut into classes: `bounds[i]` is the lower bound of class `i + 1`. */
export interface Classes {
  bounds: number[];
  /** Smallest and largest value; null when there is no value. */
  extent: [min: number, max: number] | null;
  /** How many values each class holds. */
  counts: number[];
  /** How many areas have no value. */
  missing: number;
}

/** Sorts the areas' values into classes with the given bounds. */
export function classify(values: Iterable<number | null>, bounds: number[]): Classes {
  const counts = new Array<number>(bounds.length + 1).fill(0);
  let missing = 0;
  let extent: Classes['extent'] = null;
  for (const value of values) {
    if (value === null) {
      missing++;
      continue;
    }
    const index = classOf(value, bounds);
    counts[index] = (counts[index] ?? 0) + 1;
    if (!extent) extent = [value, value];
    else if (value < extent[0]) extent[0] = value;
    else if (value > extent[1]) extent[1] = value;
  }
  return { bounds, extent, counts, missing };
}
