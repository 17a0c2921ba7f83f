import { describe, expect, it } from 'vitest';
import { quantileBounds } from './class-methods.js';
import { classify, classOf } from './classes.js';

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

  it('put a value on a bound into the upper class', () => {
    expect([0, 1, 1.5, 2, 9].map((value) => classOf(value, [1, 2]))).toEqual([0, 1, 1, 2, 2]);
  });

  it('count areas without a value apart', () => {
    expect(classify([null, 0.2, 0.9, null], [0.5])).toEqual({
      bounds: [0.5],
      extent: [0.2, 0.9],
      counts: [1, 1],
      missing: 2,
    });
  });
});
