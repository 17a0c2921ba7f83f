import { classOf, quantileBounds } from '@tungngo/geo/statistics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centredBounds, classBounds, naturalBounds } from './class-methods.js';
import { classify } from './classes.js';

const cut = { classCount: 4, centre: 1, manual: [] } as const;
const seed = 20_231_125;

describe('quantile classes', () => {
  it('hold about as many values each', () => {
    const values = Array.from({ length: 91 }, (_, i) => ((i * 37) % 91) / 91);
    const { counts } = classify(values, quantileBounds(values, 6));
    expect(counts).toHaveLength(6);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it.each([
    [[], []],
    [[5], []],
    [[3, 3, 3, 3], []],
    [[1, 1, 1, 9], []],
    [[1, 1, 9, 9], [5]],
  ])('of %j have the bounds %j: equal values never split', (values, bounds) => {
    expect(quantileBounds(values, 2)).toEqual(bounds);
  });
});

/** The least sum of squared deviations of any cut of sorted values into so many classes. */
function leastDeviation(sorted: readonly number[], classCount: number): number {
  if (classCount === 1) return deviation(sorted);
  let least = Number.POSITIVE_INFINITY;
  for (let end = 1; end <= sorted.length - classCount + 1; end++) {
    const rest = leastDeviation(sorted.slice(end), classCount - 1);
    least = Math.min(least, deviation(sorted.slice(0, end)) + rest);
  }
  return least;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

describe('natural breaks', () => {
  it('deviate from their classes’ means as little as the best of all cuts', () => {
    const lists = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), {
      minLength: 3,
      maxLength: 10,
    });
    fc.assert(
      fc.property(lists, fc.integer({ min: 2, max: 3 }), (values, classCount) => {
        const bounds = naturalBounds(values, classCount);
        expect(bounds).toHaveLength(classCount - 1);
        const groups = Array.from({ length: classCount }, (_, i) =>
          values.filter((value) => classOf(value, bounds) === i),
        );
        const found = groups.reduce((sum, group) => sum + deviation(group), 0);
        const best = leastDeviation(
          values.toSorted((a, b) => a - b),
          classCount,
        );
        expect(found).toBeCloseTo(best, 6);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('see the gaps', () => expect(naturalBounds([1, 2, 3, 50, 51, 90], 3)).toEqual([50, 90]));
  it.each([[[]], [[4]], [[4, 4, 4]]])('of %j are none', (values) => {
    expect(naturalBounds(values, 3)).toEqual([]);
  });
  it('are no more than there are values', () => {
    expect(naturalBounds([1, 2, 2, 3], 6)).toEqual([2, 3]);
  });
});

describe('classes around a target', () => {
  it('of an even number have the target as a bound, and one width', () => {
    const values = [0.6, 0.8, 1, 1.2, 1.4];
    const bounds = centredBounds(values, 4, 1);
    expect(bounds[1]).toBe(1);
    expect((bounds[2] ?? 0) - 1).toBeCloseTo(1 - (bounds[0] ?? 0), 12);
  });

  it('of an odd number have a neutral class in the middle', () => {
    const [below = 0, above = 0] = centredBounds([0, 2], 3, 1).slice(0, 2);
    expect(below).toBeLessThan(1);
    expect(above).toBeGreaterThan(1);
    expect(below + above).toBeCloseTo(2, 12);
  });

  it('put no value below the target into a class above it, whatever the values', () => {
    const rates = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(rates, fc.constantFrom(4, 6, 8), (values, classCount) => {
        const bounds = centredBounds(values, classCount, 1);
        const half = bounds.length === 1 ? 1 : classCount / 2;
        for (const value of values) {
          expect(classOf(value, bounds) >= half).toBe(value >= 1);
        }
      }),
      { seed },
    );
  });

  it('are not squeezed by one far value', () => {
    const values = [...Array.from({ length: 99 }, (_, i) => 0.9 + i / 500), 40];
    expect(Math.max(...centredBounds(values, 6, 1))).toBeLessThan(1.2);
  });
});

describe('other methods', () => {
  it('cut the extent into equal widths', () => {
    const bounds = classBounds([0, 10, 2], { ...cut, method: 'equal' });
    expect(bounds).toEqual([2.5, 5, 7.5]);
  });
  it('take bounds set by hand as they are, and quantiles until there are any', () => {
    const values = [1, 2, 3, 4];
    expect(classBounds(values, { ...cut, method: 'manual', manual: [2, 9] })).toEqual([2, 9]);
    expect(classBounds(values, { ...cut, method: 'manual' })).toEqual(quantileBounds(values, 4));
  });
  it.each(['quantile', 'natural', 'equal', 'target'] as const)(
    '%s of no values has no bound',
    (method) => {
      expect(classBounds([], { ...cut, method })).toEqual([]);
    },
  );
});
