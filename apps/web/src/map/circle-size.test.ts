import { describe, expect, it } from 'vitest';
import { circleRadius, largestRadius, legendSizes } from './circle-size.js';

describe('circles', () => {
  it('have areas in proportion to their values', () => {
    const area = (value: number) => circleRadius(value, 800, 30) ** 2;
    expect(area(800)).toBeCloseTo(900, 9);
    expect(area(200) / area(50)).toBeCloseTo(4, 9);
  });
  it.each([
    [0, 100],
    [-5, 100],
    [5, 0],
  ])('of %d, the largest being %d, are none', (value, largest) => {
    expect(circleRadius(value, largest, 30)).toBe(0);
  });
  it('are smaller where more areas share the map, and never too small to see', () => {
    expect(largestRadius(9)).toBe(largestRadius(91));
    expect(largestRadius(364)).toBeCloseTo(largestRadius(91) / 2, 9);
    expect(largestRadius(1_000_000)).toBe(6);
  });
  it.each([
    [73_000, [50_000, 10_000, 2_000]],
    [100, [100, 20, 5]],
    [7, [5, 1]],
    [0, []],
  ])('of at most %d have round sizes in the legend: %j', (largest, sizes) => {
    expect(legendSizes(largest)).toEqual(sizes);
  });
});
