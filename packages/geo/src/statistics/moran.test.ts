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
import { moran, weightSums } from './moran.js';
import { rateMoran } from './rate-moran.js';
import { binaryWeights, rowStandardised, type Weights } from './weights.js';

/** Moran's I as it is written in books. */
function bruteMoran(values: readonly number[], weights: Weights): number {
  const rows = table(weights);
  const centre = mean(values);
  let [products, sum] = [0, 0];
  for (const [i, row] of rows.entries()) {
    for (const [j, weight] of row.entries()) {
      products += weight * ((values[i] ?? 0) - centre) * ((values[j] ?? 0) - centre);
      sum += weight;
    }
  }
  return products / sum / variance(values);
}

describe('moran', () => {
  it('is the sum that books write, on random lattices', () => {
    fc.assert(
      fc.property(valuedLattices, ({ weights, values }) => {
        expect(moran(values, weights).i).toBeCloseTo(bruteMoran(values, weights), 10);
        const standardised = rowStandardised(weights);
        expect(moran(values, standardised).i).toBeCloseTo(bruteMoran(values, standardised), 10);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('has the mean and variance of all orders of the values under randomisation', () => {
    const weights = rowStandardised(
      binaryWeights([[1, 2], [0, 2], [0, 1, 3], [4, 5], [3], [0, 4]]),
    );
    const values = [3, 1, 4, 1, 5, 19];
    const all = [...orders(values)].map((dealt) => bruteMoran(dealt, weights));
    const { expected, randomisation } = moran(values, weights);
    expect(expected).toBeCloseTo(mean(all), 12);
    expect(randomisation.variance).toBeCloseTo(variance(all), 12);
  });

  it('has the variances of 1 to 9 on a lattice of three by three', () => {
    const result = moran([1, 2, 3, 4, 5, 6, 7, 8, 9], latticeWeights(3, 3, 'rook'));
    expect(result.randomisation.variance).toBeCloseTo(0.0596875, 12);
    expect(result.normality.variance).toBeCloseTo(0.053125, 12);
  });

  it('has the p of all orders, as near as permutations come', () => {
    const weights = latticeWeights(3, 2, 'rook');
    const values = [1, 2, 2, 3, 1, 5];
    const { i, expected } = moran(values, weights);
    const all = [...orders(values)].map((dealt) => bruteMoran(dealt, weights));
    const share = (surprises: (other: number) => boolean) =>
      mean(all.map((x) => Number(surprises(x))));
    const permutations = { permutations: 9999, seed: 7 };
    const p = (alternative: 'greater' | 'less' | 'two-sided') =>
      moran(values, weights, { alternative, permutations }).permutationP ?? Number.NaN;
    // Four standard deviations of a share of 9999 draws, at most.
    const near = 0.02;
    expect(Math.abs(p('greater') - share((x) => x >= i - 1e-9))).toBeLessThan(near);
    expect(Math.abs(p('less') - share((x) => x <= i + 1e-9))).toBeLessThan(near);
    const asFar = share((x) => Math.abs(x - expected) >= Math.abs(i - expected) - 1e-9);
    expect(Math.abs(p('two-sided') - asFar)).toBeLessThan(near);
  });

  it('says the same for the same seed, and p is 1 where nothing can differ', () => {
    const weights = latticeWeights(3, 3, 'queen');
    const ask = (seed: number) =>
      moran([5, 1, 4, 2, 8, 3, 9, 2, 2], weights, { permutations: { permutations: 99, seed } });
    expect(ask(3)).toEqual(ask(3));
    expect(ask(3).permutationP).not.toBe(ask(5).permutationP);
    const everybody = latticeWeights(2, 2, 'queen');
    const { permutationP } = moran([1, 2, 3, 4], everybody, {
      permutations: { permutations: 99, seed: 1 },
    });
    expect(permutationP).toBe(1);
  });

  it('is undefined for equal values, and refuses what is no number', () => {
    expect(moran([0.1, 0.1, 0.1], binaryWeights([[1], [0, 2], [1]])).i).toBeNaN();
    expect(() => moran([1, Number.NaN], binaryWeights([[1], [0]]))).toThrow(RangeError);
    expect(() => moran([1], binaryWeights([[1], [0]]))).toThrow(RangeError);
  });
});

describe('weightSums', () => {
  it('are Cliff and Ord’s, of weights that are not symmetric too', () => {
    const weights = rowStandardised(binaryWeights([[1, 2, 3], [0], [], [0, 2]]));
    const rows = table(weights);
    const cell = (i: number, j: number) => rows[i]?.[j] ?? 0;
    let [s0, s1, s2] = [0, 0, 0];
    for (let i = 0; i < 4; i++) {
      let both = 0;
      for (let j = 0; j < 4; j++) {
        s0 += cell(i, j);
        s1 += (cell(i, j) + cell(j, i)) ** 2 / 2;
        both += cell(i, j) + cell(j, i);
      }
      s2 += both ** 2;
    }
    const sums = weightSums(weights);
    expect(sums.s0).toBeCloseTo(s0, 12);
    expect(sums.s1).toBeCloseTo(s1, 12);
    expect(sums.s2).toBeCloseTo(s2, 12);
  });
});

describe('rateMoran', () => {
  it('is that of the rates where all have the same number of people', () => {
    const weights = latticeWeights(3, 3, 'rook');
    const counts = [4, 8, 15, 16, 23, 42, 7, 9, 60];
    const populations = counts.map(() => 100);
    expect(rateMoran(counts, populations, weights).i).toBeCloseTo(moran(counts, weights).i, 12);
  });

  it('refuses an area without people', () => {
    expect(() => rateMoran([0, 1], [0, 9], binaryWeights([[1], [0]]))).toThrow(RangeError);
  });
});
