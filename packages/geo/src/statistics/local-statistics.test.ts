import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  latticeWeights,
  mean,
  orders,
  table,
  valuedLattices,
  variance,
} from '../../test/lattices.js';
import { conditionalP, lagScores } from './conditional-lag.js';
import { deviationsOf } from './deviations.js';
import { giStar } from './gi-star.js';
import { localMoran } from './local-moran.js';
import { moran, weightSums } from './moran.js';
import { binaryWeights, rowStandardised, type Weights } from './weights.js';

const few = { permutations: 19, seed: 1 };

/** Every sum that an area's neighbours can have while the area keeps its value. */
function allLags(values: readonly number[], weights: Weights, area: number): number[] {
  const row = table(weights)[area] ?? [];
  return [...orders(values.toSpliced(area, 1))].map((others) =>
    others
      .toSpliced(area, 0, values[area] ?? 0)
      .reduce((sum, value, j) => sum + value * (row[j] ?? 0), 0),
  );
}

describe('the significance of a neighbourhood', () => {
  const values = [1, 2, 2, 5, 1, 3, 4];
  const weights = rowStandardised(
    binaryWeights([[1, 3], [0, 2, 4], [1, 5], [0, 4], [1, 3, 5, 6], [2, 4], [4]]),
  );
  const { scores } = deviationsOf(values, weights);

  it('has a standard score by the mean and variance of all orders of the others', () => {
    const unlike = { ...weights, values: weights.values.map((value, k) => value * (1 + (k % 3))) };
    for (const [area, score] of lagScores(scores, unlike).entries()) {
      const lags = allLags([...scores], unlike, area);
      const own = (table(unlike)[area] ?? []).reduce((sum, w, j) => sum + w * (scores[j] ?? 0), 0);
      expect(score).toBeCloseTo((own - mean(lags)) / Math.sqrt(variance(lags)), 10);
    }
  });

  it('has the p of all orders of the others, as near as permutations come', () => {
    const found = conditionalP(scores, weights, { permutations: 9999, seed: 3 });
    for (const [area, p] of found.entries()) {
      const lags = allLags([...scores], weights, area);
      const own = (table(weights)[area] ?? []).reduce((sum, w, j) => sum + w * (scores[j] ?? 0), 0);
      const far = Math.abs(own - mean(lags)) - 1e-9;
      const exact = mean(lags.map((lag) => Number(Math.abs(lag - mean(lags)) >= far)));
      // Four standard deviations of a share of 9999 draws, at most.
      expect(Math.abs(p - exact)).toBeLessThan(0.02);
    }
  });

  it('counts ties: large numbers that differ by whole steps have the p of small ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 9, maxLength: 9 }),
        (whole) => {
          const lattice = latticeWeights(3, 3, 'queen');
          const p = (list: number[]) => giStar(list, lattice, { permutations: 99, seed: 2 }).p;
          expect(p(whole.map((value) => 1e4 + value / 10))).toEqual(p(whole));
        },
      ),
      { seed: 4, numRuns: 100 },
    );
  });

  it('of one area does not hang on the others’ neighbours, and hangs on the seed', () => {
    const rows = [[1, 4], [0], [3], [2, 6], [0], [6], [3]];
    const changed = rows.with(0, [1]);
    const of = (neighbours: number[][], seed: number) => [
      ...conditionalP(scores, binaryWeights(neighbours), { permutations: 499, seed }),
    ];
    expect(of(changed, 1).slice(1)).toEqual(of(rows, 1).slice(1));
    expect(of(rows, 2)).not.toEqual(of(rows, 1));
  });

  it('is never below 1 / (P + 1), is 1 where all values are equal, and islands have none', () => {
    const wide = latticeWeights(20, 20, 'queen');
    const slope = Array.from({ length: 400 }, (_, i) => Math.floor(i / 20));
    expect(Math.min(...giStar(slope, wide, { permutations: 99, seed: 1 }).p)).toBe(0.01);
    expect([...giStar([7, 7, 7], binaryWeights([[1], [0], []]), few).p]).toEqual([
      1,
      1,
      Number.NaN,
    ]);
  });

  it('draws without replacement: all others as neighbours leave nothing to chance', () => {
    const everybody = binaryWeights(values.map(() => values.keys()));
    expect(new Set(giStar(values, everybody, few).p)).toEqual(new Set([1]));
    expect(giStar(values, everybody, few).lagScores.every(Number.isNaN)).toBe(true);
  });
});

