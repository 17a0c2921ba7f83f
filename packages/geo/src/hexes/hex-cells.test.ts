import fc from 'fast-check';
import { cellToParent, greatCircleDistance, UNITS } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { hexCell, hexCentre, isHexCell } from './hex-cells.js';

describe('residence cells', () => {
  it('a point lies within 100 m of the centre of its cell, and the centre within the cell', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 102, max: 110, noNaN: true }),
        fc.double({ min: 8, max: 24, noNaN: true }),
        (lon, lat) => {
          const cell = hexCell(lon, lat);
          const [x, y] = hexCentre(cell);
          expect(greatCircleDistance([lat, lon], [y, x], UNITS.m)).toBeLessThan(100);
          expect(hexCell(x, y)).toBe(cell);
          expect(isHexCell(cell)).toBe(true);
        },
      ),
    );
  });

  const cell = hexCell(106.7, 10.95);
  it.each([
    ['', false],
    ['not a cell', false],
    ['8a65b0000000000', false],
    [cellToParent(cell, 9), false],
    [cell, true],
  ])('%j is a residence cell: %s', (text, expected) => expect(isHexCell(text)).toBe(expected));
});
