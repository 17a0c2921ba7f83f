import type { Area, AreaCode } from '@tungngo/domain';
import { area as areaM2, booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { approximateBoundaries } from './approximate-boundaries.js';
import type { AreaFeature, BoundarySet } from './boundary-set.js';
import { polygonsOf } from './rings.js';

const code = (text: string) => text as AreaCode;

/** Areas of a province: wards at the places given, in as many districts as asked, from west to east. */
function provinceOf(places: readonly [number, number][], districts = 3): Area[] {
  const ordered = [...places].sort(([a], [b]) => a - b);
  const wards = ordered.map(
    ([lon, lat], i): Area => ({
      code: code(String(25_000 + i)),
      name: `Xã ${i}`,
      level: 'ward',
      parentCode: code(String(718 + Math.floor((i * districts) / ordered.length))),
      lon,
      lat,
    }),
  );
  const used = [...new Set(wards.map(({ parentCode }) => parentCode))];
  return [
    { code: code('74'), name: 'Tỉnh', level: 'province', parentCode: null, lon: 106.7, lat: 11.1 },
    ...used.flatMap((district): Area[] =>
      district
        ? [
            {
              code: district,
              name: 'Huyện',
              level: 'district',
              parentCode: code('74'),
              lon: 106.7,
              lat: 11.1,
            },
          ]
        : [],
    ),
    ...wards,
  ];
}

/** Places about `spacing` degrees apart, each moved at random by less than half of that. */
function scattered(count: number, spacing: number, seed = 1): [number, number][] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const side = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, i) => [
    106.4 + spacing * ((i % side) + 0.7 * random()),
    10.9 + spacing * (Math.floor(i / side) + 0.7 * random()),
  ]);
}

const ofLevel = (set: BoundarySet, level: string) =>
  set.features.filter(({ properties }) => properties.level === level);
const km2 = (features: readonly AreaFeature[]) =>
  features.reduce((sum, feature) => sum + areaM2(feature) / 1e6, 0);

/** How often each edge is walked forward less backward: borders that two areas share cancel out. */
function openEdges(features: readonly AreaFeature[]): Set<string> {
  const sums = new Map<string, number>();
  const key = (a: Position | undefined, b: Position) => `${a} ${b}`;
  for (const ring of features.flatMap(({ geometry }) => polygonsOf(geometry)).flat()) {
    ring.slice(1).forEach((end, i) => {
      const start = ring[i];
      const forward = key(start, end) < key(end, start ?? end);
      const edge = forward ? key(start, end) : key(end, start ?? end);
      sums.set(edge, (sums.get(edge) ?? 0) + (forward ? 1 : -1));
    });
  }
  return new Set([...sums].filter(([, sum]) => sum !== 0).map(([edge]) => edge));
}

