/**
 * P(Z > z) of the standard normal distribution, to about 13 significant digits. Near the middle
 * the series of Marsaglia (2004), Evaluating the normal distribution, Journal of Statistical
 * Software 11(4); in the tail Laplace's continued fraction.
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) return Number.NaN;
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (density === 0) return 0;
  return z < 3 ? 0.5 - density * oddSeries(z) : density / tailFraction(z);
}

/** z + z³/3 + z⁵/(3·5) + … */
function oddSeries(z: number): number {
  let [term, sum] = [z, z];
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** z + 1/(z + 2/(z + 3/(z + …))), from the inside; 100 steps are plenty from z = 3 on. */
function tailFraction(z: number): number {
  let fraction = z;
  for (let step = 100; step > 0; step--) fraction = z + step / fraction;
  return fraction;
}

/** On which side a result counts as surprising. */
export type Alternative = 'two-sided' | 'greater' | 'less';

/** Chance of a normal score that is at least as surprising. */
export function normalP(z: number, alternative: Alternative): number {
  if (alternative === 'greater') return normalTail(z);
  if (alternative === 'less') return normalTail(-z);
  return Math.min(1, 2 * normalTail(Math.abs(z)));
}
