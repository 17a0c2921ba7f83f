import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { storedZip, tinyDbf, tinyPolygonShp, tinyShp } from '../../test/tiny-shapefile.js';
import { featureRows } from './feature-rows.js';
import { readFeatures } from './read-features.js';

const byGdal = (name: string) =>
  readFileSync(new URL(`./written-by-gdal/${name}`, import.meta.url));
const utf8 = (text: string) => new TextEncoder().encode(text);

const ring = [
  [106.7, 11],
  [106.8, 11],
  [106.8, 11.1],
  [106.7, 11],
] as [number, number][];
const ward = {
  type: 'Feature' as const,
  properties: { MA_XA: '25741' },
  geometry: { type: 'Polygon' as const, coordinates: [ring] },
};
const wards = { type: 'FeatureCollection' as const, features: [ward] };

const files: [string, Uint8Array][] = [
  ['GeoJSON', utf8(JSON.stringify(wards))],
  ['TopoJSON', utf8(JSON.stringify(topology({ xa: wards }, 1e4)))],
  ['KML', byGdal('wards.kml')],
  ['KMZ', byGdal('wards.kmz')],
  ['zip by GDAL', byGdal('wards-and-sites.shp.zip')],
  // Without compression, so that the bytes that change are those of the shapefile itself.
  [
    'points',
    storedZip({
      'a.shp': tinyShp(ring),
      'a.dbf': tinyDbf(
        'TEN',
        ring.map(() => utf8('Dĩ An')),
      ),
    }),
  ],
  ['polygon', storedZip({ 'a.shp': tinyPolygonShp([ring, ring]) })],
  ['GeoPackage', gunzipSync(byGdal('wards-and-sites.gpkg.gz'))],
];

/** Bytes with some of them changed, and perhaps cut or with a part repeated. */
const damage = fc.record({
  changes: fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })),
    {
      minLength: 1,
      maxLength: 12,
    },
  ),
  keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
});

function damaged(
  bytes: Uint8Array,
  { changes, keep }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
) {
  const copy = Uint8Array.from(bytes.subarray(0, Math.ceil(bytes.length * keep)));
  for (const [at, byte] of changes) copy[Math.floor(at * (copy.length - 1))] = byte;
  return copy;
}

describe('a damaged file never throws: it is read or refused in both languages', () => {
  it.each(files)('%s', async (name, bytes) => {
    const whole = await readFeatures(bytes, name);
    expect(whole.ok).toBe(true);
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const read = await readFeatures(damaged(bytes, how), name);
        if (read.ok) {
          const { headers, rows } = featureRows(read.value);
          expect(rows.every((row) => row.length === headers.length)).toBe(true);
        } else {
          expect(read.problem.place?.file).toBe(name);
          expect(read.problem.message.vi).not.toBe('');
          expect(read.problem.remedy.vi).not.toBe('');
        }
      }),
      { seed: 20261125, numRuns: 200 },
    );
  });

  it('noise', async () => {
    const start = fc.constantFrom('PK\x03\x04', 'SQLite format 3\0', '\x1f\x8b', '{', '<kml>', '');
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (magic, noise) => {
        const bytes = Buffer.concat([Buffer.from(magic, 'latin1'), noise]);
        expect((await readFeatures(bytes, 'tep')).ok).toBe(false);
      }),
      { seed: 20261125, numRuns: 1_000 },
    );
  });
});
