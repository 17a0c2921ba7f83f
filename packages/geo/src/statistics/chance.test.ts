import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from './false-discovery.js';
import { normalP, normalTail } from './normal-tail.js';
import { RandomSource } from './random-source.js';

describe('normalTail', () => {
  it.each([
    [0, 0.5],
    [0.5, 0.3085375387259869],
    [1.959963984540054, 0.025],
    [2.9999, 0.0013503412829549248],
    [3, 0.0013498980316300946],
    [5, 2.8665157187919333e-7],
    [10, 7.61985302416053e-24],
    [37, 5.725571222525139e-300],
    [50, 0],
    [-2, 0.9772498680518208],
  ])('of %d is %d', (z, tail) => {
    const found = normalTail(z);
    expect(Math.abs(found - tail)).toBeLessThanOrEqual(1e-12 * tail);
  });

  it('doubles the smaller tail when both sides surprise', () => {
    expect(normalP(-1.959963984540054, 'two-sided')).toBeCloseTo(0.05, 12);
    expect(normalP(-1.959963984540054, 'less')).toBeCloseTo(0.025, 12);
    expect(normalP(0, 'two-sided')).toBe(1);
    expect(normalTail(Number.NaN)).toBeNaN();
  });
});

describe('benjaminiHochberg', () => {
  it('adjusts the example of Benjamini and Hochberg (1995), of which four are found', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    const found = [...benjaminiHochberg(p)].filter((adjusted) => adjusted <= 0.05);
    expect(found).toHaveLength(4);
  });

  it('finds at every level what the step-up rule finds', () => {
    const share = fc.integer({ min: 1, max: 100 }).map((k) => k / 100);
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 30 }), share, (p, level) => {
        const sorted = [...p].sort((a, b) => a - b);
        const last = sorted.findLastIndex((x, k) => x <= (level * (k + 1)) / p.length + 1e-12);
        const limit = sorted[last] ?? -1;
        const adjusted = benjaminiHochberg(p);
        for (const [i, x] of p.entries()) {
          expect((adjusted[i] ?? 1) <= level + 1e-12).toBe(x <= limit);
        }
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('does not count what is unknown', () => {
    expect([...benjaminiHochberg([0.02, Number.NaN, 0.5])]).toEqual([0.04, Number.NaN, 0.5]);
  });
});

describe('RandomSource', () => {
  const numbers = (seed: number, stream: number, count: number, limit: number) => {
    const block = new Int32Array(count);
    new RandomSource(seed, stream).fill(block, limit);
    return block;
  };

  it('repeats itself for the same seed and stream, and for no other', () => {
    expect(numbers(1, 2, 50, 1000)).toEqual(numbers(1, 2, 50, 1000));
    const streams = [numbers(1, 2, 50, 1000), numbers(1, 3, 50, 1000), numbers(2, 2, 50, 1000)];
    expect(new Set(streams.map(String)).size).toBe(3);
  });

  it('is even over its range, within a stream and from stream to stream', () => {
    for (const draws of [
      numbers(9, 0, 70_000, 7),
      Int32Array.from({ length: 70_000 }, (_, stream) => numbers(9, stream, 1, 7)[0] ?? -1),
    ]) {
      const counts = new Array<number>(7).fill(0);
      for (const draw of draws) counts[draw] = (counts[draw] ?? Number.NaN) + 1;
      // Chi-square of six degrees of freedom: above 22.5 once in a thousand.
      const chi = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
      expect(chi).toBeLessThan(22.5);
    }
  });

  it('goes on where the last block ended', () => {
    const source = new RandomSource(4, 4);
    const [first, second] = [new Int32Array(10), new Int32Array(10)];
    source.fill(first, 99);
    source.fill(second, 99);
    expect([...first, ...second]).toEqual([...numbers(4, 4, 20, 99)]);
  });
});
