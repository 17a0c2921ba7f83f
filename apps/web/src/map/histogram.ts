/** How many of the values each of the equal bins from `min` to `max` holds; the last takes `max`. */
export function histogram(
  values: readonly (number | null)[],
  [min, max]: readonly [min: number, max: number],
  binCount: number,
): number[] {
  const bins = new Array<number>(binCount).fill(0);
  const width = (max - min) / binCount;
  for (const value of values) {
    if (value === null || value < min || value > max) continue;
    const index = width > 0 ? Math.min(binCount - 1, Math.floor((value - min) / width)) : 0;
    bins[index] = (bins[index] ?? 0) + 1;
  }
  return bins;
}
