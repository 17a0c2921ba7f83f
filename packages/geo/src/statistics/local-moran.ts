import { conditionalP, lagScores, type Permutations, TIE } from './conditional-lag.js';
import { deviationsOf } from './deviations.js';
import { at, spatialLag, type Weights } from './weights.js';

/** An area's value, then its neighbours': each above (high) or below (low) the mean of all. */
export type Quadrant = 'high-high' | 'low-low' | 'high-low' | 'low-high';

/** Local Moran's I of each area, in the areas' order; NaN, and null, for islands. */
export interface LocalMoran {
  /** Iᵢ: above 0 where the area is like its neighbours. They sum to S0 · I. */
  statistics: Float64Array;
  /** Standard scores under conditional permutation. */
  scores: Float64Array;
  /** Two-sided pseudo p by conditional permutation. */
  p: Float64Array;
  /** Null also where the value, or the neighbours', is the mean itself. */
  quadrants: (Quadrant | null)[];
}

/**
 * Anselin (1995), Local indicators of spatial association, Geographical Analysis 27(2), equation
 * 12: Iᵢ = zᵢ Σⱼ wᵢⱼzⱼ / m₂ with z = x − x̄ and m₂ = Σz²/n. (PySAL's esda divides by n − 1; p and
 * quadrants are the same.) Its weights are row-standardised as a rule.
 */
export function localMoran(
  values: ArrayLike<number>,
  weights: Weights,
  permutations: Permutations,
): LocalMoran {
  const { scores: z } = deviationsOf(values, weights);
  const lag = spatialLag(z, weights);
  const p = conditionalP(z, weights, permutations);
  const isIsland = (i: number) => Number.isNaN(at(p, i));
  return {
    statistics: z.map((own, i) => (isIsland(i) ? Number.NaN : own * at(lag, i))),
    scores: lagScores(z, weights).map((score, i) => Math.sign(at(z, i)) * score),
    p,
    quadrants: Array.from(z, (own, i) => (isIsland(i) ? null : quadrantOf(own, at(lag, i)))),
  };
}

function quadrantOf(own: number, lag: number): Quadrant | null {
  if (Math.abs(own) < TIE || Math.abs(lag) < TIE) return null;
  if (own > 0) return lag > 0 ? 'high-high' : 'high-low';
  return lag > 0 ? 'low-high' : 'low-low';
}