describe('approximate boundaries of 91 wards', () => {
  const areas = provinceOf(scattered(91, 0.055), 9);
  const set = approximateBoundaries(areas);
  const [wards, districts, provinces] = ['ward', 'district', 'province'].map((level) =>
    ofLevel(set, level),
  );

  it('give every area a shape, are marked as approximate and name how they were made', () => {
    expect([wards?.length, districts?.length, provinces?.length]).toEqual([91, 9, 1]);
    expect(set.approximate).toBe(true);
    expect(set.source).toMatch(/Voronoi/);
    expect(set.vintage).toMatch(/^[0-9a-f]{16}$/);
    expect(set.features.map(({ id, properties }) => id === Number(properties.code))).not.toContain(
      false,
    );
  });

  it('hold every centre inside its own cell, and in no other', () => {
    for (const area of areas.filter(({ level }) => level === 'ward')) {
      const holders = wards?.filter((ward) => booleanPointInPolygon([area.lon, area.lat], ward));
      expect(holders?.map(({ properties }) => properties.code)).toEqual([area.code]);
    }
  });

  it('cover the province without overlap: areas add up on every level', () => {
    const total = km2(provinces ?? []);
    expect(km2(wards ?? []) / total).toBeCloseTo(1, 5);
    expect(km2(districts ?? []) / total).toBeCloseTo(1, 5);
  });

  it('share identical edges: what does not cancel out is the outline of the level above', () => {
    const outline = openEdges(provinces ?? []);
    expect(outline.size).toBeGreaterThan(50);
    expect(openEdges(wards ?? [])).toEqual(outline);
    expect(openEdges(districts ?? [])).toEqual(outline);
    for (const district of districts ?? []) {
      const members = wards?.filter((w) => w.properties.parentCode === district.properties.code);
      expect(openEdges([district])).toEqual(openEdges(members ?? []));
    }
  });

  it('are of a sane size: wards some 36 km² as their centres lie, the province one polygon', () => {
    for (const ward of wards ?? []) {
      expect(km2([ward])).toBeGreaterThan(5);
      expect(km2([ward])).toBeLessThan(120);
    }
    expect(km2(provinces ?? [])).toBeGreaterThan(91 * 36 * 0.8);
    expect(km2(provinces ?? [])).toBeLessThan(91 * 36 * 1.5);
    expect(provinces?.[0]?.geometry.type).toBe('Polygon');
  });

  it('are the same for areas in another order, and another vintage for other areas', () => {
    expect(approximateBoundaries([...areas].reverse()).vintage).toBe(set.vintage);
    expect(approximateBoundaries(areas.slice(0, -1)).vintage).not.toBe(set.vintage);
  });
});

describe('approximate boundaries', () => {
  it('of no areas are none', () => {
    expect(approximateBoundaries([]).features).toEqual([]);
  });

  it('of one ward are an area around its centre', () => {
    const set = approximateBoundaries(provinceOf([[106.7, 11]], 1));
    expect(set.features).toHaveLength(3);
    expect(km2(ofLevel(set, 'ward'))).toBeGreaterThan(5);
    expect(km2(ofLevel(set, 'ward'))).toBeLessThan(20);
  });

  it('of wards at the same place give each a cell', () => {
    const set = approximateBoundaries(
      provinceOf([
        [106.7, 11],
        [106.7, 11],
        [106.7, 11],
        [106.8, 11],
      ]),
    );
    expect(ofLevel(set, 'ward')).toHaveLength(4);
  });

  it('of wards along a line are whole', () => {
    const set = approximateBoundaries(
      provinceOf(Array.from({ length: 8 }, (_, i) => [106.5 + i / 20, 11])),
    );
    expect(ofLevel(set, 'ward')).toHaveLength(8);
    expect(ofLevel(set, 'province')[0]?.geometry.type).toBe('Polygon');
  });

  it.each([91, 1_000])('of %i wards give each its shape', (count) => {
    const areas = provinceOf(scattered(count, 0.05), 9);
    const set = approximateBoundaries(areas);
    expect(ofLevel(set, 'ward')).toHaveLength(count);
  });

  it('hold every centre and add up, wherever the centres are', () => {
    const place = fc.tuple(
      fc.integer({ min: 0, max: 40 }).map((i) => 106.4 + i / 100),
      fc.integer({ min: 0, max: 40 }).map((i) => 10.9 + i / 100),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 2, maxLength: 25, selector: String }),
        (places) => {
          const areas = provinceOf(places);
          const set = approximateBoundaries(areas);
          const wards = ofLevel(set, 'ward');
          expect(wards).toHaveLength(places.length);
          for (const ward of wards) {
            const area = areas.find((a) => a.code === ward.properties.code);
            expect(booleanPointInPolygon([area?.lon ?? 0, area?.lat ?? 0], ward)).toBe(true);
          }
          expect(km2(wards) / km2(ofLevel(set, 'province'))).toBeCloseTo(1, 4);
        },
      ),
      { numRuns: 25 },
    );
  });
});
