import type { AreaLevel, Day, Indicator } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, good, openFilledBench } from '../../test/small-campaign.js';

const unitHeader =
  'Phiên bản,Hiệu lực từ,Mã đơn vị mới,Tên đơn vị mới,Cấp,Mã cấp trên,Kinh độ,Vĩ độ';
/** Lái Thiêu takes a part of Thuận Giao; the two wards of Thủ Dầu Một become one. */
const unitLines = [
  unitHeader,
  '2025-07,01/07/2025,79,Thành phố Hồ Chí Minh,Tỉnh,,106.66,11.1',
  '2025-07,01/07/2025,25741,Phường Phú Lợi,Xã,79,106.668,10.99',
  '2025-07,01/07/2025,25966,Phường Lái Thiêu,Xã,79,106.700,10.905',
  '2025-07,01/07/2025,25969,Phường Thuận Giao,Xã,79,106.715,10.935',
];
const crosswalkHeader = 'Phiên bản,Mã xã cũ,Mã đơn vị mới,Số dân của phần';
const crosswalkLines = [
  crosswalkHeader,
  '2025-07,25741,25741,',
  '2025-07,25744,25741,',
  '2025-07,25966,25966,',
  '2025-07,25969,25966,100',
  '2025-07,25969,25969,300',
];

const square = (code: string, name: string, west: number, south: number, east: number) => ({
  type: 'Feature',
  properties: { 'Mã đơn vị': code, 'Tên đơn vị': name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, south + 0.1],
        [west, south + 0.1],
        [west, south],
      ],
    ],
  },
});
const drawnUnits = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    square('25741', 'Phường Phú Lợi', 106.6, 11, 106.8),
    square('25966', 'Phường Lái Thiêu', 106.6, 10.9, 106.7),
    square('25969', 'Phường Thuận Giao', 106.7, 10.9, 106.8),
  ],
});

let bench: Bench;
beforeAll(async () => {
  bench = await openFilledBench();
  good(await bench.take('units', 'don-vi-moi.csv', unitLines));
  good(await bench.take('crosswalk', 'chuyen-doi.csv', crosswalkLines));
});
afterAll(() => bench.close());

const rows = (level: AreaLevel, vintage?: string, indicator: Indicator = 'level2') =>
  bench.warehouse.read((reader) =>
    reader.coverageByArea({
      level,
      indicator,
      day: '2023-07-31' as Day,
      ...(vintage !== undefined && { vintage }),
    }),
  );

describe('figures of another boundary vintage', () => {
  it('add up to the province of the records to the person', async () => {
    for (const indicator of ['level1', 'level2'] as const) {
      const [before] = await rows('province', undefined, indicator);
      const [after] = await rows('province', '2025-07', indicator);
      const units = await rows('ward', '2025-07', indicator);
      const sum = (key: 'activated' | 'eligible') =>
        units.reduce((total, row) => total + row[key], 0);
      expect(after).toMatchObject({
        code: '79',
        activated: before?.activated,
        eligible: before?.eligible,
        target: before?.target,
        pace: before?.pace,
      });
      expect([sum('activated'), sum('eligible')]).toEqual([before?.activated, before?.eligible]);
    }
  });

  it('give a divided ward’s people by the stated people of its parts', async () => {
    const units = await rows('ward', '2025-07');
    expect(units.map(({ code, eligible }) => [code, eligible])).toEqual([
      ['25741', 28],
      ['25966', 16],
      ['25969', 30],
    ]);
    const origins = await bench.warehouse.read((reader) => reader.unitOrigins('2025-07'));
    expect(origins.filter(({ wardCode }) => wardCode === '25969')).toEqual([
      { unitCode: '25966', wardCode: '25969', share: 0.25, method: 'population' },
      { unitCode: '25969', wardCode: '25969', share: 0.75, method: 'population' },
    ]);
  });

  it('the series agrees with each day of the rows', async () => {
    const series = await bench.warehouse.read((reader) =>
      reader.coverageSeries('level2', '2025-07'),
    );
    const at = series.days.indexOf('2023-07-31' as Day);
    for (const row of [
      ...(await rows('ward', '2025-07')),
      ...(await rows('province', '2025-07')),
    ]) {
      const i = series.areas.indexOf(row.code);
      expect([series.activated[i]?.[at], series.eligible[i]?.[at]]).toEqual([
        row.activated,
        row.eligible,
      ]);
    }
  });

  it('has shapes of its own, made of the wards’', async () => {
    const { boundaries, areas, vintage } = await bench.warehouse.read((reader) =>
      reader.overview('2025-07'),
    );
    expect([vintage, areas.length, boundaries.approximate]).toEqual(['2025-07', 4, true]);
    const set = await bench.warehouse.read((reader) => reader.boundariesByHash(boundaries.vintage));
    expect(set?.features.map(({ properties }) => properties.code)).toEqual([
      '79',
      '25741',
      '25966',
      '25969',
    ]);
  });

  it('takes shapes that a file drew of its units, and leaves the records’ own', async () => {
    const own = await openFilledBench();
    good(await own.take('units', 'don-vi-moi.csv', unitLines));
    good(await own.take('crosswalk', 'chuyen-doi.csv', crosswalkLines));
    const before = await own.warehouse.read((reader) => reader.overview());
    const path = await own.file('ranh-gioi.geojson', drawnUnits);
    const file = { path, kind: 'boundaries', profile: { vintage: '2025-07' } } as const;
    good(await own.warehouse.importFiles([file]));
    const after = await own.warehouse.read((reader) => reader.overview());
    expect(after.boundaries).toEqual(before.boundaries);
    const { boundaries } = await own.warehouse.read((reader) => reader.overview('2025-07'));
    expect(boundaries.approximate).toBe(false);
    expect(boundaries.bbox).toEqual([106.6, 10.9, 106.8, 11.1]);
    expect(
      await own.warehouse.importFiles([{ ...file, profile: { vintage: '1999' } }]),
    ).toMatchObject({ ok: false, problem: { code: 'not-found', place: { field: 'vintage' } } });
    await own.close();
  });

  it('is not offered while the crosswalk lacks a ward', async () => {
    const own = await openFilledBench();
    good(await own.take('units', 'don-vi-moi.csv', unitLines));
    good(await own.take('crosswalk', 'chuyen-doi.csv', crosswalkLines.slice(0, 3)));
    const [vintage] = await own.warehouse.read((reader) => reader.vintages());
    expect(vintage?.missingWards).toEqual(['25966', '25969']);
    await own.close();
  });

  it('refuses a crosswalk to a unit that nobody listed', async () => {
    const own = await openFilledBench();
    const { reports } = good(await own.take('crosswalk', 'chuyen-doi.csv', crosswalkLines));
    expect(reports[0]).toMatchObject({ accepted: 0, quarantined: 5 });
    expect(reports[0]?.rules[0]?.rule).toBe('unit-unknown');
    await own.close();
  });
});
