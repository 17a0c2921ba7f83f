import { RandomSource } from './random-source.js';
import { at, type Weights } from './weights.js';

/** How often, and from which seed, neighbours are drawn anew. */
export interface Permutations {
  /** 999 say; the least p is then 1/1000. */
  permutations: number;
  seed: number;
}

/** Sums that differ by no more than this many standard deviations are a tie, not a difference. */
export const TIE = 1e-9;

/** Random numbers made at once. */
const BLOCK = 1024;

/**
 * How far each area's neighbourhood is from what chance would give it, as a standard score: the
 * area keeps its place, and the others take their places at random. Mean and variance of a sum
 * without replacement, exactly (Sokal, Oden and Thomson 1998). NaN for islands.
 *
 * @param scores standard scores (`deviationsOf`)
 */
export function lagScores(scores: Float64Array, weights: Weights): Float64Array {
  const others = scores.length - 1;
  const result = new Float64Array(scores.length).fill(Number.NaN);
  for (let i = 0; i < result.length; i++) {
    const { lag, sum, squares } = rowOf(scores, weights, i);
    // Standard scores sum to 0 and their squares to n.
    const mean = -at(scores, i) / others;
    const spread = scores.length - at(scores, i) ** 2 - others * mean ** 2;
    const variance = (spread / (others - 1)) * (squares - sum ** 2 / others);
    if (sum !== 0 && variance > TIE ** 2) result[i] = (lag - sum * mean) / Math.sqrt(variance);
  }
  return result;
}

/**
 * Two-sided pseudo p of each area's neighbourhood by conditional permutation (Anselin 1995): the
 * area keeps its value, its neighbours' are drawn from all others without replacement, and
 * p = (r + 1) / (P + 1), where r counts the draws whose weighted sum lies at least as far from the
 * sum expected. Every statistic that rises with this sum, local Moran's I and Gi* among them, has
 * this p. NaN for islands. Each area draws from a stream of its own.
 *
 * Cost: areas × permutations × neighbours.
 *
 * @param scores standard scores (`deviationsOf`)
 */
export function conditionalP(
  scores: Float64Array,
  weights: Weights,
  { permutations, seed }: Permutations,
): Float64Array {
  const result = new Float64Array(scores.length).fill(Number.NaN);
  const draws = new NeighbourDraws(scores);
  for (let i = 0; i < result.length; i++) {
    const row = weights.values.subarray(at(weights.starts, i), at(weights.starts, i + 1));
    if (row.length === 0) continue;
    const { lag, sum } = rowOf(scores, weights, i);
    const expected = (-at(scores, i) / (result.length - 1)) * sum;
    const far = Math.abs(lag - expected) - TIE * Math.abs(sum);
    const random = new RandomSource(seed, i);
    const asFar = draws.countAsFar(i, row, expected, far, random, permutations);
    result[i] = (asFar + 1) / (permutations + 1);
  }
  return result;
}

/** Draws neighbours' scores from all areas but one, without replacement. */
class NeighbourDraws {
  readonly #scores: Float64Array;
  /** The turn in which each area was last drawn: no list to shuffle, nothing to put back. */
  readonly #drawn: Int32Array;
  readonly #block = new Int32Array(BLOCK);

  constructor(scores: Float64Array) {
    this.#scores = scores;
    this.#drawn = new Int32Array(scores.length);
  }

  /** How many of `turns` draws bring a weighted sum at least `far` from the expected one. */
  countAsFar(
    self: number,
    row: Float64Array,
    expected: number,
    far: number,
    random: RandomSource,
    turns: number,
  ): number {
    // Indexed in place: `at` serves arrays of all kinds, which costs as much as the draw.
    const [scores, drawn, block] = [this.#scores, this.#drawn.fill(0), this.#block];
    let asFar = 0;
    let used = BLOCK;
    for (let turn = 1; turn <= turns; turn++) {
      drawn[self] = turn;
      let sum = 0;
      for (let k = 0; k < row.length; ) {
        if (used === BLOCK) {
          random.fill(block, scores.length);
          used = 0;
        }
        const other = block[used++] as number;
        if (drawn[other] === turn) continue;
        drawn[other] = turn;
        sum += (row[k++] as number) * (scores[other] as number);
      }
      if (Math.abs(sum - expected) >= far) asFar++;
    }
    return asFar;
  }
}

/** Sum over the neighbours' scores, and over their weights and the squares of these. */
function rowOf(scores: Float64Array, { starts, neighbours, values }: Weights, i: number) {
  let [lag, sum, squares] = [0, 0, 0];
  for (let k = at(starts, i); k < at(starts, i + 1); k++) {
    const weight = at(values, k);
    lag += weight * at(scores, at(neighbours, k));
    sum += weight;
    squares += weight ** 2;
  }
  return { lag, sum, squares };
}
