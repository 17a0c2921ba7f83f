import { describe, expect, it } from 'vitest';
import { bivariateClasses, bivariateColour } from './bivariate.js';
import { luminance } from './contrast.js';
import { NO_DATA_COLOUR } from './ramps.js';

describe('bivariate classes', () => {
  const nine = Array.from({ length: 9 }, (_, i) => i);

  it('cut both values by thirds: column to the right, row upwards', () => {
    const columns = nine.map((i) => i % 3);
    const rows = nine.map((i) => 100 * Math.floor(i / 3));
    const { classes, counts, missing } = bivariateClasses(columns, rows);
    expect(classes).toEqual(nine);
    expect(counts).toEqual(nine.map(() => 1));
    expect(missing).toBe(0);
  });

  it('leave an area out that lacks one of the two', () => {
    const { classes, counts, missing } = bivariateClasses([0.1, null, 0.9], [5, 5, null]);
    expect(classes.map((index) => index === null)).toEqual([false, true, true]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(missing).toBe(2);
  });

  it('with equal values all are one class', () => {
    const { classes, columns } = bivariateClasses([1, 1, 1], [2, 2, 2]);
    expect(columns).toEqual([]);
    expect(classes).toEqual([0, 0, 0]);
  });

  it('are darkest where coverage is low and many people remain, lightest where neither', () => {
    const light = nine.map((index) => luminance(bivariateColour(index)));
    expect(light.indexOf(Math.min(...light))).toBe(6);
    expect(light.indexOf(Math.max(...light))).toBe(2);
    expect(bivariateColour(null)).toBe(NO_DATA_COLOUR);
  });
});
