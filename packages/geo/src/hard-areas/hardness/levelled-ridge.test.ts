import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  addPlace,
  levelOf,
  lossOf,
  noSums,
  ridge,
  varianceBetween,
  withoutLevels,
} from './levelled-ridge.js';

interface Row {
  ward: number;
  inputs: [number, number];
  rate: number;
  weight: number;
}

function sumsOf(rows: readonly Row[]) {
  const wards = [...new Set(rows.map(({ ward }) => ward))].sort();
  return wards.map((ward) => {
    const sums = noSums(3);
    for (const row of rows) {
      if (row.ward === ward) addPlace(sums, [1, ...row.inputs], row.rate, row.weight);
    }
    return sums;
  });
}

/** Generalised least squares with the whole covariance written out, of the columns that are kept. */
function byWholeCovariance(
  rows: readonly Row[],
  between: number,
  penalties: readonly number[],
  kept: readonly number[],
): number[] {
  const x = new Matrix(rows.map(({ inputs }) => kept.map((i) => [1, ...inputs][i] ?? 0)));
  const y = Matrix.columnVector(rows.map(({ rate }) => rate));
  const v = new Matrix(
    rows.map((a, i) =>
      rows.map((b, j) => (a.ward === b.ward ? between : 0) + (i === j ? 1 / a.weight : 0)),
    ),
  );
  const left = x.transpose().mmul(inverse(v)).mmul(x);
  for (const [k, i] of kept.entries()) {
    if (i > 0) left.set(k, k, left.get(k, k) + (penalties[i - 1] ?? 0));
  }
  const found = inverse(left)
    .mmul(x.transpose().mmul(inverse(v)).mmul(y))
    .to1DArray();
  return [0, 1, 2].map((i) => found[kept.indexOf(i)] ?? 0);
}

describe('ridge', () => {
  it('in one input, without levels, is Σxy / (Σx² + penalty)', () => {
    const sums = noSums(2);
    for (const [x, rate] of [
      [-1, 0.8],
      [0, 0.5],
      [1, 0.2],
    ] as const) {
      addPlace(sums, [1, x], rate, 1);
    }
    const [level, slope] = ridge([sums], { betweenWards: 0, penalties: [2] });
    expect(level).toBeCloseTo(0.5, 12);
    expect(slope).toBeCloseTo(-0.6 / 4, 8);
  });

  const row = fc.record({
    ward: fc.integer({ min: 0, max: 3 }),
    inputs: fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 4, noNaN: true }),
    ),
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
    weight: fc.double({ min: 0.5, max: 50, noNaN: true }),
  });

  it('is what the whole covariance gives, without the inputs that point the wrong way', () => {
    let [both, one] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 6, maxLength: 20 }),
        fc.double({ min: 0.001, max: 0.2, noNaN: true }),
        fc.tuple(
          fc.double({ min: 0.1, max: 9, noNaN: true }),
          fc.double({ min: 0.1, max: 9, noNaN: true }),
        ),
        (drawn, between, penalties) => {
          // Rates that fall with the inputs, more or less.
          const rows = drawn.map((r) => ({ ...r, rate: 0.3 * r.rate - 0.2 * r.inputs[0] }));
          const fit = ridge(sumsOf(rows), { betweenWards: between, penalties });
          expect(Math.max(fit[1] ?? 0, fit[2] ?? 0)).toBeLessThanOrEqual(0);
          const kept = [0, 1, 2].filter((i) => i === 0 || fit[i] !== 0);
          both += kept.length === 3 ? 1 : 0;
          one += kept.length === 2 ? 1 : 0;
          const whole = byWholeCovariance(rows, between, penalties, kept);
          for (const i of [0, 1, 2]) expect(fit[i]).toBeCloseTo(whole[i] ?? 0, 6);
          const first = byWholeCovariance(rows, between, penalties, [0, 1, 2]);
          if (Math.max(first[1] ?? 0, first[2] ?? 0) < -1e-9) expect(kept).toEqual([0, 1, 2]);
        },
      ),
      { seed: 20_251_125, numRuns: 200 },
    );
    expect(Math.min(both, one)).toBeGreaterThan(20);
  });

  it('makes the loss least', () => {
    const rows: Row[] = [0.9, 0.7, 0.4, 0.6, 0.3, 0.2].map((rate, i) => ({
      ward: i % 2,
      inputs: [i / 5, (i * i) / 25],
      rate,
      weight: 10 + i,
    }));
    const sums = withoutLevels(sumsOf(rows), 0.01);
    const fit = ridge(sumsOf(rows), { betweenWards: 0.01, penalties: [0, 0] });
    for (const i of [0, 1]) {
      for (const step of [-0.01, 0.01]) {
        const moved = fit.map((value, j) => (i === j ? value + step : value));
        expect(lossOf(sums, moved)).toBeGreaterThan(lossOf(sums, fit));
      }
    }
  });
});

describe('wards’ levels', () => {
  const wardAt = (rate: number, weight: number) => {
    const sums = noSums(1);
    addPlace(sums, [1], rate, weight);
    return sums;
  };

  it('are the weighted mean of what the fit leaves', () => {
    const sums = noSums(1);
    addPlace(sums, [1], 0.9, 3);
    addPlace(sums, [1], 0.5, 1);
    const [level, weight] = levelOf(sums, [0.6]);
    expect(level).toBeCloseTo(0.2, 12);
    expect(weight).toBe(4);
    expect(levelOf(noSums(1), [0.6])).toEqual([0, 0]);
  });

  it('vary as much as the method of moments says: for two wards of weight w, 2d² − 1/w', () => {
    const wards = [wardAt(0.6, 400), wardAt(0.8, 400)];
    expect(varianceBetween(wards, [0.7])).toBeCloseTo(2 * 0.1 ** 2 - 1 / 400, 12);
    expect(varianceBetween([wardAt(0.7, 400), wardAt(0.71, 400)], [0.7])).toBe(0);
    expect(varianceBetween([wardAt(0.2, 400)], [0.7])).toBe(0);
  });
});
