import type { CoverageRow, Day, Indicator } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, good, openFilledBench } from '../../test/small-campaign.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openFilledBench();
});
afterAll(() => bench.close());

const on = (
  day: string,
  level: CoverageRow['level'],
  indicator: Indicator = 'level2',
  parent?: string,
) =>
  bench.warehouse.read((reader) =>
    reader.coverageByArea({
      level,
      indicator,
      day: day as Day,
      ...(parent ? { parent: parent as CoverageRow['code'] } : {}),
    }),
  );

describe('coverage by area', () => {
  it('counts persons once, by ward of residence, at the level asked', async () => {
    const level2 = await on('2023-07-31', 'ward');
    expect(level2.map(({ code, activated }) => [code, activated])).toEqual([
      ['25741', 2],
      ['25744', 1],
      ['25966', 0],
      ['25969', 1],
    ]);
    const level1 = await on('2023-07-31', 'ward', 'level1');
    expect(level1.map(({ activated }) => activated)).toEqual([2, 1, 0, 2]);
  });

  it('gives the province’s figures with both denominators', async () => {
    const [row] = await on('2023-07-31', 'province');
    expect(row).toMatchObject({
      activated: 4,
      eligible: 74,
      eligiblePermanent: 24,
      eligibleTemporary: 50,
      eligibleDay: '2023-07-25',
      coverage: 4 / 74,
      remaining: 70,
      target: 20,
      attainment: 4 / 20,
      plan: 10,
      activatedInCampaign: 3,
      planAttainment: 3 / 10,
      pace: 3 / 7,
      requiredPace: 16 / 56,
    });
  });

  it('has no coverage before the first denominator and no required pace after the deadline', async () => {
    const [before] = await on('2023-07-24', 'province');
    expect(before).toMatchObject({
      activated: 1,
      eligible: 0,
      coverage: null,
      activatedInCampaign: 0,
    });
    const [after] = await on('2023-09-25', 'province');
    expect(after).toMatchObject({ activated: 4, requiredPace: null });
  });

  it('can be limited to a district or to the province', async () => {
    expect((await on('2023-07-31', 'ward', 'level2', '725')).map(({ code }) => code)).toEqual([
      '25966',
      '25969',
    ]);
    expect(await on('2023-07-31', 'ward', 'level2', '74')).toHaveLength(4);
    expect(await on('2023-07-31', 'district', 'level2', '74')).toHaveLength(2);
  });

  it('the series agrees with every single day', async () => {
    const series = await bench.warehouse.read((reader) => reader.coverageSeries('level2'));
    for (const [d, day] of series.days.entries()) {
      const rows = [
        ...(await on(day, 'province')),
        ...(await on(day, 'district')),
        ...(await on(day, 'ward')),
      ];
      for (const row of rows) {
        const a = series.areas.indexOf(row.code);
        expect([series.activated[a]?.[d], series.eligible[a]?.[d]]).toEqual([
          row.activated,
          row.eligible,
        ]);
      }
    }
    expect(series.areas).toHaveLength(7);
  });
});

describe('the overview', () => {
  it('holds areas, campaign, days and the boundaries in use', async () => {
    const overview = await bench.warehouse.read((reader) => reader.overview());
    expect(overview).toMatchObject({
      campaign: { id: 'small' },
      firstDay: '2023-07-20',
      lastDay: '2023-07-31',
      boundaries: { approximate: true },
      generation: { number: 1, events: 6, persons: 5 },
    });
    expect(overview.areas).toHaveLength(7);
    expect(overview.boundaries.bbox).toHaveLength(4);
  });

  it('the schema of the workbench has a comment for every table and column', async () => {
    const schema = await bench.warehouse.read((reader) => reader.schema());
    expect(schema.map(({ name }) => name)).toContain('coverage_daily');
    for (const table of schema) {
      expect(table.comment, table.name).not.toBe('');
      if (table.rows === null) continue;
      for (const { name, comment } of table.columns) {
        expect(comment, `${table.name}.${name}`).not.toBe('');
      }
    }
  });
});

describe('outcomes of visits', () => {
  it('move coverage at once, once, and follow corrections', async () => {
    const own = await openFilledBench();
    const outcome = (version: number, level2: number) => ({
      'Mã lượt': 'v1',
      'Phiên bản': version,
      'Mã xã': '25969',
      Ngày: '01/08/2023',
      'Hình thức': 'Khu trọ',
      'Mức 1': 1,
      'Mức 2': level2,
      Vắng: 4,
      'Từ chối': 0,
    });
    const deliver = async (version: number, level2: number) =>
      good(
        await own.warehouse.importRecords('visit-outcomes', 'visits', [outcome(version, level2)]),
      );
    const activated = async (indicator: Indicator) => {
      const rows = await own.warehouse.read((reader) =>
        reader.coverageByArea({ level: 'ward', indicator, day: '2023-08-01' as Day }),
      );
      const row = rows.find(({ code }) => code === '25969');
      return [row?.activated, row?.provisional];
    };
    await deliver(1, 9);
    expect(await activated('level2')).toEqual([10, 9]);
    expect(await activated('level1')).toEqual([12, 10]);
    await deliver(1, 9);
    expect(await activated('level2')).toEqual([10, 9]);
    await deliver(2, 3);
    expect(await activated('level2')).toEqual([4, 3]);
    await own.close();
  });
});
