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

/** Inner bounds of `classCount` classes that hold about as many values each; ties merge classes. */
export function quantileBounds(values: readonly number[], classCount: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const bounds: number[] = [];
  for (let i = 1; i < classCount; i++) {
    const bound = quantile(sorted, i / classCount);
    const last = bounds.at(-1) ?? sorted[0];
    if (last !== undefined && bound > last) bounds.push(bound);
  }
  return bounds;
}

/** Linear interpolation between closest ranks (type 7, as most tools do). */
function quantile(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

/** The class of a value: how many bounds it has reached. */
export function classOf(value: number, bounds: readonly number[]): number {
  let index = 0;
  for (const bound of bounds) if (value >= bound) index++;
  return index;
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
    extent = extent ? [Math.min(extent[0], value), Math.max(extent[1], value)] : [value, value];
  }
  return { bounds, extent, counts, missing };
}
