import type { AreaCode, ImportKind, ImportProfile } from '@tungngo/domain';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Bench, good, openFilledBench } from '../../../test/small-campaign.js';
import { openReadOnly, openSession } from '../../duckdb/session.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openFilledBench();
});
afterEach(() => bench.close());

async function take(kind: ImportKind, lines: string[], wards: ImportProfile['wards'] = {}) {
  const path = await bench.file(`${kind}.csv`, lines);
  const [report] = good(
    await bench.warehouse.importFiles([{ kind, path, profile: { wards } }]),
  ).reports;
  return report;
}

async function column(sql: string): Promise<unknown[]> {
  const { path } = await bench.warehouse.currentDatabase();
  const instance = await openReadOnly(path);
  const session = await openSession(instance);
  const rows = await session.rows<Record<string, unknown>>(sql);
  session.close();
  instance.closeSync();
  return rows.flatMap((row) => Object.values(row));
}

it('targets name provinces, districts and wards; what fits two is asked', async () => {
  const lines = [
    'Đơn vị,Loại chỉ tiêu,Số lượng,Từ ngày,Đến ngày',
    'Tỉnh Bình Dương,Kế hoạch,90,01/10/2023,31/12/2023',
    'tp thuan an,Kế hoạch,50,01/10/2023,31/12/2023',
    'P. Lái Thiêu,Kế hoạch,20,01/10/2023,31/12/2023',
    '25969,Kế hoạch,10,01/10/2023,31/12/2023',
    'Nơi khác,Kế hoạch,9,01/10/2023,31/12/2023',
  ];
  const path = await bench.file('chi-tieu.csv', lines);
  const { wards } = good(await bench.warehouse.preview({ kind: 'targets', path }));
  expect(wards).toMatchObject([{ key: 'Nơi khác', levels: ['province', 'district', 'ward'] }]);

  expect(await take('targets', lines)).toMatchObject({ accepted: 4, quarantined: 1 });
  expect(
    await column(`SELECT area_code FROM target WHERE from_day = '2023-10-01' ORDER BY area_code`),
  ).toEqual(['25966', '25969', '725', '74']);
  expect(await take('targets', lines, { 'Nơi khác': '718' as AreaCode })).toMatchObject({
    quarantined: 0,
  });
});

it('a reporting calendar and teams name where they are', async () => {
  const calendar = ['Đơn vị,Thứ', 'P. Lái Thiêu,Thứ 2', 'Tỉnh Bình Dương,Hằng ngày'];
  expect(await take('reporting-calendar', calendar)).toMatchObject({ accepted: 2 });
  expect(await column('SELECT area_code FROM reporting_day ORDER BY area_code')).toEqual([
    '25966',
    '74',
  ]);

  const teams = [
    'Mã tổ,Tên tổ,Nơi đóng,Số người,Số máy,Năng suất giờ',
    'T1,Tổ 1,Thành phố Thuận An,6,3,24',
    'T2,Tổ 2,Lái Thiêu,5,2,12',
    'T3,Tổ 3,Tỉnh Bình Dương,5,2,12',
  ];
  expect(await take('teams', teams)).toMatchObject({ accepted: 2, quarantined: 1 });
  expect(await column('SELECT base_code FROM team ORDER BY id')).toEqual(['725', '25966']);
});

it('a correction names the right ward, or none where the ward is right', async () => {
  const header = 'Mã định danh,Mức,Ngày đã ghi';
  const events = [
    'Mã định danh,Thời điểm,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú',
    'n1,01/08/2023,2,25966,Trụ sở,Thường trú,',
    'n2,01/08/2023,2,25966,Trụ sở,Thường trú,',
  ];
  expect(await take('activations', events)).toMatchObject({ accepted: 2 });
  const report = await take('corrections', [
    `${header},Xã đúng,Huyện đúng,Hình thức đúng`,
    'n1,2,01/08/2023,Phường Thuận Giao,TP. Thuận An,',
    'n2,2,01/08/2023,,,Tận nhà',
  ]);
  expect(report).toMatchObject({ accepted: 2, quarantined: 0 });
  expect(
    await column(`SELECT right_ward_code FROM correction ORDER BY right_ward_code NULLS LAST`),
  ).toEqual(['25969', null]);
});

it('a mere ward beside a correction is not taken for the right one', async () => {
  const path = await bench.file('dinh-chinh.csv', [
    'Mã định danh,Mức,Ngày đã ghi,Xã,Hình thức đúng',
    'n1,2,01/08/2023,Lái Thiêu,Tận nhà',
  ]);
  const { tables } = good(await bench.warehouse.inspect(path, 'dinh-chinh.csv'));
  const proposal = tables[0]?.proposals.find(({ kind }) => kind === 'corrections');
  expect(proposal?.columns).not.toHaveProperty('ward_name');
});
