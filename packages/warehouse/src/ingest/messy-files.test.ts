import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { AreaCode, ImportReport, QuarantinedRow } from '@tungngo/domain';
import { hexCell } from '@tungngo/geo';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activationHeader, type Bench, good, openFilledBench } from '../../test/small-campaign.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openFilledBench();
});
afterEach(() => bench.close());

const counts = ({ rowsRead, accepted, quarantined, duplicate }: ImportReport) => ({
  rowsRead,
  accepted,
  quarantined,
  duplicate,
});

async function takeOne(name: string, lines: string[] | string): Promise<ImportReport> {
  const { reports } = good(await bench.take('activations', name, lines));
  return reports[0] as ImportReport;
}

async function quarantined(): Promise<QuarantinedRow[]> {
  const page = { limit: 100, offset: 0 };
  return (await bench.warehouse.read((reader) => reader.quarantine(page))).rows;
}

async function activatedOf(code: string): Promise<number> {
  const rows = await bench.warehouse.read((reader) =>
    reader.coverageByArea({ level: 'ward', indicator: 'level1', day: '2023-08-31' as never }),
  );
  return rows.find((row) => row.code === code)?.activated ?? -1;
}

/** As an office writes it: a title, semicolons, names in place of codes, other headers and order. */
const officeFile = [
  'CÔNG AN TỈNH BÌNH DƯƠNG;;;;;;',
  'DANH SÁCH KÍCH HOẠT TÀI KHOẢN ĐỊNH DANH;;;;;;',
  'STT;Họ và tên;Số CCCD;Ngày kích hoạt;Mức;Phường/Xã;Huyện/TX/TP;Hình thức tiếp cận;Diện cư trú',
  '1;Nguyễn Văn A;074200000101;01/08/2023;2;P. Thuận Giao;TP. Thuận An;Khu trọ;Tạm trú',
  '2;Trần Thị B;074200000102;02/08/2023;2;LÁI THIÊU;Thuận An;Tận nhà;Thường trú',
  '3;Lê Văn C;074200000103;31/02/2023;2;Hiep Thanh;TP Thủ Dầu Một;Trụ sở;Thường trú',
  '4;Phạm D;074200000104;03/08/2023;2;Phường Không Có;TP Thủ Dầu Một;Trụ sở;Thường trú',
];

