import { readFileSync } from 'node:fs';
import type { Area, AreaCode } from '@tungngo/domain';
import type { Feature, Polygon, Position } from 'geojson';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { findCoordinateSystem } from '../coordinate-systems/coordinate-systems.js';
import { type BoundaryOptions, readBoundaries } from './read-boundaries.js';

const byGdal = (name: string) =>
  readFileSync(new URL(`./written-by-gdal/${name}`, import.meta.url));

const ward = (code: string, lon: number, lat: number): Area => ({
  code: code as AreaCode,
  name: `Xã ${code}`,
  level: 'ward',
  parentCode: null,
  lon,
  lat,
});
/** The wards of written-by-gdal. */
const two = [ward('25741', 106.702, 10.91), ward('25744', 106.73, 10.91)];

async function accepted(content: Uint8Array | string, areas: Area[], options?: BoundaryOptions) {
  const read = await readBoundaries(content, 'xa', areas, options);
  if (!read.ok) throw new Error(read.problem.message.en);
  return read.value;
}

async function problemOf(content: string, areas: Area[], options?: BoundaryOptions) {
  const read = await readBoundaries(content, 'xa', areas, options);
  if (read.ok) throw new Error('accepted');
  return read.problem;
}

describe('boundaries in other formats than GeoJSON', () => {
  it.each([
    ['wards-and-sites.shp.zip', 'shapefile', 'xa', 'EPSG:9210'],
    ['wards-and-sites.gpkg.gz', 'geopackage', 'xa', 'EPSG:9210'],
    ['wards.kml', 'kml', '', 'EPSG:4326'],
  ])('%s: the layer that names areas is read, to one vintage', async (name, format, layer, crs) => {
    const read = await accepted(byGdal(name), two);
    expect([read.format, read.layer, read.crs.code]).toEqual([format, layer, crs]);
    expect([read.matched, read.unmatched, read.notes]).toEqual([2, [], []]);
    const kml = await accepted(byGdal('wards.kml'), two);
    expect(read.boundaries.features).toEqual(kml.boundaries.features);
  });

  it('the layer that is asked for is read, though it joins with nothing', async () => {
    const read = await readBoundaries(byGdal('wards-and-sites.gpkg.gz'), 'xa', two, {
      layer: 'tro',
    });
    expect(read.ok ? null : read.problem.code).toBe('boundaries-unmatched');
  });
});

/** 25 wards of a kilometre or so around Dĩ An, drawn in `crs`. */
const grid = Array.from({ length: 25 }, (_, i) =>
  ward(String(30_001 + 3 * i), 106.7 + 0.01 * (i % 5), 10.9 + 0.01 * Math.floor(i / 5)),
);

