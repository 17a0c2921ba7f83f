import { conditionalP, lagScores, type Permutations } from './conditional-lag.js';
import { deviationsOf } from './deviations.js';
import { at, type Weights } from './weights.js';

/** Gi* of each area, in the areas' order; NaN for islands. */
export interface GiStar {
  /** Standard score: above 0 where values about the area, its own included, are high. */
  scores: Float64Array;
  /** Two-sided pseudo p by conditional permutation. */
  p: Float64Array;
  /** Standard score of the neighbours alone, which is what the permutations judge. */
  lagScores: Float64Array;
}

/**
 * Hot and cold spots: Getis and Ord's Gi* in the standardised form of Ord and Getis (1995), Local
 * spatial autocorrelation statistics, Geographical Analysis 27(4), equation 14:
 *
 *     Gi* = (Σⱼ wᵢⱼxⱼ − Wᵢx̄) / (s √((n Σⱼ wᵢⱼ² − Wᵢ²) / (n − 1)))
 *
 * with s divided by n. The area itself weighs as much as its heaviest neighbour, so binary and
 * row-standardised weights give the same scores. All values equal: scores 0, p 1.
 */
export function giStar(
  values: ArrayLike<number>,
  weights: Weights,
  permutations: Permutations,
): GiStar {
  const { scores } = deviationsOf(values, weights);
  return {
    scores: giStarScores(scores, weights),
    p: conditionalP(scores, weights, permutations),
    lagScores: lagScores(scores, weights),
  };
}

function giStarScores(z: Float64Array, { starts, neighbours, values }: Weights): Float64Array {
  const n = z.length;
  const result = new Float64Array(n).fill(Number.NaN);
  for (let i = 0; i < n; i++) {
    const [start, end] = [at(starts, i), at(starts, i + 1)];
    if (start === end) continue;
    const own = values.subarray(start, end).reduce((a, b) => Math.max(a, b), 0);
    let [lag, sum, squares] = [own * at(z, i), own, own ** 2];
    for (let k = start; k < end; k++) {
      const weight = at(values, k);
      lag += weight * at(z, at(neighbours, k));
      sum += weight;
      squares += weight ** 2;
    }
    const variance = (n * squares - sum ** 2) / (n - 1);
    // Where everybody is a neighbour there is nothing to compare with.
    if (variance > 1e-12 * squares) result[i] = lag / Math.sqrt(variance);
  }
  return result;
}
