import { booleanPointInPolygon } from '@turf/turf';
import type { Feature, Geometry, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { featureRows } from './feature-rows.js';
import { readFeatures } from './read-features.js';

const feature = (geometry: Geometry | null, properties: object = {}): Feature<Geometry | null> => ({
  type: 'Feature',
  properties: { ...properties },
  geometry,
});

async function rowsOf(features: Feature<Geometry | null>[]) {
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
  const file = await readFeatures(bytes, 'diem.geojson');
  if (!file.ok) throw new Error(file.problem.message.en);
  return featureRows(file.value);
}

/** A horseshoe: its centroid lies outside. */
const horseshoe: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [106.6, 11],
      [106.7, 11],
      [106.7, 11.1],
      [106.68, 11.1],
      [106.68, 11.02],
      [106.62, 11.02],
      [106.62, 11.1],
      [106.6, 11.1],
      [106.6, 11],
    ],
  ],
};

describe('features as rows', () => {
  it('columns are the attributes of all features in their order, then the place', async () => {
    const { headers, rows } = await rowsOf([
      feature({ type: 'Point', coordinates: [106.7123456789, 11] }, { ten: ' Trọ 1 ', phong: 24 }),
      feature(null, { phong: null, moi: true, them: { a: 1 } }),
    ]);
    expect(headers).toEqual(['ten', 'phong', 'moi', 'them', 'lon', 'lat', 'geometry']);
    expect(rows).toEqual([
      ['Trọ 1', '24', '', '', '106.7123457', '11', ''],
      ['', '', 'true', '{"a":1}', '', '', ''],
    ]);
  });

  it('an attribute called like a column of ours keeps its values under another name', async () => {
    const point: Geometry = { type: 'Point', coordinates: [106.7, 11] };
    const { headers, rows } = await rowsOf([feature(point, { LON: 'cũ', lat_2: 'x', lat: 'y' })]);
    expect(headers).toEqual(['LON_2', 'lat_2', 'lat_3', 'lon', 'lat', 'geometry']);
    expect(rows[0]).toEqual(['cũ', 'x', 'y', '106.7', '11', '']);
  });

  it('a polygon stands at a point inside it, and brings its shape', async () => {
    const {
      rows: [row = []],
    } = await rowsOf([feature(horseshoe)]);
    const [lon, lat, geometry = ''] = row;
    expect(booleanPointInPolygon([Number(lon), Number(lat)], horseshoe)).toBe(true);
    expect(JSON.parse(geometry)).toEqual(horseshoe);
  });

  it('several parts stand in the largest, a line at its middle vertex', async () => {
    const part = (x: number, size: number) => [
      [
        [x, 11],
        [x + size, 11],
        [x + size, 11 + size],
        [x, 11 + size],
        [x, 11],
      ],
    ];
    const line = [
      [106, 11],
      [106.1, 11.2],
      [106.3, 11],
    ];
    const { rows } = await rowsOf([
      feature({ type: 'MultiPolygon', coordinates: [part(106, 0.01), part(107, 0.1)] }),
      feature({ type: 'LineString', coordinates: line }),
    ]);
    expect(Number(rows[0]?.[0])).toBeCloseTo(107.05, 3);
    expect(rows[1]?.slice(0, 2)).toEqual(['106.1', '11.2']);
  });

  it('a sliver stands on its edge', async () => {
    const ring = [
      [106, 11],
      [107, 11],
      [107, 11.0000001],
      [106, 11],
    ];
    const { rows } = await rowsOf([feature({ type: 'Polygon', coordinates: [ring] })]);
    expect(rows[0]?.slice(0, 2)).toEqual(['106', '11']);
  });
});
