import type { HardArea } from '@tungngo/domain';
import { area, booleanPointInPolygon, kinks } from '@turf/turf';
import fc from 'fast-check';
import type { MultiPolygon } from 'geojson';
import { gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { hexCell, hexCentre } from '../hexes/hex-cells.js';
import { clippedToWard } from './clip-to-ward.js';
import { outliner } from './cluster-outline.js';

const box = (west: number, south: number, east: number, north: number): HardArea['polygon'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

describe('an outline within its ward', () => {
  it('ends at the border, and keeps what lies inside', () => {
    const clipped = clippedToWard(box(0, 0, 2, 2), box(1, 0, 4, 4));
    expect(area(clipped)).toBeCloseTo(area(box(1, 0, 2, 2)), -3);
  });

  it('is the largest part where the border cuts it in two', () => {
    const ward: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [box(0, 0, 1, 2).coordinates, box(1.8, 0, 4, 4).coordinates],
    };
    const clipped = clippedToWard(box(0, 0, 2, 2), ward);
    expect(area(clipped)).toBeCloseTo(area(box(0, 0, 1, 2)), -3);
  });

  it('stays as it is where it lies wholly outside', () => {
    expect(clippedToWard(box(0, 0, 1, 1), box(5, 5, 6, 6))).toEqual(box(0, 0, 1, 1));
  });

  it('is valid, no larger than before, and beyond the border nowhere', () => {
    const centre = hexCell(106.7, 10.9);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...gridDisk(centre, 4)), { minLength: 1, maxLength: 30 }),
        fc.double({ min: -0.004, max: 0.004, noNaN: true }),
        (cells, shift) => {
          const outline = outliner(cells)(cells);
          const east = 106.7 + shift;
          const clipped = clippedToWard(outline, box(106, 10, east, 12));
          expect(kinks(clipped).features).toEqual([]);
          expect(area(clipped)).toBeLessThanOrEqual(area(outline) * 1.0001);
          const inside = cells.map(hexCentre).filter(([lon]) => lon < east - 0.001);
          if (inside.length === cells.length) {
            for (const point of inside) expect(booleanPointInPolygon(point, clipped)).toBe(true);
          }
          const touches = cells.some((cell) => hexCentre(cell)[0] < east);
          if (!touches) return;
          for (const [lon] of clipped.coordinates.flat()) expect(lon).toBeLessThan(east + 1e-5);
        },
      ),
      { seed: 91, numRuns: 60 },
    );
  });
});
