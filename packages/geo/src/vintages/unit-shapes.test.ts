import type { Area, AreaCode } from '@tungngo/domain';
import { area as areaM2 } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approximateBoundaries } from '../boundaries/approximate-boundaries.js';
import { fragmentAreas, type UnitPart, unitAt, unitShapes } from './unit-shapes.js';

const code = (text: string) => text as AreaCode;
const area = (own: string, parent: string | null, lon: number, lat: number): Area => ({
  code: code(own),
  name: own,
  level: own.length === 2 ? 'province' : own.length === 3 ? 'district' : 'ward',
  parentCode: parent === null ? null : code(parent),
  lon,
  lat,
});

/** A grid of wards in one district; odd ones go half to each of two units, the others whole. */
function scene(places: readonly [number, number][]) {
  const wards = places.map(([lon, lat], i) => area(String(25_000 + i), '718', lon, lat));
  const base = approximateBoundaries([
    area('74', null, 106.7, 11.1),
    area('718', '74', 106.7, 11.1),
    ...wards,
  ]);
  const units = [
    area('79', null, 106.7, 11.1),
    area('26001', '79', 106.65, 11.1),
    area('26002', '79', 106.75, 11.1),
  ];
  const parts = wards.flatMap(({ code: wardCode, lon }, i): UnitPart[] =>
    i % 2 === 1
      ? [
          { wardCode, unitCode: code('26001') },
          { wardCode, unitCode: code('26002') },
        ]
      : [{ wardCode, unitCode: code(lon < 106.7 ? '26001' : '26002') }],
  );
  return { base, wards, units, parts };
}

const places = fc.uniqueArray(
  fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })),
  { minLength: 4, maxLength: 25, selector: ([x, y]) => `${x} ${y}` },
);

describe('shapes of the units of another vintage', () => {
  it('cover what the wards covered, without gap or overlap', () => {
    fc.assert(
      fc.property(places, (cells) => {
        const { base, wards, units, parts } = scene(
          cells.map(([x, y]) => [106.6 + x / 100, 11 + y / 100]),
        );
        const set = unitShapes(base, wards, units, parts);
        const sum = (level: string, features: typeof set.features) =>
          features
            .filter(({ properties }) => properties.level === level)
            .reduce((total, feature) => total + areaM2(feature), 0);
        const whole = sum('ward', base.features);
        expect(sum('ward', set.features) / whole).toBeCloseTo(1, 4);
        expect(sum('province', set.features) / whole).toBeCloseTo(1, 4);
      }),
      { seed: 20_250_701, numRuns: 25 },
    );
  });

  it('lose the borders of the wards that they are made of, cut ones too', () => {
    const grid = Array.from({ length: 16 }, (_, i): [number, number] => [
      106.64 + (i % 4) * 0.04,
      11.04 + Math.floor(i / 4) * 0.04,
    ]);
    const { base, wards, units, parts } = scene(grid);
    const [province] = unitShapes(base, wards, units, parts).features;
    expect(province?.properties.code).toBe('79');
    expect(province?.geometry.type).toBe('Polygon');
    expect(province?.geometry.coordinates).toHaveLength(1);
  });

  it('every unit of a divided ward gets a part of it, however far away its centre', () => {
    const { base, wards, units } = scene([
      [106.64, 11.1],
      [106.5, 11.3],
      [106.76, 11.1],
    ]);
    const ward = wards[1];
    if (!ward) throw new Error('the scene has three wards');
    const own = { ...ward, code: code('26003') };
    const areas = [...fragmentAreas(base, ward, [...units.slice(1), own]).values()];
    expect(areas).toHaveLength(3);
    for (const m2 of areas) expect(m2).toBeGreaterThan(1e6);
  });

  it('a place of a divided ward goes to the part that the shapes give it', () => {
    const { base, wards, units } = scene([
      [106.64, 11.1],
      [106.7, 11.1],
      [106.76, 11.1],
    ]);
    const ward = wards[1];
    if (!ward) throw new Error('the scene has three wards');
    const areas = fragmentAreas(base, ward, units.slice(1));
    expect(areas.size).toBe(2);
    for (const m2 of areas.values()) expect(m2).toBeGreaterThan(1e6);
    const candidates = units.slice(1);
    expect(unitAt([106.69, 11.1], ward, candidates)).toBe('26001');
    expect(unitAt([106.71, 11.1], ward, candidates)).toBe('26002');
  });
});
