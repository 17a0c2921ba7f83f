import { type Moran, type MoranOptions, moran } from './moran.js';
import { rateMoments } from './rate-moments.js';
import type { Weights } from './weights.js';

/**
 * Moran's I of rates whose populations differ: each rate's distance from the mean is divided by
 * what its population lets one expect, so that small areas' chance rates are not taken for a
 * pattern. Assunção and Reis (1999), A new proposal to adjust Moran's I for population density,
 * Statistics in Medicine 18, 2147–2162. Throws a `RangeError` for a population not above 0.
 */
export function rateMoran(
  counts: readonly number[],
  populations: readonly number[],
  weights: Weights,
  options: MoranOptions = {},
): Moran {
  if (!populations.every((population) => population > 0)) {
    throw new RangeError('an area without people has no rate');
  }
  const { mean, between } = rateMoments(counts, populations);
  const scores = populations.map((population, i) => {
    const chance = mean / population;
    const variance = between + chance > 0 ? between + chance : chance;
    return ((counts[i] ?? Number.NaN) / population - mean) / Math.sqrt(variance);
  });
  return moran(scores, weights, options);
}
