import { describe, expect, it } from 'vitest';
import { halfWidth, studentT } from './half-width.js';

describe('half the width of an interval', () => {
  // Any table of Student's t, two-sided 5%.
  it.each([
    [1, 12.706],
    [8, 2.306],
    [11, 2.201],
    [15, 2.131],
    [30, 2.042],
    [120, 1.98],
  ])('t of %d degrees of freedom', (degrees, expected) => {
    expect(studentT(degrees)).toBeCloseTo(expected, 2);
  });

  it('has no end for fewer than nineteen placebos', () => {
    const placebos = Array.from({ length: 19 }, (_, i) => (i % 2 === 0 ? 1 : -1));
    expect(halfWidth(placebos.slice(1), 8)).toBe(Number.POSITIVE_INFINITY);
    expect(halfWidth(placebos, 8)).toBeCloseTo(2.306, 9);
  });

  it('goes out to a placebo far away, when such are not rare', () => {
    const placebos = [...Array.from({ length: 90 }, () => 0.1), ...Array(9).fill(50)] as number[];
    expect(halfWidth(placebos, 1000)).toBe(50);
  });
});
