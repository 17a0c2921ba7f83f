import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luminance } from '../map/contrast.js';
import { shadesOf } from './shades.js';

const areas = (values: readonly number[]) => values.map((hardness) => ({ hardness }));

describe('shades of hardness', () => {
  it('hold every area once, and are darker as areas are harder', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }),
        (all) => {
          const { classes, colourOf } = shadesOf(areas(all));
          for (const hardness of all) {
            const inside = classes.filter(
              ({ from, to }) => from <= Math.round(hardness) && Math.round(hardness) <= to,
            );
            expect(inside.map(({ colour }) => colour)).toEqual([colourOf(hardness)]);
          }
          const light = classes.map(({ colour }) => luminance(colour));
          expect(light).toEqual(light.toSorted((a, b) => b - a));
          expect(new Set(light).size).toBe(light.length);
        },
      ),
      { seed: 5 },
    );
  });
  it('part areas that are nearly alike', () => {
    expect(shadesOf(areas([50, 51, 52, 53, 54, 55, 56, 57])).classes).toHaveLength(4);
  });
  it('are one where all are alike, none without areas', () => {
    expect(shadesOf(areas([50, 50, 50])).classes).toMatchObject([{ from: 50, to: 50 }]);
    expect(shadesOf([]).classes).toEqual([]);
  });
});
