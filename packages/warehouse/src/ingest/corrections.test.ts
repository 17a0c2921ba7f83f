import type { AreaCode, Day, ImportReport, Indicator } from '@tungngo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  activationHeader,
  activationLines,
  type Bench,
  good,
  openFilledBench,
} from '../../test/small-campaign.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openFilledBench();
});
afterEach(() => bench.close());

const header =
  'Mã định danh,Mức,Ngày đã ghi,Xử lý,Thời điểm đúng,Mức đúng,Mã xã đúng,Hình thức đúng';

async function take(kind: 'corrections' | 'activations', lines: string[]): Promise<ImportReport> {
  const { reports } = good(await bench.take(kind, `${kind}.csv`, lines));
  const [report] = reports;
  if (!report) throw new Error('no report');
  return report;
}

const correct = (...lines: string[]) => take('corrections', [header, ...lines]);

async function activated(code: string, day: string, indicator: Indicator = 'level2') {
  const rows = await bench.warehouse.read((reader) =>
    reader.coverageByArea({
      level: 'ward',
      indicator,
      day: day as Day,
    }),
  );
  return rows.find((row) => row.code === (code as AreaCode))?.activated;
}

const ofB = '074200000002,2,26/07/2023';

describe('a correction', () => {
  it('moves a person to the right ward and day', async () => {
    const report = await correct(`${ofB},,29/07/2023 10:00,,25966,`);
    expect(report).toMatchObject({ accepted: 1, quarantined: 0, duplicate: 0 });
    expect(await activated('25741', '2023-07-31')).toBe(1);
    expect(await activated('25966', '2023-07-28')).toBe(0);
    expect(await activated('25966', '2023-07-29')).toBe(1);
  });

  it('of the level changes what the person counts for', async () => {
    await correct(`${ofB},Sửa,,1,,`);
    expect(await activated('25741', '2023-07-31', 'level1')).toBe(2);
    expect(await activated('25741', '2023-07-31', 'level2')).toBe(1);
  });

  it('takes a record out that was wrong altogether', async () => {
    await correct(`${ofB},Bỏ,,,,`);
    expect(await activated('25741', '2023-07-31', 'level1')).toBe(1);
  });

  it('stays when the file with the wrong record comes again, whole or in part', async () => {
    await correct(`${ofB},,29/07/2023 10:00,,25966,`, '074200000003,2,27/07/2023,Bỏ,,,,');
    await take('activations', [
      activationHeader,
      ...activationLines.slice(1, 4),
      '074200000009,28/07/2023 09:00,2,25966,Trụ sở,Thường trú,',
    ]);
    expect(await activated('25741', '2023-07-31')).toBe(1);
    expect(await activated('25744', '2023-07-31')).toBe(0);
    expect(await activated('25966', '2023-07-31')).toBe(2);
  });

  it('the same again is a duplicate, and another of the same record replaces it', async () => {
    const moved = `${ofB},,29/07/2023 10:00,,25966,`;
    await correct(moved);
    expect((await correct(moved)).alreadyImported).toBe(true);
    expect(await correct(moved, '074200000003,2,27/07/2023,,,,25969,')).toMatchObject({
      accepted: 1,
      duplicate: 1,
    });
    await correct(`${ofB},,30/07/2023 10:00,,25969,`);
    expect(await activated('25966', '2023-07-31')).toBe(0);
    expect(await activated('25969', '2023-07-31')).toBe(3);
    await correct('074200000002,2,30/07/2023,,,,25744,');
    expect(await activated('25744', '2023-07-30')).toBe(1);
    expect(await activated('25969', '2023-07-31')).toBe(2);
  });

  it('of a record that nobody has, or that says nothing, is quarantined', async () => {
    const report = await correct(
      '074200000002,2,01/07/2023,,,,25966,',
      `${ofB},,,,,`,
      '074200000003,2,27/07/2023,,,,25969,',
    );
    expect(report).toMatchObject({ accepted: 1, quarantined: 2 });
    expect(report.rules.map(({ rule }) => rule).sort()).toEqual([
      'nothing-corrected',
      'record-unknown',
    ]);
  });

  it('can be previewed, and nothing changes', async () => {
    const path = await bench.file('dinh-chinh.csv', [
      header,
      `${ofB},,29/07/2023 10:00,,25966,`,
      '074200000002,2,01/07/2023,,,,25966,',
    ]);
    const preview = good(await bench.warehouse.preview({ kind: 'corrections', path }));
    expect(preview).toMatchObject({ rowsRead: 2, accepted: 1, quarantined: 1, duplicate: 0 });
    expect(await activated('25741', '2023-07-31')).toBe(2);
    expect((await bench.warehouse.generation())?.number).toBe(1);
  });

  it('moves a reversal with the record that it reverses', async () => {
    await take('activations', [
      `${activationHeader},Loại bản ghi`,
      '074200000002,28/07/2023 08:00,1,25741,Trụ sở,Thường trú,,Thu hồi',
    ]);
    expect(await activated('25741', '2023-07-28')).toBe(1);
    await correct(`${ofB},,,,25966,`);
    expect(await activated('25741', '2023-07-27')).toBe(1);
    expect(await activated('25966', '2023-07-27')).toBe(1);
    expect(await activated('25966', '2023-07-28')).toBe(0);
    await correct(`${ofB},,30/07/2023 08:00,,25744,`);
    expect(await activated('25744', '2023-07-30')).toBe(2);
  });

  describe('that names a reversal', () => {
    const reversals = [
      `${activationHeader},Loại bản ghi`,
      '074200000002,28/07/2023 08:00,1,25741,Trụ sở,Thường trú,,Thu hồi',
    ];
    const ofReversal = (...lines: string[]) =>
      take('corrections', [
        'Mã định danh,Mức,Loại bản ghi,Ngày đã ghi,Xử lý,Thời điểm đúng,Mức đúng',
        ...lines,
      ]);

    it('moves it to its right day, and it stays so when its file comes again', async () => {
      await take('activations', reversals);
      expect(await activated('25741', '2023-07-28')).toBe(1);
      const report = await ofReversal('074200000002,1,Thu hồi,28/07/2023,,30/07/2023 08:00,');
      expect(report).toMatchObject({ accepted: 1, quarantined: 0 });
      expect(await activated('25741', '2023-07-29')).toBe(2);
      expect(await activated('25741', '2023-07-30')).toBe(1);
      expect(await take('activations', [...reversals, ''])).toMatchObject({
        accepted: 0,
        duplicate: 1,
      });
      expect(await activated('25741', '2023-07-29')).toBe(2);
    });

    it('takes it out, or mends its level', async () => {
      await take('activations', reversals);
      await ofReversal('074200000002,1,Thu hồi,28/07/2023,,,2');
      expect(await activated('25741', '2023-07-31', 'level1')).toBe(2);
      expect(await activated('25741', '2023-07-31', 'level2')).toBe(1);
      await ofReversal('074200000002,1,Thu hồi,28/07/2023,Bỏ,,');
      expect(await activated('25741', '2023-07-31', 'level2')).toBe(2);
    });

    it('leaves an activation of the same level and day alone, and needs a reversal there', async () => {
      const sameDay = reversals.map((line) => line.replace('28/07', '26/07'));
      await take('activations', sameDay);
      await ofReversal('074200000002,2,Kích hoạt,26/07/2023,,25/07/2023 08:00,');
      expect(await activated('25741', '2023-07-25', 'level2')).toBe(2);
      expect(await activated('25741', '2023-07-26', 'level2')).toBe(1);
      const report = await ofReversal('074200000003,2,Thu hồi,27/07/2023,Bỏ,,');
      expect(report).toMatchObject({ accepted: 0, quarantined: 1 });
    });
  });

  it('says which published days it changed', async () => {
    await correct(`${ofB},,29/07/2023 10:00,,25966,`);
    const restated = await bench.warehouse.read((reader) => reader.restatements());
    expect(
      restated
        .filter(({ indicator }) => indicator === 'level2')
        .map(({ generation, day, code, before, after }) => [generation, day, code, before, after]),
    ).toEqual([
      [2, '2023-07-26', '25741', 1, 0],
      [2, '2023-07-29', '25966', 0, 1],
    ]);
    const none = await bench.warehouse.read((reader) => reader.restatements({ generation: 1 }));
    expect(none).toEqual([]);
  });
});
