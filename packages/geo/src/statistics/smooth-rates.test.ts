import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothRates } from './smooth-rates.js';

describe('smoothRates', () => {
  it('draws a small area further towards the mean of its group than a large one', () => {
    const [small, large, , ...others] = smoothRates(
      [9, 900, 100, 500, 200],
      [10, 1000, 1000, 1000, 1000],
      ['a', 'a', 'a', 'a', 'a'],
    );
    expect(small).toBeLessThan(large ?? 0);
    expect(large).toBeLessThan(0.9);
    expect(others.length).toBe(2);
  });

  it('knows each group’s own mean and no other', () => {
    const counts = [9, 900, 100, 3, 40, 990];
    const populations = [10, 1000, 1000, 100, 400, 1000];
    const apart = smoothRates(counts, populations, ['a', 'a', 'a', 'b', 'b', 'b']);
    const first = smoothRates(counts.slice(0, 3), populations.slice(0, 3));
    const second = smoothRates(counts.slice(3), populations.slice(3));
    expect(apart).toEqual([...first, ...second]);
  });

  it('has no rate without people, and none for a count that is not known', () => {
    const rates = smoothRates([1, Number.NaN, 30, 60], [0, 100, 100, 100]);
    expect(rates.slice(0, 2)).toEqual([null, null]);
    expect(rates[2]).toBeGreaterThan(0);
  });

  it('gives the group’s mean where rates differ no more than chance makes them', () => {
    expect(smoothRates([10, 11, 9], [100, 100, 100])).toEqual([0.1, 0.1, 0.1]);
    expect(smoothRates([0, 0], [10, 20])).toEqual([0, 0]);
  });

  it('lies between the area’s own rate and the mean', () => {
    const area = fc.record({
      population: fc.integer({ min: 1, max: 9999 }),
      share: fc.double({ min: 0, max: 1.3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 40 }), (areas) => {
        const populations = areas.map(({ population }) => population);
        const counts = areas.map(({ population, share }) => Math.round(population * share));
        const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
        const mean = sum(counts) / sum(populations);
        for (const [i, rate] of smoothRates(counts, populations).entries()) {
          const own = (counts[i] ?? 0) / (populations[i] ?? 1);
          expect(rate).toBeGreaterThanOrEqual(Math.min(own, mean) - 1e-12);
          expect(rate).toBeLessThanOrEqual(Math.max(own, mean) + 1e-12);
        }
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
