/** Steps in which a span of values is moved through: fine enough for a screen, yet round. */
const STEPS = 200;

/** The least of 1, 2, 5 · 10ⁿ that crosses the span in at most 200 steps. */
export function axisStep([min, max]: readonly [min: number, max: number]): number {
  const least = (max - min) / STEPS;
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const lead = [1, 2, 5].find((step) => step * power >= least * (1 - 1e-9)) ?? 10;
  return lead * power;
}