describe('a file as an office writes it', () => {
  it('is understood: title lines, semicolons, wards by name, other headers', async () => {
    const report = await takeOne('van-phong.csv', officeFile);
    expect(counts(report)).toEqual({ rowsRead: 4, accepted: 2, quarantined: 2, duplicate: 0 });
    expect(await activatedOf('25969')).toBe(3);
    expect(await activatedOf('25966')).toBe(1);
    const rows = await quarantined();
    expect(rows.map(({ column, rule, value }) => [column, rule, value])).toEqual([
      ['Ngày kích hoạt', 'date-invalid', '31/02/2023'],
      ['Phường/Xã', 'area-unknown', 'Phường Không Có, TP Thủ Dầu Một'],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([6, 7]);
    const text = JSON.stringify(rows);
    expect(text).not.toContain('Phạm D');
    expect(text).not.toContain('074200000104');
  });

  it('an answer about a ward settles its rows', async () => {
    const path = await bench.file('van-phong.csv', officeFile);
    const preview = good(await bench.warehouse.preview({ kind: 'activations', path }));
    expect(preview).toMatchObject({ rowsRead: 4, accepted: 2, quarantined: 2, duplicate: 0 });
    expect(preview.wards.map(({ ward, district, rows }) => [ward, district, rows])).toEqual([
      ['Phường Không Có', 'TP Thủ Dầu Một', 1],
    ]);
    const wards = { [preview.wards[0]?.key ?? '']: '25744' as AreaCode };
    const { reports } = good(
      await bench.warehouse.importFiles([{ kind: 'activations', path, profile: { wards } }]),
    );
    expect(counts(reports[0] as ImportReport)).toMatchObject({ accepted: 3, quarantined: 1 });
    expect(await activatedOf('25744')).toBe(2);
  });

  it('compressed, it is the same rows', async () => {
    await takeOne('van-phong.csv', officeFile);
    const path = join(bench.dir, 'van-phong.csv.gz');
    await writeFile(path, gzipSync(`${officeFile.join('\n')}\n`));
    const { reports } = good(await bench.warehouse.importFiles([{ kind: 'activations', path }]));
    expect(counts(reports[0] as ImportReport)).toEqual({
      rowsRead: 4,
      accepted: 0,
      quarantined: 2,
      duplicate: 2,
    });
  });

  it('a point becomes a residence cell, and the point itself is not kept', async () => {
    const lines = [
      'Mã định danh;Thời điểm kích hoạt;Mức;Mã xã;Hình thức;Diện cư trú;Kinh độ;Vĩ độ',
      '074200000201;01/08/2023 08:00;2;25969;Khu trọ;Tạm trú;106,7151234;10,9351234',
      '074200000202;01/08/2023 08:00;2;25969;Khu trọ;Tạm trú;16,7151234;10,9351234',
    ];
    const report = await takeOne('diem.csv', lines);
    expect(counts(report)).toMatchObject({ accepted: 1, quarantined: 1 });
    expect((await quarantined())[0]).toMatchObject({
      rule: 'cell-invalid',
      column: 'Kinh độ, Vĩ độ',
    });
    expect(JSON.stringify(await quarantined())).not.toContain('16,7151234');
    expect(hexCell(106.7151234, 10.9351234)).toMatch(/^8a/);
  });

  it('mixed line ends are read, and what is malformed is counted', async () => {
    const report = await takeOne(
      'mixed.csv',
      `${activationHeader}\np1,26/07/2023 08:00,2,25741,Trụ sở,Thường trú,\r\np2,26/07/2023 08:00,2,25741,Trụ sở,Thường trú,\np3\r\n`,
    );
    expect(counts(report)).toEqual({ rowsRead: 3, accepted: 2, quarantined: 1, duplicate: 0 });
  });
});

it('an open quote costs its own row, not those below it', async () => {
  const open = '"p1,26/07/2023 08:00,2,25741,Trụ sở,Thường trú,';
  const rows = Array.from(
    { length: 3000 },
    (_, i) => `q${i},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,`,
  );
  const report = await takeOne('ngoac.csv', [activationHeader, open, ...rows]);
  expect(counts(report)).toEqual({ rowsRead: 3001, accepted: 3000, quarantined: 1, duplicate: 0 });
});

it('a profile that takes a column of persons is refused', async () => {
  const path = await bench.file('van-phong.csv', officeFile);
  const profile = { columns: { person: { column: 'Họ và tên' } } };
  const file = { kind: 'activations' as const, path, profile };
  for (const result of [
    await bench.warehouse.preview(file),
    await bench.warehouse.importFiles([file]),
  ]) {
    expect(result).toMatchObject({ ok: false, problem: { place: { file: 'van-phong.csv' } } });
  }
});

describe('a preview', () => {
  it('counts as the import then does, and writes nothing', async () => {
    const lines = [
      activationHeader,
      '074200000001,20/07/2023 08:00,2,25741,Trụ sở,Thường trú,',
      '074200000301,20/07/2023 08:00,2,25741,Trụ sở,Thường trú,',
      '074200000302,20/07/2023 08:00,3,25741,Trụ sở,Thường trú,',
      '074200000303,20/07/2023',
    ];
    const path = await bench.file('xem-truoc.csv', lines);
    const before = await bench.warehouse.generation();
    const preview = good(await bench.warehouse.preview({ kind: 'activations', path }));
    expect(await bench.warehouse.generation()).toEqual(before);
    expect(preview).toMatchObject({
      rowsRead: 4,
      accepted: 1,
      quarantined: 2,
      duplicate: 1,
      days: { first: '2023-07-20', last: '2023-07-20' },
    });
    expect(preview.rules.map(({ rule, examples }) => [rule, examples])).toEqual([
      ['number-invalid', [{ row: 3, value: '3' }]],
      ['row-malformed', [{ row: 4, value: '' }]],
    ]);
    expect(JSON.stringify(preview)).not.toContain('0742000003');
    const report = await takeOne('xem-truoc.csv', lines);
    const { rowsRead, accepted, quarantined: rejected, duplicate } = preview;
    expect(counts(report)).toEqual({ rowsRead, accepted, quarantined: rejected, duplicate });
  });

  it('of dimensions says what is new and what is known', async () => {
    const path = await bench.file('them.csv', [
      'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt',
      '25741,,Thường trú,10,25/07/2023',
      '25741,,Thường trú,11,26/07/2023',
    ]);
    const preview = good(await bench.warehouse.preview({ kind: 'eligible', path }));
    expect(preview).toMatchObject({ rowsRead: 2, accepted: 1, duplicate: 1, quarantined: 0 });
  });
});

it('a profile that was saved of a workbook’s sheet reads a file that is one table', async () => {
  const path = await bench.file('kich-hoat.csv', officeFile);
  const profile = { table: 'Kích hoạt' };
  const preview = good(await bench.warehouse.preview({ kind: 'activations', path, profile }));
  expect(preview.rowsRead).toBeGreaterThan(0);
});

describe('an inspection', () => {
  it('names format, headers, the kinds that fit, and hides persons', async () => {
    const path = await bench.file('van-phong.csv', officeFile);
    const inspection = good(await bench.warehouse.inspect(path, 'van-phong.csv'));
    expect(inspection).toMatchObject({ format: 'csv', encoding: 'utf-8', packed: null });
    const [table] = inspection.tables;
    expect(table?.headerRow).toBe(3);
    expect(table?.proposals[0]).toMatchObject({ kind: 'activations', missing: [] });
    const text = JSON.stringify(inspection);
    expect(text).not.toContain('Nguyễn Văn A');
    expect(text).not.toContain('074200000101');
    expect(text).toContain('P. Thuận Giao');
  });
});

describe('a quarantined row', () => {
  const bad = '074200000401,35/07/2023 08:00,2,25741,Trụ sở,Thường trú,';
  const waiting = async () => (await quarantined()).filter(({ mendedIn }) => mendedIn === null);

  it('that is mended is accepted under its own person, and waits no more', async () => {
    await takeOne('sai.csv', [activationHeader, bad]);
    const [row] = await waiting();
    const mended = good(
      await bench.warehouse.mend([
        { importId: row?.importId ?? '', row: 1, values: { 'Thời điểm kích hoạt': '25/07/2023' } },
      ]),
    );
    expect(counts(mended.reports[0] as ImportReport)).toMatchObject({ rowsRead: 1, accepted: 1 });
    expect(await waiting()).toEqual([]);
    const again = await takeOne('dung.csv', [
      activationHeader,
      '074200000401,25/07/2023 00:00,2,25741,Trụ sở,Thường trú,',
    ]);
    expect(counts(again)).toMatchObject({ duplicate: 1, accepted: 0 });
  });

  it('that is still wrong is refused with the reason, and nothing changes', async () => {
    await takeOne('sai.csv', [activationHeader, bad]);
    const before = await bench.warehouse.generation();
    const [row] = await waiting();
    const values = { 'Thời điểm kích hoạt': '36/07/2023' };
    const result = await bench.warehouse.mend([{ importId: row?.importId ?? '', row: 1, values }]);
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'input-invalid', place: { column: 'Thời điểm kích hoạt' } },
    });
    expect(await bench.warehouse.generation()).toEqual(before);
    expect(await waiting()).toHaveLength(1);
  });

  it('that nobody knows cannot be mended', async () => {
    const result = await bench.warehouse.mend([{ importId: '99', row: 1, values: {} }]);
    expect(result).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });
});
