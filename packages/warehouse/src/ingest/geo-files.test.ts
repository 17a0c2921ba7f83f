import { toWgs84 } from '@tungngo/geo';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, good, openFilledBench } from '../../test/small-campaign.js';
import { openReadOnly, openSession } from '../duckdb/session.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openFilledBench();
});
afterEach(() => bench.close());

const properties = {
  'Mã cơ sở': 'PL-1',
  'Tên cơ sở': 'Phân lô Thuận Giao',
  'Loại cơ sở': 'Phân lô tự phát',
  'Mã xã': '25969',
  'Quy mô': 120,
};

const ring = (lon: number, lat: number) => [
  [lon, lat],
  [lon + 0.01, lat],
  [lon + 0.01, lat + 0.01],
  [lon, lat + 0.01],
  [lon, lat],
];

function collection(geometry: unknown): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties, geometry }],
  });
}

async function siteOf(id: string) {
  const { path } = await bench.warehouse.currentDatabase();
  const instance = await openReadOnly(path);
  const session = await openSession(instance);
  const row = await session.one<{ lon: number; lat: number; shape: string | null }>(
    'SELECT lon, lat, shape::VARCHAR AS shape FROM site WHERE site_id = $id',
    { id },
  );
  session.close();
  instance.closeSync();
  return row;
}

describe('sites drawn in a map program', () => {
  it('come as polygons, with a point within', async () => {
    const text = collection({ type: 'Polygon', coordinates: [ring(106.71, 10.93)] });
    const { reports } = good(await bench.take('sites', 'phan-lo.geojson', text));
    expect(reports[0]).toMatchObject({ rowsRead: 1, accepted: 1 });
    const site = await siteOf('PL-1');
    expect(site.lon).toBeCloseTo(106.715, 3);
    expect(site.lat).toBeCloseTo(10.935, 3);
    expect(JSON.parse(site.shape ?? '{}')).toMatchObject({ type: 'Polygon' });
  });

  it('in the VN-2000 zone of the province lie where they lie', async () => {
    const path = await bench.file(
      'phan-lo-vn2000.geojson',
      collection({ type: 'Point', coordinates: [600_000, 1_210_000] }),
    );
    const [lon, lat] = toWgs84('EPSG:9210')?.(600_000, 1_210_000) ?? [0, 0];
    const file = { kind: 'sites' as const, path, profile: { crs: 'EPSG:9210' } };
    expect(good(await bench.warehouse.preview(file))).toMatchObject({ accepted: 1 });
    good(await bench.warehouse.importFiles([file]));
    const site = await siteOf('PL-1');
    expect([site.lon, site.lat]).toEqual([expect.closeTo(lon, 6), expect.closeTo(lat, 6)]);
  });

  it('an unknown system is refused with what to do', async () => {
    const path = await bench.file(
      'la.csv',
      'Mã cơ sở,Tên cơ sở,Loại cơ sở,Mã xã,Kinh độ,Vĩ độ,Quy mô\nA,B,Khu trọ,25969,600000,1210000,5\n',
    );
    const result = await bench.warehouse.importFiles([
      { kind: 'sites', path, profile: { crs: 'EPSG:1' } },
    ]);
    expect(result).toMatchObject({ ok: false, problem: { code: 'coordinates-unknown' } });
  });

  it('a table in metres of a stated system becomes degrees', async () => {
    const path = await bench.file(
      'co-so.csv',
      'Mã cơ sở,Tên cơ sở,Loại cơ sở,Mã xã,X,Y,Quy mô\nKT-9,Khu trọ,Khu trọ,25969,600000,1210000,5\n',
    );
    const profile = {
      crs: 'EPSG:9210',
      columns: { lon: { column: 'X' }, lat: { column: 'Y' } },
    };
    const { reports } = good(await bench.warehouse.importFiles([{ kind: 'sites', path, profile }]));
    expect(reports[0]).toMatchObject({ accepted: 1 });
    expect((await siteOf('KT-9')).lon).toBeCloseTo(
      toWgs84('EPSG:9210')?.(600_000, 1_210_000)[0] ?? 0,
      6,
    );
  });
});

it('a file that is no map is refused as boundaries, by the import and by the preview', async () => {
  const path = await bench.file('bang.csv', 'a,b\n1,2\n');
  const file = { kind: 'boundaries' as const, path };
  for (const result of [
    await bench.warehouse.importFiles([file]),
    await bench.warehouse.preview(file),
  ]) {
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'file-unreadable', place: { file: 'bang.csv' } },
    });
  }
});
