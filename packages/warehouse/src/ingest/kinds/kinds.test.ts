import type { Day, ImportKind, Indicator } from '@tungngo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, good, openFilledBench } from '../../../test/small-campaign.js';
import { openReadOnly, openSession } from '../../duckdb/session.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openFilledBench();
});
afterEach(() => bench.close());

async function take(kind: ImportKind, lines: string[]) {
  const [report] = good(await bench.take(kind, `${kind}.csv`, lines)).reports;
  if (!report) throw new Error('no report');
  return { ...report, broken: report.rules.map(({ rule }) => rule).sort() };
}

async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
  const { path } = await bench.warehouse.currentDatabase();
  const instance = await openReadOnly(path);
  const session = await openSession(instance);
  try {
    return await session.rows(sql);
  } finally {
    session.close();
    instance.closeSync();
  }
}

const inProvince = async (indicator: Indicator) => {
  const [row] = await bench.warehouse.read((reader) =>
    reader.coverageByArea({ level: 'province', indicator, day: '2023-09-01' as Day }),
  );
  return row;
};

describe('activations of other records and reversals', () => {
  const header =
    'Mã định danh,Thời điểm,Chỉ tiêu,Loại bản ghi,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú';
  const rest = '25966,Trụ sở,Thường trú,';

  it('are taken by their words; what is blank is an activated account', async () => {
    const report = await take('activations', [
      header,
      `n1,01/08/2023,CCCD gắn chip,,,${rest}`,
      `n1,01/08/2023,căn cước công dân,Kích hoạt,2,${rest}`,
      `n1,02/08/2023,Giấy phép lái xe tích hợp,Cấp mới,,${rest}`,
      `n1,03/08/2023,GPLX,Thu hồi,,${rest}`,
      `n2,01/08/2023,,,2,${rest}`,
      `n2,05/08/2023,Tài khoản,Huỷ,2,${rest}`,
      `n3,01/08/2023,Tài khoản,,,${rest}`,
      `n4,01/08/2023,Hộ chiếu,,1,${rest}`,
      `n5,01/08/2023,Tài khoản,Mượn,1,${rest}`,
    ]);
    expect(report).toMatchObject({ accepted: 5, duplicate: 1, quarantined: 3 });
    expect(report.broken).toEqual(['choice-unknown', 'number-invalid']);
    expect((await inProvince('chip-card'))?.activated).toBe(1);
    expect((await inProvince('licence'))?.activated).toBe(0);
    expect((await inProvince('level1'))?.activated).toBe(6);
    expect((await inProvince('level2'))?.activated).toBe(4);
  });

  it('have no share of the accounts’ target', async () => {
    await take('activations', [header, `n1,01/08/2023,CCCD,,,${rest}`]);
    expect(await inProvince('chip-card')).toMatchObject({
      target: null,
      attainment: null,
      plan: null,
      requiredPace: null,
    });
  });

  it('of accounts without any level are not taken at all', async () => {
    const lines = [header.replace('Mức,', ''), `n1,01/08/2023,Tài khoản,,${rest}`];
    const result = await bench.take('activations', 'khong-muc.csv', lines);
    expect(result).toMatchObject({ ok: false, problem: { code: 'column-missing' } });
    const cards = [header.replace('Mức,', ''), `n1,01/08/2023,CCCD,,${rest}`];
    expect(await take('activations', cards)).toMatchObject({ accepted: 1 });
  });
});

