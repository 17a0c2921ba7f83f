import type { CoverageRow, Day, Indicator } from '@tungngo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bench, good, openFilledBench } from '../../test/small-campaign.js';

let bench: Bench;
beforeAll(async () => {
  bench = await openFilledBench();
  good(
    await bench.take('eligible', 'gplx.csv', [
      'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt,Dành cho',
      '25741,,Thường trú,6,01/07/2023,GPLX',
      '25741,,Thường trú,7,26/07/2023,GPLX',
      '25966,,Tạm trú,5,01/07/2023,Giấy phép lái xe tích hợp',
    ]),
  );
  good(
    await bench.take('targets', 'chi-tieu-gplx.csv', [
      'Mã đơn vị,Loại chỉ tiêu,Số lượng,Từ ngày,Đến ngày,Dành cho',
      '74,Chỉ tiêu Bộ giao,8,01/01/2023,25/09/2023,GPLX',
      '74,Chỉ tiêu Bộ giao,40,01/01/2023,25/09/2023,Mức 1',
    ]),
  );
  good(
    await bench.take('daily-counts', 'gplx-ngay.csv', [
      'Mã xã,Ngày,Chỉ tiêu,Luỹ kế',
      '25741,30/07/2023,GPLX,3',
      '25966,30/07/2023,GPLX,1',
    ]),
  );
});
afterAll(() => bench.close());

const ofProvince = async (indicator: Indicator, day = '2023-07-31') => {
  const rows = await bench.warehouse.read((reader) =>
    reader.coverageByArea({ level: 'province', indicator, day: day as Day }),
  );
  return rows[0] as CoverageRow;
};

it('an indicator has its own denominators and targets where files give it any', async () => {
  expect(await ofProvince('licence')).toMatchObject({
    activated: 4,
    eligible: 12,
    eligiblePermanent: 7,
    eligibleTemporary: 5,
    eligibleDay: '2023-07-26',
    coverage: 4 / 12,
    target: 8,
    attainment: 4 / 8,
    plan: null,
  });
  expect(await ofProvince('licence', '2023-07-25')).toMatchObject({ eligible: 11 });
});

it('a target of one level stands for it alone; the others keep what is common', async () => {
  expect(await ofProvince('level1')).toMatchObject({ eligible: 74, target: 40, plan: 10 });
  expect(await ofProvince('level2')).toMatchObject({ eligible: 74, target: 20, plan: 10 });
  expect(await ofProvince('chip-card')).toMatchObject({ eligible: 74, target: null, plan: null });
});

it('the series has the same denominators', async () => {
  const series = await bench.warehouse.read((reader) => reader.coverageSeries('licence'));
  const province = series.areas.indexOf('74' as CoverageRow['code']);
  const at = (day: string) => series.eligible[province]?.[series.days.indexOf(day as Day)];
  expect([at('2023-07-25'), at('2023-07-31')]).toEqual([11, 12]);
});
