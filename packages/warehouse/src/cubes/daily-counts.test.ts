import type { CoverageRow, Day, Indicator } from '@tungngo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activationHeader, type Bench, good, openFilledBench } from '../../test/small-campaign.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openFilledBench();
});
afterEach(() => bench.close());

const header = 'Mã xã,Ngày,Chỉ tiêu,Diện cư trú,Hình thức,Số trong ngày,Luỹ kế';

async function count(...lines: string[]) {
  const { reports } = good(await bench.take('daily-counts', 'so-tong-hop.csv', [header, ...lines]));
  return reports[0];
}

async function rowOf(code: string, day: string, indicator: Indicator = 'level2') {
  const rows = await bench.warehouse.read(async (reader) => [
    ...(await reader.coverageByArea({ level: 'ward', indicator, day: day as Day })),
    ...(await reader.coverageByArea({ level: 'province', indicator, day: day as Day })),
  ]);
  const row = rows.find((candidate) => candidate.code === (code as CoverageRow['code']));
  return [row?.activated, row?.aggregated];
}

describe('daily counts of a ward', () => {
  it('count where there is no record of a person, and say so at every level', async () => {
    await count('25966,01/07/2023,Tài khoản mức 2,,,5,', '25966,03/07/2023,Mức 2,,,2,');
    expect(await rowOf('25966', '2023-07-02')).toEqual([5, 5]);
    expect(await rowOf('25966', '2023-07-31')).toEqual([7, 7]);
    expect(await rowOf('74', '2023-07-31')).toEqual([11, 7]);
    const { aggregatedFrom, areas } = await bench.warehouse.read((reader) =>
      reader.coverageSeries('level2'),
    );
    const from = (code: string) => aggregatedFrom[areas.indexOf(code as CoverageRow['code'])];
    expect([from('74'), from('25966'), from('25741')]).toEqual(['2023-07-01', '2023-07-01', null]);
  });

  it('give way to records of persons on the days that these span', async () => {
    // Hiệp Thành has records from 20 to 26 July.
    await count(
      '25741,19/07/2023,Mức 2,,,5,',
      '25741,20/07/2023,Mức 2,,,5,',
      '25741,23/07/2023,Mức 2,,,5,',
      '25741,27/07/2023,Mức 2,,,4,',
    );
    expect(await rowOf('25741', '2023-07-31')).toEqual([11, 9]);
    const later = '074200000011,29/07/2023 08:00,2,25741,Trụ sở,Thường trú,';
    good(await bench.take('activations', 'later.csv', [activationHeader, later]));
    expect(await rowOf('25741', '2023-07-31')).toEqual([8, 5]);
  });

  it('are hidden by a stray record on its own day alone, however far it is from the others', async () => {
    // Hiệp Thành has records from 20 to 26 July; one dated half a year before is a stretch of its own.
    const stray = '074200000021,05/01/2023 08:00,2,25741,Trụ sở,Thường trú,';
    good(await bench.take('activations', 'stray.csv', [activationHeader, stray]));
    await count(
      '25741,05/01/2023,Mức 2,,,4,',
      '25741,06/01/2023,Mức 2,,,5,',
      '25741,05/07/2023,Mức 2,,,6,',
      '25741,23/07/2023,Mức 2,,,7,',
    );
    expect(await rowOf('25741', '2023-01-05')).toEqual([1, 0]);
    expect(await rowOf('25741', '2023-07-19')).toEqual([12, 11]);
    expect(await rowOf('25741', '2023-07-31')).toEqual([14, 11]);
  });

  it('within a fortnight without records belong to the stretch, a day more does not', async () => {
    const later = '074200000022,09/08/2023 08:00,2,25741,Trụ sở,Thường trú,';
    good(await bench.take('activations', 'later.csv', [activationHeader, later]));
    await count('25741,01/08/2023,Mức 2,,,4,', '25741,11/08/2023,Mức 2,,,5,');
    expect(await rowOf('25741', '2023-08-31')).toEqual([8, 5]);
    const last = '074200000023,24/08/2023 08:00,2,25741,Trụ sở,Thường trú,';
    good(await bench.take('activations', 'last.csv', [activationHeader, last]));
    expect(await rowOf('25741', '2023-08-31')).toEqual([9, 5]);
  });

  it('that are cumulative count what they rise by; a fall counts nothing', async () => {
    await count(
      '25966,01/07/2023,Mức 2,,,,500',
      '25966,02/07/2023,Mức 2,,,,480',
      '25966,03/07/2023,Mức 2,,,,510',
      '25966,04/07/2023,Mức 2,,,6,',
      '25966,05/07/2023,Mức 2,,,,520',
    );
    const of = async (day: string) => (await rowOf('25966', day))[0];
    expect([await of('2023-07-01'), await of('2023-07-02')]).toEqual([500, 500]);
    expect(await of('2023-07-03')).toBe(510);
    expect([await of('2023-07-04'), await of('2023-07-05')]).toEqual([516, 520]);
  });

  it('given both as a total and by residency count once', async () => {
    await count(
      '25966,01/07/2023,CCCD gắn chip,,,10,',
      '25966,01/07/2023,CCCD gắn chip,Thường trú,,6,',
      '25966,01/07/2023,CCCD gắn chip,Tạm trú,,3,',
      '25966,02/07/2023,CCCD gắn chip,Thường trú,,4,',
      '25966,02/07/2023,CCCD gắn chip,Tạm trú,,1,',
      '25966,02/07/2023,CCCD gắn chip,,Trụ sở,4,',
    );
    expect(await rowOf('25966', '2023-07-01', 'chip-card')).toEqual([10, 10]);
    expect(await rowOf('25966', '2023-07-02', 'chip-card')).toEqual([15, 15]);
    const overview = await bench.warehouse.read((reader) => reader.overview());
    expect(overview.indicatorsWithData).toEqual(['level1', 'level2', 'chip-card']);
  });

  it('take the place of what visits reported provisionally', async () => {
    good(
      await bench.warehouse.importRecords('visit-outcomes', 'visits', [
        {
          'Mã lượt': 'v1',
          'Phiên bản': 1,
          'Mã xã': '25966',
          Ngày: '01/08/2023',
          'Hình thức': 'Khu trọ',
          'Mức 1': 0,
          'Mức 2': 3,
          Vắng: 0,
          'Từ chối': 0,
        },
      ]),
    );
    expect(await rowOf('25966', '2023-08-01')).toEqual([3, 0]);
    await count('25966,01/08/2023,Mức 2,,,4,');
    expect(await rowOf('25966', '2023-08-01')).toEqual([4, 4]);
  });

  it('of the same day again replace the former ones', async () => {
    await count('25966,01/07/2023,Mức 2,,,5,');
    expect(await count('25966,01/07/2023,Mức 2,,,8,')).toMatchObject({ accepted: 1 });
    expect(await rowOf('25966', '2023-07-31')).toEqual([8, 8]);
  });

  it('need one of the two counts', async () => {
    const report = await count('25966,01/07/2023,Mức 2,,,5,5', '25966,02/07/2023,Mức 2,,,,');
    expect(report).toMatchObject({ accepted: 0, quarantined: 2 });
    expect(report?.rules.map(({ rule }) => rule)).toEqual(['one-count-needed']);
  });
});
