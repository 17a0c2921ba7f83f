import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  collection,
  json,
  point,
  pointOf,
  problemOf,
  read,
  rounded,
  utf8,
} from '../../test/feature-files.js';
import { storedZip, tinyShp } from '../../test/tiny-shapefile.js';
import type { FeatureOptions } from './read-features.js';

describe('the coordinate system of a file', () => {
  const metres = collection([point(603656.3616, 1205558.9019)]);

  it('is what the caller says, before what the file says', async () => {
    const file = await read(json(metres), { crs: '9210' });
    expect(file.crs).toMatchObject({ code: 'EPSG:9210', known: 'option' });
    expect(file.notes).toEqual([]);
    const prj = utf8(
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.25]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]',
    );
    const zip = storedZip({ 'xa.shp': tinyShp([[603656.3616, 1205558.9019]]), 'xa.prj': prj });
    expect((await problemOf(zip)).message.en).toMatch(
      /do not exist in coordinate system EPSG:4326/,
    );
    expect((await read(zip, { crs: 'EPSG:9210' })).crs.known).toBe('option');
  });

  it('is asked for when several fit, and named when it is not known', async () => {
    const several = await problemOf(json(metres));
    expect([several.code, several.place?.field]).toEqual(['coordinates-unknown', 'crs']);
    expect(several.message.vi).toMatch(/có thể thuộc \d+ hệ: .*EPSG:9210/);
    expect(several.remedy.vi).toMatch(/Chọn hệ toạ độ của tệp/);
    const crs = { type: 'name', properties: { name: 'EPSG:2154' } };
    const other = await problemOf(json({ ...metres, crs }));
    expect(other.message.en).toMatch(/states the coordinate system “EPSG:2154”/);
    expect((await problemOf(json(metres), { crs: 'VN2000' })).code).toBe('input-invalid');
  });

  it('is guessed, and said so, when one alone fits', async () => {
    const mercator = await read(json(collection([point(11_872_000, 1_228_000)])));
    expect(mercator.crs).toMatchObject({ code: 'EPSG:3857', known: 'guessed' });
    expect(mercator.notes).toHaveLength(1);
    // Around Thái Nguyên alone: only its own zone puts 520 km east within 10 km of it.
    const near = await read(json(collection([point(432_000, 2_385_000)])), {
      near: [105.8, 21.5, 105.9, 21.6],
    });
    expect(near.crs.known).toBe('guessed');
  });

  it('degrees under a system of metres are refused', async () => {
    const problem = await problemOf(json(collection([point(106.7, 11)])), { crs: 'EPSG:9210' });
    expect(problem.message.en).toMatch(
      /are degrees, but coordinate system EPSG:9210 counts metres/,
    );
  });

  it.each([
    ['latitude first', point(10.9, 106.7), undefined],
    ['north first', point(1205558.9019, 603656.3616), 'EPSG:9210'],
  ])('%s in all features is turned round, and said so', async (_, swapped, crs) => {
    const file = await read(json(collection([swapped])), { crs });
    expect(rounded(file.features[0]?.geometry)).toEqual({
      type: 'Point',
      coordinates: [106.7, 10.9],
    });
    expect(file.notes[0]?.en).toMatch(/north before east/);
  });

  it('features of which only some are swapped are left as they are', async () => {
    const file = await read(json(collection([point(106.7, 10.9), point(10.9, 106.7 - 20)])));
    expect([pointOf(file, 0), pointOf(file, 1)]).toEqual([
      [106.7, 10.9],
      [10.9, 86.7],
    ]);
    const off = await problemOf(json(collection([point(106.7, 10.9), point(10.9, 106.7)])));
    expect([off.code, off.place?.row]).toEqual(['coordinates-unknown', 2]);
  });
});

describe('too much', () => {
  const many = json(collection([1, 2, 3].map((n) => point(106.7, 11, { n }))));

  it.each<[string, Uint8Array, FeatureOptions['limits'], RegExp]>([
    ['bytes', many, { bytes: 100 }, /over 0 MB/],
    ['features', many, { features: 2 }, /over 2 features/],
    ['vertices', many, { vertices: 2 }, /over 2 vertices/],
    ['unpacked from gzip', gzipSync(Buffer.alloc(1e6)), { unpackedBytes: 1e5 }, /unpacks to over/],
    [
      'unpacked from a zip',
      storedZip({ 'a.json': many }),
      { unpackedBytes: 100 },
      /unpacks to over/,
    ],
    ['values of JSON', utf8(`[${'0,'.repeat(200)}0]`), { vertices: 1, features: 1 }, /coordinates/],
  ])('%s is refused', async (_, bytes, limits, message) => {
    const problem = await problemOf(bytes, { limits });
    expect([problem.code, problem.place?.file]).toEqual(['file-too-large', 'tep']);
    expect(problem.message.en).toMatch(message);
  });

  it('nesting without end is refused before it is parsed', async () => {
    expect((await problemOf(utf8('['.repeat(1e6)))).message.en).toMatch(/nested too deep/);
    const quoted = json(point(106.7, 11, { ten: `\\"${'['.repeat(1000)}` }));
    expect((await read(quoted)).features).toHaveLength(1);
  });
});