describe('giStar', () => {
  /** Ord and Getis (1995), equation 14, with the area among its own neighbours. */
  function bruteGiStar(values: readonly number[], weights: Weights): number[] {
    const n = values.length;
    return table(weights).map((row, i) => {
      const withSelf = row.map((weight, j) => (i === j ? Math.max(...row) : weight));
      const sum = withSelf.reduce((a, b) => a + b, 0);
      const squares = withSelf.reduce((a, b) => a + b * b, 0);
      const lag = withSelf.reduce((a, weight, j) => a + weight * (values[j] ?? 0), 0);
      const spread = Math.sqrt(variance(values)) * Math.sqrt((n * squares - sum ** 2) / (n - 1));
      return (lag - sum * mean(values)) / spread;
    });
  }

  it('is the formula, on random lattices', () => {
    fc.assert(
      fc.property(valuedLattices, ({ weights, values }) => {
        const { scores } = giStar(values, weights, few);
        for (const [i, score] of bruteGiStar(values, weights).entries()) {
          if (Number.isFinite(score)) expect(scores[i]).toBeCloseTo(score, 8);
          else expect(scores[i]).toBeNaN();
        }
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('does not change when rows of weights are scaled', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i * 7) % 11);
    const lattice = latticeWeights(5, 4, 'queen');
    const binary = giStar(values, lattice, few);
    const standardised = giStar(values, rowStandardised(lattice), few);
    for (const [i, score] of binary.scores.entries()) {
      expect(standardised.scores[i]).toBeCloseTo(score, 12);
    }
    expect(standardised.p).toEqual(binary.p);
  });

  it('finds a planted corner of high values and nothing about it', () => {
    const values = Array.from({ length: 225 }, (_, i) =>
      i % 15 < 3 && i < 45 ? 100 : (i * 37) % 10,
    );
    const { scores, p } = giStar(values, latticeWeights(15, 15, 'queen'), {
      permutations: 999,
      seed: 1,
    });
    expect(scores[16]).toBeGreaterThan(5);
    expect(p[16]).toBe(0.001);
    expect(p[200]).toBeGreaterThan(0.05);
  });
});

describe('localMoran', () => {
  it('sums to the global one times the sum of weights, on random lattices', () => {
    fc.assert(
      fc.property(valuedLattices, ({ weights, values }) => {
        const standardised = rowStandardised(weights);
        const { statistics } = localMoran(values, standardised, few);
        const sum = statistics.reduce((a, b) => a + b, 0);
        const global = moran(values, standardised).i * weightSums(standardised).s0;
        expect(sum).toBeCloseTo(global, 8);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('tells who is like the neighbours, who is unlike, and who lies alone', () => {
    const weights = rowStandardised(binaryWeights([[1], [0], [3], [2], [5], [4], []]));
    const { quadrants, scores } = localMoran([9, 8, 1, 2, 9, 1, 5], weights, few);
    expect(quadrants).toEqual([
      'high-high',
      'high-high',
      'low-low',
      'low-low',
      'high-low',
      'low-high',
      null,
    ]);
    expect(scores[0]).toBeGreaterThan(0);
    expect(scores[4]).toBeLessThan(0);
    expect(scores[6]).toBeNaN();
  });

  it('has no quadrant at the mean itself', () => {
    const { quadrants } = localMoran([1, 2, 3], binaryWeights([[2], [0], [0]]), few);
    expect(quadrants).toEqual(['low-high', null, 'high-low']);
  });
});
