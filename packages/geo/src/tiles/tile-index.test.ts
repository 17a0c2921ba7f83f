import { VectorTile } from '@mapbox/vector-tile';
import type { Area, AreaCode } from '@tungngo/domain';
import { booleanPointInPolygon } from '@turf/turf';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { approximateBoundaries } from '../boundaries/approximate-boundaries.js';
import { boundarySet } from '../boundaries/boundary-set.js';
import { labelPoint } from './label-points.js';
import { createTileIndex } from './tile-index.js';

const code = (text: string) => text as AreaCode;
const areas: Area[] = [
  {
    code: code('74'),
    name: 'Tỉnh Bình Dương',
    level: 'province',
    parentCode: null,
    lon: 106.7,
    lat: 11,
  },
  ...[0, 1].map(
    (d): Area => ({
      code: code(`72${d}`),
      name: d === 0 ? 'Thành phố Thủ Dầu Một' : 'Huyện Dầu Tiếng',
      level: 'district',
      parentCode: code('74'),
      lon: 106.6 + 0.2 * d,
      lat: 11,
    }),
  ),
  ...Array.from(
    { length: 30 },
    (_, i): Area => ({
      code: code(`0${2000 + i}`),
      name: `Phường Thuận Giao ${i}`,
      level: 'ward',
      parentCode: code(i % 6 < 3 ? '720' : '721'),
      lon: 106.5 + 0.06 * (i % 6) + 0.01 * Math.sin(i * 7),
      lat: 10.9 + 0.06 * Math.floor(i / 6) + 0.01 * Math.cos(i * 5),
    }),
  ),
];
const set = approximateBoundaries(areas);
const index = createTileIndex(set);

/** Address of the tile that holds a point. */
function addressOf(z: number, lon: number, lat: number): [number, number, number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [z, Math.floor(((lon + 180) / 360) * 2 ** z), Math.floor(y * 2 ** z)];
}

function decode(z: number, lon: number, lat: number): VectorTile {
  const bytes = index.tile(...addressOf(z, lon, lat));
  return new VectorTile(new PbfReader(bytes ?? new Uint8Array()));
}

function featuresOf(tile: VectorTile, name: string) {
  const layer = tile.layers[name];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => {
    const feature = layer?.feature(i);
    if (!feature) throw new Error(`no feature ${i} in ${name}`);
    return feature;
  });
}

describe('vector tiles of boundaries', () => {
  const overview = decode(6, 106.7, 11);

  it('hold every area with its code as id at the low zoom', () => {
    const idsOf = (name: string) =>
      featuresOf(overview, name)
        .map(({ id }) => id)
        .sort();
    const expected = (level: string) =>
      areas
        .filter((area) => area.level === level)
        .map((area) => Number(area.code))
        .sort();
    expect(idsOf('wards')).toEqual(expected('ward'));
    expect(idsOf('districts')).toEqual(expected('district'));
    expect(idsOf('province')).toEqual([74]);
    expect(idsOf('labels')).toEqual(areas.map((area) => Number(area.code)).sort());
  });

  it('carry code, level, parent and a name with its diacritics', () => {
    const [district] = featuresOf(overview, 'districts');
    expect(district?.properties).toEqual({
      code: '720',
      name: 'Thành phố Thủ Dầu Một',
      level: 'district',
      parentCode: '74',
    });
    const label = featuresOf(overview, 'labels').find(({ id }) => id === 720);
    expect(label?.properties.short).toBe('TP. Thủ Dầu Một');
    const [province] = featuresOf(overview, 'province');
    expect(province?.properties).not.toHaveProperty('parentCode');
    expect(featuresOf(overview, 'wards')[0]?.properties.code).toBe('02000');
  });

  it('fill the tile of a ward centre at every zoom, beyond the index too', () => {
    for (let z = 0; z <= 22; z++) {
      expect(index.tile(...addressOf(z, 106.7, 11)), `zoom ${z}`).not.toBeNull();
    }
    const wards = featuresOf(decode(18, 106.7, 11), 'wards');
    expect(wards.length).toBeGreaterThan(0);
    expect(wards.length).toBeLessThan(4);
  });

  it.each([
    ['far from every area', 8, 0, 0],
    ['the other hemisphere, same row', 8, 3, 120],
    ['x beyond the world', 1, 2, 0],
    ['negative y', 1, 0, -1],
    ['a fraction', 1.5, 0, 0],
    ['too deep', 23, 0, 0],
    ['not a number', Number.NaN, 0, 0],
  ])('are null for a tile with nothing in it: %s', (_, z, x, y) => {
    expect(index.tile(z, x, y)).toBeNull();
  });

  it('of no areas are all null', () => {
    const empty = createTileIndex(boundarySet([], { approximate: true, source: 'none' }));
    expect(empty.tile(0, 0, 0)).toBeNull();
  });

  it('are the same bytes every time', () => {
    const again = createTileIndex(approximateBoundaries(areas));
    const address = addressOf(9, 106.7, 11);
    expect(again.tile(...address)).toEqual(index.tile(...address));
    expect(index.tile(...address)).toEqual(index.tile(...address));
  });

  it.each([6, 8, 10, 11])('have no crack between wards at zoom %i: borders cancel out', (z) => {
    // Each edge inside the tile must be walked once in each direction, or lie on the outline.
    const edges = new Map<string, number>();
    const outline = new Set<string>();
    const tile = decode(z, 106.7, 11);
    const inside = ({ x, y }: { x: number; y: number }) => x > 0 && y > 0 && x < 4096 && y < 4096;
    const walk = (name: string, visit: (edge: string, sign: number) => void) => {
      for (const feature of featuresOf(tile, name)) {
        for (const ring of feature.loadGeometry()) {
          ring.slice(1).forEach((b, i) => {
            const a = ring[i];
            if (!a || !inside(a) || !inside(b)) return;
            const forward = a.x < b.x || (a.x === b.x && a.y < b.y);
            const [p, q] = forward ? [a, b] : [b, a];
            visit(`${p.x} ${p.y} ${q.x} ${q.y}`, forward ? 1 : -1);
          });
        }
      }
    };
    walk('province', (edge) => outline.add(edge));
    walk('wards', (edge, sign) => edges.set(edge, (edges.get(edge) ?? 0) + sign));
    const open = [...edges].filter(([edge, sum]) => sum !== 0 && !outline.has(edge));
    expect(edges.size).toBeGreaterThan(0);
    expect(open).toEqual([]);
  });
});

describe('labels', () => {
  it('lie inside their area', () => {
    for (const feature of set.features) {
      expect(booleanPointInPolygon(labelPoint(feature).geometry, feature)).toBe(true);
    }
  });

  it('lie in the largest part of an area in several parts', () => {
    const square = (west: number, size: number) => [
      [
        [west, 10],
        [west + size, 10],
        [west + size, 10 + size],
        [west, 10 + size],
        [west, 10],
      ],
    ];
    const { geometry } = labelPoint({
      type: 'Feature',
      id: 1,
      properties: { code: code('00001'), name: 'Xã Đảo', level: 'ward', parentCode: null },
      geometry: { type: 'MultiPolygon', coordinates: [square(106, 0.01), square(107, 0.1)] },
    });
    expect(geometry.coordinates[0]).toBeCloseTo(107.05, 2);
    expect(geometry.coordinates[1]).toBeCloseTo(10.05, 2);
  });
});
