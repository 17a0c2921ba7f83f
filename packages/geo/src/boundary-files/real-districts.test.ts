import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Area, AreaCode } from '@tungngo/domain';
import { area as areaM2 } from '@turf/turf';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { approximateBoundaries } from '../boundaries/approximate-boundaries.js';
import { readBoundaries } from './read-boundaries.js';

const code = (text: string) => text as AreaCode;

async function accepted(text: string, areas: readonly Area[]) {
  const read = await readBoundaries(text, 'huyen.geojson', areas);
  if (!read.ok) throw new Error(read.problem.message.en);
  return read.value;
}

/** Data that cannot be shipped; it lies beside the repository where it may be had. */
const real = (name: string) =>
  fileURLToPath(new URL(`../../../../../shared/data/binh-duong/${name}`, import.meta.url));

describe.skipIf(!existsSync(real('districts.geojson')))('the real districts of Bình Dương', () => {
  const gazetteer = () =>
    readFileSync(real('communes.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));

  const provinceAreas = (): Area[] => {
    const rows = gazetteer();
    const districts = new Map(rows.map(([, , district = '', name = '']) => [district, name]));
    return [
      {
        code: code('74'),
        name: 'Tỉnh Bình Dương',
        level: 'province',
        parentCode: null,
        lon: 106.7,
        lat: 11.1,
      },
      ...[...districts].map(
        ([district, name]): Area => ({
          code: code(district),
          name,
          level: 'district',
          parentCode: code('74'),
          lon: 106.7,
          lat: 11.1,
        }),
      ),
      ...rows.map(
        ([ward = '', name = '', district = '', , lon, lat]): Area => ({
          code: code(ward),
          name,
          level: 'ward',
          parentCode: code(district),
          lon: Number(lon),
          lat: Number(lat),
        }),
      ),
    ];
  };

  it('all 9 join, and their 91 communes get cells that add up to them', async () => {
    const read = await accepted(readFileSync(real('districts.geojson'), 'utf8'), provinceAreas());
    expect([read.matched, read.unmatched]).toEqual([9, []]);
    const ofLevel = (level: string) =>
      read.boundaries.features.filter(({ properties }) => properties.level === level);
    expect([
      ofLevel('ward').length,
      ofLevel('district').length,
      ofLevel('province').length,
    ]).toEqual([91, 9, 1]);
    const km2 = (level: string) => ofLevel(level).reduce((sum, f) => sum + areaM2(f) / 1e6, 0);
    expect(km2('district')).toBeGreaterThan(2_650);
    expect(km2('district')).toBeLessThan(2_750);
    expect(km2('ward') / km2('district')).toBeCloseTo(1, 3);
    expect(km2('province') / km2('district')).toBeCloseTo(1, 2);
  });

  it('real shapes keyed by the codes of wards replace approximate ones', async () => {
    const all = provinceAreas();
    const features = approximateBoundaries(all).features.filter(
      (f) => f.properties.level === 'ward',
    );
    const file: FeatureCollection = {
      type: 'FeatureCollection',
      features: features.map((f) => ({ ...f, properties: { MA_XA: f.properties.code } })),
    };
    const read = await accepted(JSON.stringify(file), all);
    expect([read.matched, read.unmatched, read.boundaries.approximate]).toEqual([91, [], false]);
  });
});
