import type { DecidedPolygon } from '@tungngo/domain';
import { booleanPointInPolygon, circle } from '@turf/turf';
import fc from 'fast-check';
import { gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { hexCell, hexCentre } from '../hexes/hex-cells.js';
import { cellsOfShape } from './cells-of-shape.js';
import { splitByCells, splitByLine } from './split-cells.js';

const CENTRE: [number, number] = [106.7, 10.95];
const accepted = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error('refused');
  return result.value;
};
const box = (west: number, south: number, east: number, north: number): DecidedPolygon => ({
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

/** A star around the centre: radii of 100 to 900 m by direction; it never crosses itself. */
const star = fc
  .array(fc.double({ min: 0.001, max: 0.009, noNaN: true }), { minLength: 5, maxLength: 14 })
  .map((radii): DecidedPolygon => {
    const ring = radii.map((radius, i): [number, number] => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [CENTRE[0] + radius * Math.cos(angle), CENTRE[1] + radius * Math.sin(angle)];
    });
    return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? CENTRE]] };
  });

describe('cells of a drawn polygon', () => {
  it('are those whose centre lies within, by brute force', () => {
    const around = gridDisk(hexCell(...CENTRE), 12);
    fc.assert(
      fc.property(star, (shape) => {
        const within = around.filter((cell) => booleanPointInPolygon(hexCentre(cell), shape));
        const cells = accepted(cellsOfShape(shape));
        if (within.length > 0) expect(cells).toEqual(within.sort());
        else expect(cells).toHaveLength(1);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('of a yard smaller than a cell are the one that it lies in', () => {
    const [lon, lat] = CENTRE;
    const yard = box(lon, lat, lon + 0.0001, lat + 0.0001);
    expect(cellsOfShape(yard)).toEqual({
      ok: true,
      value: [hexCell(lon + 0.00005, lat + 0.00005)],
    });
  });

  it.each([
    [
      'a bow tie',
      {
        type: 'Polygon',
        coordinates: [
          [
            [106.7, 10.9],
            [106.71, 10.91],
            [106.71, 10.9],
            [106.7, 10.91],
            [106.7, 10.9],
          ],
        ],
      },
      /tự cắt/,
    ],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [106.7, 10.9],
            [106.71, 10.9],
            [106.71, 10.91],
            [106.7, 10.91],
          ],
        ],
      },
      /khép kín/,
    ],
    ['one as large as a district', box(106.6, 10.9, 106.8, 11.1), /quá 30 km²/],
    ['one in the sea of Guinea', box(0, 0, 0.01, 0.01), /ngoài lãnh thổ/],
  ])('%s is refused with what is wrong', (_, shape, said) => {
    const result = cellsOfShape(shape as DecidedPolygon);
    expect(result).toMatchObject({ ok: false, problem: { code: 'boundaries-invalid' } });
    if (!result.ok) expect(result.problem.message.vi).toMatch(said);
  });
});

describe('splitting an area', () => {
  const disc = accepted(
    cellsOfShape(circle(CENTRE, 0.8, { units: 'kilometers' }).geometry as DecidedPolygon),
  );

  it('by a bent line gives both sides, and each cell to one', () => {
    const bent: [number, number][] = [
      [106.695, 10.95],
      [106.7, 10.952],
      [106.705, 10.947],
    ];
    const [left, right] = accepted(splitByLine(disc, bent));
    expect([...left, ...right].sort()).toEqual(disc);
    expect(left).toContain(hexCell(106.7, 10.954));
    expect(right).toContain(hexCell(106.7, 10.948));
  });

  it('by a straight line agrees with the sign of the cross product', () => {
    const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
    fc.assert(
      fc.property(angle, (direction) => {
        const [dx, dy] = [Math.cos(direction) * 0.004, Math.sin(direction) * 0.004];
        const line: [number, number][] = [
          [CENTRE[0] - dx, CENTRE[1] - dy],
          [CENTRE[0], CENTRE[1]],
          [CENTRE[0] + dx, CENTRE[1] + dy],
        ];
        const [left] = accepted(splitByLine(disc, line));
        const expected = disc.filter((cell) => {
          const [lon, lat] = hexCentre(cell);
          return dx * (lat - CENTRE[1]) - dy * (lon - CENTRE[0]) >= 0;
        });
        expect(left).toEqual(expected);
      }),
      { seed: 12, numRuns: 50 },
    );
  });

  it('by the outline of a part gives the part and the rest', () => {
    const part = accepted(cellsOfShape(box(106.69, 10.94, 106.7, 10.96)));
    const [inside, outside] = accepted(splitByCells(disc, part));
    expect(inside.every((cell) => hexCentre(cell)[0] < 106.7)).toBe(true);
    expect([...inside, ...outside].sort()).toEqual(disc);
  });

  it('by a line beside it, or an outline around it all, is refused', () => {
    const beside = splitByLine(disc, [
      [106.8, 10.9],
      [106.8, 11],
    ]);
    expect(beside).toMatchObject({ ok: false, problem: { place: { field: 'by' } } });
    expect(splitByCells(disc, disc).ok).toBe(false);
  });
});