function drawnIn(
  crs: string,
  turn: (position: Position) => Position = (p) => p,
): Feature<Polygon>[] {
  const { forward } = proj4('WGS84', findCoordinateSystem(crs)?.definition ?? '');
  return grid.map(({ code, lon, lat }) => {
    const corners = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ];
    const ring = corners.map(([dx = 0, dy = 0]) =>
      turn(forward([lon + 0.005 * dx, lat + 0.005 * dy])),
    );
    return {
      type: 'Feature',
      properties: { code },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
}

const collection = (features: Feature[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('boundaries that do not say their coordinate system', () => {
  it.each(['EPSG:9210', 'EPSG:9209', 'EPSG:9212', 'EPSG:5899'])(
    '%s is found out by where the areas lie, and said so',
    async (code) => {
      const read = await accepted(collection(drawnIn(code)), grid);
      expect(read.crs).toMatchObject({ code, known: 'guessed' });
      expect(read.matched).toBe(25);
      expect(read.notes.map(({ vi }) => vi).join()).toMatch(/không ghi rõ hệ toạ độ/);
      const box = read.boundaries.bbox.map((degrees) => Math.round(degrees * 1e4) / 1e4);
      expect(box).toEqual([106.695, 10.895, 106.745, 10.945]);
    },
  );

  it('north before east is found out too', async () => {
    const read = await accepted(collection(drawnIn('EPSG:9210', ([x = 0, y = 0]) => [y, x])), grid);
    expect([read.crs.code, read.notes.length]).toEqual(['EPSG:9210', 2]);
  });

  it.each([
    ['UTM, where VN-2000 and WGS 84 lie 200 m apart', 'EPSG:3405'],
    ['the 3-degree zone on the meridian of UTM, 400 m from it', 'EPSG:5897'],
  ])('%s is asked about', async (_, code) => {
    const text = collection(drawnIn(code));
    const problem = await problemOf(text, grid);
    expect([problem.code, problem.place?.field]).toEqual(['coordinates-unknown', 'crs']);
    expect(problem.message.en).toMatch(/EPSG:3405.*EPSG:32648/);
    const read = await accepted(text, grid, { crs: code });
    expect(read.crs).toMatchObject({ code, known: 'option' });
  });
});

describe('rings that cross themselves', () => {
  const withRing = (ring: Position[]) => {
    const features: Feature[] = drawnIn('EPSG:4326');
    const second = features[1];
    if (second) second.geometry = { type: 'Polygon', coordinates: [ring] };
    return collection(features);
  };

  it('a bow tie is refused with its feature and the place of the crossing', async () => {
    const problem = await problemOf(
      withRing([
        [106.705, 10.895],
        [106.715, 10.905],
        [106.715, 10.895],
        [106.705, 10.905],
        [106.705, 10.895],
      ]),
      grid,
    );
    expect(problem.message.vi).toMatch(
      /Hình của đơn vị 30004 hỏng: có vòng tự cắt ở 106\.71000; 10\.90000/,
    );
    expect([problem.code, problem.place?.row]).toEqual(['boundaries-invalid', 2]);
  });

  it('a slip of the pen is cut off, and said so', async () => {
    const read = await accepted(
      withRing([
        [106.705, 10.895],
        [106.715, 10.895],
        [106.715, 10.905],
        [106.71, 10.905],
        [106.71002, 10.90498],
        [106.71002, 10.90502],
        [106.70998, 10.90498],
        [106.705, 10.905],
        [106.705, 10.895],
      ]),
      grid,
    );
    expect(read.matched).toBe(25);
    expect(read.notes[0]?.en).toBe(
      'Small loops where rings cross themselves were cut off in 1 units: 30004.',
    );
  });
});

describe('a file without codes', () => {
  const named = (name: string, lon: number, column = 'TEN_XA'): Feature => ({
    type: 'Feature',
    properties: { [column]: name, TEN_HUYEN: 'Dĩ An' },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [lon, 10.9],
          [lon + 0.05, 10.9],
          [lon + 0.05, 10.95],
          [lon, 10.95],
          [lon, 10.9],
        ],
      ],
    },
  });
  const area = (code: string, name: string, lon: number, level: Area['level'] = 'ward'): Area => ({
    ...ward(code, lon, 10.92),
    name,
    level,
  });
  const areas = [
    area('25741', 'Phường Dĩ An', 106.72),
    area('724', 'Thành phố Dĩ An', 106.72, 'district'),
    area('25744', 'Xã Tân Bình', 106.82),
    area('26000', 'Xã Tân Bình', 107.52),
    area('26003', 'Phường 3', 106.92),
  ];

  it('is joined by name and place: ranks, shortened or not, and repeated names', async () => {
    const features = [
      named('P. Dĩ An', 106.7),
      named('TÂN BÌNH', 106.8),
      named('Phường 3', 106.9),
      named('Xã Tân Bình', 103),
    ];
    const read = await accepted(collection(features), areas);
    expect(read.matched).toBe(3);
    expect(read.unmatched).toEqual(['26000']);
    expect(read.notes[0]?.vi).toMatch(/3 đơn vị được nối theo tên và vị trí/);
  });

  it.each([
    ['a name that fits a ward and its city', [named('Dĩ An', 106.7)]],
    [
      'two shapes of one name around one centre',
      [named('Tân Bình', 106.8), named('Tân Bình', 106.81)],
    ],
    ['a name elsewhere', [named('Phường Dĩ An', 105)]],
    ['no column of names', [named('Phường Dĩ An', 106.7, 'ghi_chu')]],
  ])('%s is not joined', async (_, features) => {
    for (const { properties } of features) delete properties?.TEN_HUYEN;
    expect((await problemOf(collection(features), areas)).code).toBe('boundaries-unmatched');
  });
});
