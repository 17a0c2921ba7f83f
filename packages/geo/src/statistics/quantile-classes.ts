/** A typed array sorts numbers many times as fast as a plain one, which counts while days play. */
export const ascending = (values: readonly number[]) => Float64Array.from(values).sort();

/** Linear interpolation between closest ranks (type 7, as most tools do). */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

/** Inner bounds of `classCount` classes that hold about as many values each; ties merge classes. */
export function quantileBounds(values: readonly number[], classCount: number): number[] {
  const sorted = ascending(values);
  if (sorted.length === 0) return [];
  const bounds: number[] = [];
  for (let i = 1; i < classCount; i++) {
    const bound = quantile(sorted, i / classCount);
    const last = bounds.at(-1) ?? sorted[0];
    if (last !== undefined && bound > last) bounds.push(bound);
  }
  return bounds;
}

/** The class of a value: how many bounds it has reached. */
export function classOf(value: number, bounds: readonly number[]): number {
  let index = 0;
  for (const bound of bounds) if (value >= bound) index++;
  return index;
}
