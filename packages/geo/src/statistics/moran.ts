import { type Permutations, TIE } from './conditional-lag.js';
import { deviationsOf } from './deviations.js';
import { type Alternative, normalP } from './normal-tail.js';
import { RandomSource } from './random-source.js';
import { areaCount, at, type Weights } from './weights.js';

/** Is the whole map more clustered than chance? */
export interface Moran {
  /** Moran's I: above `expected` where like lies beside like. */
  i: number;
  /** −1 / (n − 1). */
  expected: number;
  /** As if the values were a sample of a normal distribution. */
  normality: Inference;
  /** As if the values were dealt out to the areas at random. */
  randomisation: Inference;
  /** Pseudo p of permutations, (r + 1) / (P + 1); null when none were asked. */
  permutationP: number | null;
}

export interface Inference {
  variance: number;
  /** Standard score. */
  z: number;
  p: number;
}

export interface MoranOptions {
  /** `two-sided` when left out. */
  alternative?: Alternative;
  /** None when left out. */
  permutations?: Permutations;
}

/**
 * Global Moran's I with its moments after Cliff and Ord (1981), Spatial processes, pages 42–46.
 * Islands count in the mean and in n and bring no product; leave them out before (`islands`,
 * `weightsAmong`) where they should not count. NaN where no value differs or nobody has a
 * neighbour; the variance under randomisation needs four areas.
 */
export function moran(
  values: ArrayLike<number>,
  weights: Weights,
  { alternative = 'two-sided', permutations }: MoranOptions = {},
): Moran {
  const { scores, deviation } = deviationsOf(values, weights);
  const sums = weightSums(weights);
  const i = deviation === 0 ? Number.NaN : products(scores, weights) / sums.s0;
  const expected = -1 / (scores.length - 1);
  const inference = (variance: number): Inference => {
    const z = (i - expected) / Math.sqrt(variance);
    return { variance, z, p: normalP(z, alternative) };
  };
  return {
    i,
    expected,
    normality: inference(varianceUnderNormality(scores.length, sums) - expected ** 2),
    randomisation: inference(varianceUnderRandomisation(scores, sums) - expected ** 2),
    permutationP: permutations
      ? permutationP(scores, weights, expected * sums.s0, alternative, permutations)
      : null,
  };
}

/** Cliff and Ord's constants of the weights. */
export interface WeightSums {
  /** Σ wᵢⱼ */
  s0: number;
  /** ½ Σ (wᵢⱼ + wⱼᵢ)² */
  s1: number;
  /** Σ (row sum + column sum)² */
  s2: number;
}

export function weightSums(weights: Weights): WeightSums {
  const { starts, neighbours, values } = weights;
  const both = new Float64Array(areaCount(weights));
  let [s0, s1] = [0, 0];
  for (let i = 0; i < both.length; i++) {
    for (let k = at(starts, i); k < at(starts, i + 1); k++) {
      const [j, weight] = [at(neighbours, k), at(values, k)];
      s0 += weight;
      s1 += weight * (weight + weightBetween(weights, j, i));
      both[i] = at(both, i) + weight;
      both[j] = at(both, j) + weight;
    }
  }
  return { s0, s1, s2: both.reduce((sum, value) => sum + value ** 2, 0) };
}

/** Weight of `j` in the row of `i`, 0 when it is no neighbour; by halving, as rows ascend. */
function weightBetween({ starts, neighbours, values }: Weights, i: number, j: number): number {
  let [low, high] = [at(starts, i), at(starts, i + 1)];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(neighbours, middle) < j) low = middle + 1;
    else high = middle;
  }
  return low < at(starts, i + 1) && neighbours[low] === j ? at(values, low) : 0;
}

function varianceUnderNormality(n: number, { s0, s1, s2 }: WeightSums): number {
  return (n ** 2 * s1 - n * s2 + 3 * s0 ** 2) / (s0 ** 2 * (n ** 2 - 1));
}

function varianceUnderRandomisation(scores: Float64Array, { s0, s1, s2 }: WeightSums): number {
  const n = scores.length;
  const kurtosis = scores.reduce((sum, z) => sum + z ** 4, 0) / n;
  const spread = n * ((n ** 2 - 3 * n + 3) * s1 - n * s2 + 3 * s0 ** 2);
  const peaked = kurtosis * ((n ** 2 - n) * s1 - 2 * n * s2 + 6 * s0 ** 2);
  return (spread - peaked) / ((n - 1) * (n - 2) * (n - 3) * s0 ** 2);
}

/** Σ wᵢⱼ zᵢ zⱼ */
function products(z: Float64Array, { starts, neighbours, values }: Weights): number {
  let sum = 0;
  // Indexed in place, as permutations come here a thousand times.
  for (let i = 0; i < z.length; i++) {
    const end = starts[i + 1] as number;
    let lag = 0;
    for (let k = starts[i] as number; k < end; k++) {
      lag += (values[k] as number) * (z[neighbours[k] as number] as number);
    }
    sum += lag * (z[i] as number);
  }
  return sum;
}

/** Deals the values out to the areas again and again. */
function permutationP(
  scores: Float64Array,
  weights: Weights,
  expected: number,
  alternative: Alternative,
  { permutations, seed }: Permutations,
): number {
  const random = new RandomSource(seed, GLOBAL_STREAM);
  const block = new Int32Array(scores.length);
  const dealt = Float64Array.from(scores);
  const surprise = surpriseOf(alternative, expected);
  const observed = surprise(products(scores, weights)) - TIE * weights.values.length;
  let asFar = 0;
  for (let turn = 0; turn < permutations; turn++) {
    random.fill(block, 2 ** 31);
    for (let i = dealt.length - 1; i > 0; i--) {
      const j = Math.floor(((block[i] as number) * (i + 1)) / 2 ** 31);
      const kept = dealt[i] as number;
      dealt[i] = dealt[j] as number;
      dealt[j] = kept;
    }
    if (surprise(products(dealt, weights)) >= observed) asFar++;
  }
  return (asFar + 1) / (permutations + 1);
}

/** Areas draw from the streams 0 and up. */
const GLOBAL_STREAM = -1;

function surpriseOf(alternative: Alternative, expected: number): (sum: number) => number {
  if (alternative === 'greater') return (sum) => sum - expected;
  if (alternative === 'less') return (sum) => expected - sum;
  return (sum) => Math.abs(sum - expected);
}
