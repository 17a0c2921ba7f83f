import { describe, expect, it } from 'vitest';
import { roundedBreaks, typedOf, valueOfTyped } from './typed-values.js';

describe('a bound typed by hand', () => {
  it.each([
    ['61,5', 'coverage', 0.615],
    ['61.5', 'coverage', 0.615],
    [' 120 ', 'remaining', 120],
    ['12,3', 'pace', 12.3],
  ] as const)('%s of %s is %d', (typed, metric, value) => {
    expect(valueOfTyped(typed, metric)).toBeCloseTo(value, 12);
  });
  it.each(['', '  ', 'abc', '1e999'])('%j is no number', (typed) => {
    expect(valueOfTyped(typed, 'coverage')).toBeNull();
  });
  it('shows as it was typed', () => {
    expect(typedOf(0.61512, 'coverage')).toBe(61.5);
    expect(roundedBreaks([0.61512, 0.7], 'attainment')).toEqual([0.615, 0.7]);
    expect(roundedBreaks([1234.56], 'remaining')).toEqual([1234.6]);
  });
});
