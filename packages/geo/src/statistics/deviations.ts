import { areaCount, at, type Weights } from './weights.js';

/** Values as standard scores, and what scaled them. */
export interface Deviations {
  /** (x − mean) / deviation; all 0 where the values do not differ. */
  scores: Float64Array;
  mean: number;
  /** Of the population: divided by n. */
  deviation: number;
}

/**
 * Standard scores of values, one for each area of the weights. Throws a `RangeError` for a value
 * that is no number: leave such areas out first (`weightsAmong`).
 */
export function deviationsOf(values: ArrayLike<number>, weights: Weights): Deviations {
  const n = areaCount(weights);
  if (values.length !== n) throw new RangeError(`${values.length} values for ${n} areas`);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += at(values, i);
  if (!Number.isFinite(sum)) throw new RangeError('a value is no number');
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (at(values, i) - mean) ** 2;
  const deviation = Math.sqrt(squares / n);
  // What is left of equal values is rounding, no variance.
  const differ = deviation > 1e-12 * Math.abs(mean);
  const scores = new Float64Array(n);
  if (differ) for (let i = 0; i < n; i++) scores[i] = (at(values, i) - mean) / deviation;
  return { scores, mean, deviation: differ ? deviation : 0 };
}