it('teams have the fields that the dispatchers need', async () => {
  const report = await take('teams', [
    'Mã tổ,Tên tổ,Mã nơi đóng,Số người,Số máy,Năng suất giờ,Xe phát thanh,Kỹ năng,Ngôn ngữ,Thiết bị,Giờ làm việc',
    'T1,Tổ 1,718,6,3,24,Có,"Thu nhận mức 2, CCCD; GPLX",Tiếng Khmer,Lều bạt,"T2–T7 07:30–11:30, 13:30–17:00; CN 8h–11h"',
    'T2,Tổ 2,25966,5,2,"12,5",,,,,',
    'T3,Tổ 3,74,5,2,12,Không,,,,',
    'T4,Tổ 4,25966,0,2,12,Không,,,,',
    'T5,Tổ 5,25966,5,2,12,Không,"CCCD, bay",,,',
    'T6,Tổ 6,25966,5,2,12,Không,,,,lúc rảnh',
  ]);
  expect(report).toMatchObject({ accepted: 2, quarantined: 4 });
  expect(report.broken).toEqual([
    'area-unknown',
    'choice-unknown',
    'hours-invalid',
    'number-invalid',
  ]);
  expect(await rowsOf('SELECT * EXCLUDE import_id FROM team ORDER BY id')).toEqual([
    {
      id: 'T1',
      name: 'Tổ 1',
      base_code: '718',
      people: 6,
      workstations: 3,
      capacity_per_hour: 24,
      loudspeaker_car: true,
      skills: ['level2', 'chip-card', 'licence'],
      languages: ['km'],
      kits: ['tent'],
      hours: 'T2–T7 07:30–11:30, 13:30–17:00; CN 8h–11h',
    },
    {
      id: 'T2',
      name: 'Tổ 2',
      base_code: '25966',
      people: 5,
      workstations: 2,
      capacity_per_hour: 12.5,
      loudspeaker_car: false,
      skills: [],
      languages: [],
      kits: [],
      hours: null,
    },
  ]);
});

it('a reporting calendar names a weekday, every day, or a single day', async () => {
  const report = await take('reporting-calendar', [
    'Mã đơn vị,Thứ,Ngày,Báo cáo,Hạn sau (ngày)',
    '74,Hằng ngày,,,',
    '74,Chủ nhật,,Không,',
    '25966,Thứ 2,,Có,3',
    '74,,02/09/2026,Không,',
    '718,,,Có,2',
    '718,Thứ 3,03/08/2023,Có,2',
  ]);
  expect(report).toMatchObject({ accepted: 4, quarantined: 2, broken: ['one-day-needed'] });
  const rows = await rowsOf(`
    SELECT area_code, weekday, day::VARCHAR AS day, reports, delay_days
    FROM reporting_day ORDER BY ALL`);
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['25966', 1, null, true, 3],
    ['74', 0, null, true, 1],
    ['74', 7, null, false, 1],
    ['74', null, '2026-09-02', false, 1],
  ]);
});

it('sites may have shift hours and a shape', async () => {
  const polygon =
    '"{""type"":""Polygon"",""coordinates"":[[[106.6,10.9],[106.7,10.9],[106.7,11],[106.6,10.9]]]}"';
  const report = await take('sites', [
    'Mã cơ sở,Tên cơ sở,Loại cơ sở,Mã xã,Kinh độ,Vĩ độ,Quy mô,Giờ thuận lợi,Ca làm việc,Ranh giới',
    `S1,Công ty A,Doanh nghiệp,25966,106.65,10.95,300,,06:00–14:00; 14:00–22:00,${polygon}`,
    'S2,Khu trọ B,Khu trọ,25966,106.65,10.95,80,,,',
    'S3,Công ty C,Doanh nghiệp,25966,106.65,10.95,300,,sáng và chiều,',
    'S4,Phân lô D,Phân lô tự phát,25966,106.65,10.95,30,,,"{""type"":""Point"",""coordinates"":[1,2]}"',
    'S5,Phân lô E,Phân lô tự phát,25966,106.65,10.95,30,,,"{hỏng"',
  ]);
  expect(report).toMatchObject({ accepted: 2, quarantined: 3 });
  expect(report.broken).toEqual(['shape-invalid', 'shifts-invalid']);
  expect(
    await rowsOf(`SELECT site_id, shifts, shape->>'$.type' AS shape FROM site ORDER BY site_id`),
  ).toEqual([
    { site_id: 'S1', shifts: '06:00–14:00; 14:00–22:00', shape: 'Polygon' },
    { site_id: 'S2', shifts: null, shape: null },
  ]);
  const again = await take('sites', [
    'Mã cơ sở,Tên cơ sở,Loại cơ sở,Mã xã,Kinh độ,Vĩ độ,Quy mô,Ca làm việc,Ranh giới',
    `S1,Công ty A,Doanh nghiệp,25966,106.65,10.95,300,06:00–14:00; 14:00–22:00,${polygon}`,
  ]);
  expect(again).toMatchObject({ accepted: 0, duplicate: 1 });
});
