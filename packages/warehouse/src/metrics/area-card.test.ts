import type { AreaCode, Day } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, openFilledBench } from '../../test/small-campaign.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openFilledBench();
});
afterAll(() => bench.close());

const card = (code: string, day: string) =>
  bench.warehouse.read((reader) =>
    reader.areaCard({ code: code as AreaCode, indicator: 'level2', day: day as Day }),
  );

describe('the card of an area', () => {
  it('tells residents apart, up to the day', async () => {
    expect((await card('25741', '2023-07-25')).residencies).toEqual([
      { residency: 'permanent', activated: 1, eligible: 10 },
      { residency: 'temporary', activated: 0, eligible: 10 },
    ]);
    expect((await card('25741', '2023-07-31')).residencies).toEqual([
      { residency: 'permanent', activated: 1, eligible: 10 },
      { residency: 'temporary', activated: 1, eligible: 10 },
    ]);
  });

  it('counts channels by weeks that begin on Monday; a province is the sum of its wards', async () => {
    const province = await card('74', '2023-07-31');
    expect(province.weeks).toEqual(['2023-07-17', '2023-07-24']);
    expect(province.channels).toEqual([
      { channel: 'office', persons: [1, 1] },
      { channel: 'home-visit', persons: [0, 1] },
      { channel: 'boarding-house-visit', persons: [0, 1] },
    ]);
    const sums = province.residencies.map(({ activated, eligible }) => [activated, eligible]);
    expect(sums).toEqual([
      [2, 24],
      [2, 50],
    ]);
  });

  it('names the sites within', async () => {
    const { sites, siteCount } = await card('25966', '2023-07-31');
    expect([sites, siteCount]).toEqual([[], 0]);
  });
});
