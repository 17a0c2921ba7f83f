import { describe, expect, it } from 'vitest';
import { axisStep } from './axis-step.js';
import { histogram } from './histogram.js';

describe('a histogram', () => {
  it('counts each value once, the largest in the last bin', () => {
    expect(histogram([0, 0.1, 0.5, 1, null], [0, 1], 4)).toEqual([2, 0, 1, 1]);
  });
  it('leaves out what lies beyond its ends', () => {
    expect(histogram([-1, 0.2, 3], [0, 1], 2)).toEqual([1, 0]);
  });
  it('of one value only has it in the first bin', () => {
    expect(histogram([7, 7], [7, 7], 3)).toEqual([2, 0, 0]);
  });
});

describe('the step of an axis', () => {
  it.each([
    [0, 1, 0.005],
    [0.463, 0.941, 0.005],
    [0, 100, 0.5],
    [120, 73_000, 500],
    [5, 5, 1],
  ])('from %d to %d is %d', (min, max, step) => {
    expect(axisStep([min, max])).toBeCloseTo(step, 12);
  });
});
