import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day, ImportReport } from '@tungngo/domain';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  activationHeader,
  activationLines,
  type Bench,
  good,
  openBench,
  openFilledBench,
} from '../../test/small-campaign.js';

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

async function takeOne(name: string, lines: string[]) {
  const { reports, generation } = good(await bench.take('activations', name, lines));
  const [report] = reports;
  if (!report) throw new Error('no report');
  return { report, generation };
}

describe('importing activation events', () => {
  it('the same file again changes nothing and says so', async () => {
    const before = await bench.warehouse.generation();
    const { report, generation } = await takeOne('again.csv', activationLines);
    expect(report.alreadyImported).toBe(true);
    expect(counts(report)).toEqual({ rowsRead: 6, accepted: 0, quarantined: 0, duplicate: 6 });
    expect(generation).toEqual(before);
  });

  it('blanks around values, other cases and other date forms are the same rows', async () => {
    const { report } = await takeOne('blanks.csv', [
      activationHeader,
      '  074200000001\u00a0,\t2023-07-20 08:00 , 2 , 25741\u00a0, TRU SO ,thường trú ,  ',
      '0742 0000 0005,31/07/2023 10:00:00,1,25969 ,Self-service,temporary,\u00a0',
    ]);
    expect(counts(report)).toEqual({ rowsRead: 2, accepted: 0, quarantined: 0, duplicate: 2 });
  });

  it('the same rows in another order and file are duplicates', async () => {
    const [header = '', ...rows] = activationLines;
    const { report } = await takeOne('turned.csv', [header, ...rows.reverse()]);
    expect(counts(report)).toEqual({ rowsRead: 6, accepted: 0, quarantined: 0, duplicate: 6 });
  });

  const bad: [rule: string, column: string, row: string][] = [
    ['date-invalid', 'Thời điểm kích hoạt', '079,31/02/2023 08:00,2,25741,Trụ sở,Thường trú,'],
    ['date-out-of-range', 'Thời điểm kích hoạt', '079,01/01/2099 08:00,2,25741,Trụ sở,Thường trú,'],
    ['area-unknown', 'Mã xã', '079,26/07/2023 08:00,2,99999,Trụ sở,Thường trú,'],
    ['area-unknown', 'Mã xã', '079,26/07/2023 08:00,2,718,Trụ sở,Thường trú,'],
    ['choice-unknown', 'Hình thức', '079,26/07/2023 08:00,2,25741,Trực thăng,Thường trú,'],
    ['number-invalid', 'Mức', '079,26/07/2023 08:00,3,25741,Trụ sở,Thường trú,'],
    ['value-missing', 'Mã định danh', ' \u00a0,26/07/2023 08:00,2,25741,Trụ sở,Thường trú,'],
    ['value-missing', 'Mã xã', '079,26/07/2023 08:00,2, ,Trụ sở,Thường trú,'],
    ['value-missing', 'Mã định danh', ',26/07/2023 08:00,2,25741,Trụ sở,Thường trú,'],
    ['cell-invalid', 'Ô cư trú', '079,26/07/2023 08:00,2,25741,Trụ sở,Thường trú,8c65'],
    ['row-malformed', '', '079,26/07/2023 08:00,2'],
  ];
  it.each(bad)('%s in “%s” is quarantined with its row number', async (rule, column, row) => {
    const valid = '0742000001,26/07/2023 08:00,2,25741,Trụ sở,Thường trú,';
    const { report } = await takeOne('bad.csv', [
      activationHeader,
      valid,
      valid.replace('01,', '02,'),
      row,
    ]);
    expect(counts(report)).toEqual({ rowsRead: 3, accepted: 2, quarantined: 1, duplicate: 0 });
    const { rows, total } = await bench.warehouse.read((reader) =>
      reader.quarantine({ importId: report.importId, limit: 10, offset: 0 }),
    );
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ rule, column, row: 3, file: 'bad.csv' });
    expect(rows[0]?.reason.vi).not.toBe('');
    expect(rows[0]?.reason.en).not.toBe('');
  });

  it('row numbers hold in a file smaller than the list of areas, whatever comes between', async () => {
    const lines = [activationHeader];
    for (let i = 1; i <= 40; i++) {
      const ward = i % 9 === 0 ? '00000' : '25741';
      lines.push(
        i % 10 === 0 ? 'cut,short' : `p${i},26/07/2023 08:00,2,${ward},Trụ sở,Thường trú,`,
      );
      if (i % 7 === 0) lines.push('');
    }
    const { report } = await takeOne('mixed.csv', lines);
    const { rows } = await bench.warehouse.read((reader) =>
      reader.quarantine({ importId: report.importId, limit: 100, offset: 0 }),
    );
    expect(rows.map(({ row }) => row)).toEqual([9, 10, 18, 20, 27, 30, 36, 40]);
    expect(counts(report)).toEqual({ rowsRead: 40, accepted: 32, quarantined: 8, duplicate: 0 });
  });

  it('accepted + quarantined + duplicate = rows read, whatever the rows', async () => {
    const row = fc.constantFrom(
      'p1,26/07/2023 08:00,2,25741,Trụ sở,Thường trú,',
      'p1,26/07/2023 08:00,1,25741,Trụ sở,Thường trú,',
      'p2,25/07/2023,2,25744,Tận nhà,Tạm trú,',
      'p3,31/06/2023,2,25744,Tận nhà,Tạm trú,',
      'p4,25/07/2023,2,11111,Tận nhà,Tạm trú,',
      'short',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const { report } = await takeOne('any.csv', [activationHeader, ...rows]);
        expect(report.accepted + report.quarantined + report.duplicate).toBe(report.rowsRead);
        expect(report.rowsRead).toBe(rows.length);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('an event that arrives late and is earlier moves the person’s first day', async () => {
    const at = (day: string) =>
      bench.warehouse.read((reader) =>
        reader.coverageByArea({ level: 'province', indicator: 'level2', day: day as Day }),
      );
    expect((await at('2023-07-22'))[0]?.activated).toBe(1);
    const late = '074200000003,21/07/2023 10:00,2,25744,Trụ sở,Thường trú,';
    await takeOne('late.csv', [activationHeader, late]);
    expect((await at('2023-07-22'))[0]?.activated).toBe(2);
    expect((await at('2023-07-31'))[0]?.activated).toBe(4);
  });
});

describe('a file that cannot be taken is refused with its name and a remedy', () => {
  const cases: [name: string, code: string, lines: string | null][] = [
    ['missing.csv', 'file-missing', null],
    ['empty.csv', 'file-empty', ''],
    ['header-only.csv', 'file-empty', `${activationHeader}\n`],
    ['wrong-header.csv', 'header-unknown', 'a,b,c\n1,2,3\n'],
    ['lacking.csv', 'column-missing', 'Mã định danh,Mức\n1,2\n'],
  ];
  it.each(cases)('%s: %s, and nothing changes', async (name, code, lines) => {
    const before = await bench.warehouse.generation();
    const path = lines === null ? join(bench.dir, name) : await bench.file(name, lines);
    const first = await bench.file('good.csv', [activationHeader, activationLines[1] ?? '']);
    const result = await bench.warehouse.importFiles([
      { kind: 'activations', path: first },
      { kind: 'activations', path },
    ]);
    expect(result).toMatchObject({ ok: false, problem: { code, place: { file: name } } });
    if (!result.ok) expect(result.problem.remedy.vi.length).toBeGreaterThan(10);
    expect(await bench.warehouse.generation()).toEqual(before);
  });

  it('a file in another encoding is refused, not mangled', async () => {
    const path = await bench.file('windows.csv', `${activationHeader}\n`);
    const { appendFile } = await import('node:fs/promises');
    await appendFile(path, Buffer.from([0x54, 0xea, 0x6e, 0x0a]));
    const result = await bench.warehouse.importFiles([{ kind: 'activations', path }]);
    expect(result).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } });
  });
});

describe('boundaries', () => {
  const square = (code: string, west: number) => ({
    type: 'Feature',
    properties: { 'Mã xã': code },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 10.9],
          [west + 0.1, 10.9],
          [west + 0.1, 11],
          [west, 11],
          [west, 10.9],
        ],
      ],
    },
  });
  const wards = ['25741', '25744', '25966', '25969'];

  it('of a file on one line take the place of the approximate ones, and stay when areas come anew', async () => {
    const approximate = await bench.warehouse.read((reader) => reader.overview());
    const features = wards.map((code, i) => square(code, 106.5 + i / 10));
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    const { reports } = good(await bench.take('boundaries', 'ranh-gioi.geojson', text));
    expect(counts(reports[0] as ImportReport)).toMatchObject({ rowsRead: 4, accepted: 4 });
    const real = await bench.warehouse.read((reader) => reader.overview());
    expect(real.boundaries).toMatchObject({ approximate: false, bbox: [106.5, 10.9, 106.9, 11] });
    expect(real.boundaries.vintage).not.toBe(approximate.boundaries.vintage);

    good(await bench.warehouse.publish());
    const after = await bench.warehouse.read((reader) => reader.overview());
    expect(after.boundaries).toEqual(real.boundaries);
  });

  it('of a broken file or of another place are refused, and nothing changes', async () => {
    const before = await bench.warehouse.generation();
    const elsewhere = { type: 'FeatureCollection', features: [square('00001', 106)] };
    const broken = await bench.take('boundaries', 'broken.geojson', '{"type": "Feature');
    const foreign = await bench.take('boundaries', 'foreign.geojson', JSON.stringify(elsewhere));
    expect(broken).toMatchObject({
      ok: false,
      problem: { code: 'file-unreadable', place: { file: 'broken.geojson' } },
    });
    expect(foreign).toMatchObject({ ok: false, problem: { code: 'boundaries-unmatched' } });
    expect(await bench.warehouse.generation()).toEqual(before);
  });
});

describe('identity', () => {
  it('no identifier is left in any file of the warehouse, not even from rejected rows', async () => {
    const planted = '074987654321';
    await takeOne('planted.csv', [
      activationHeader,
      `${planted},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,`,
      `${planted},26/07/2023 08:00,2,${planted},Trụ sở,Thường trú,`,
      `${planted},yesterday`,
    ]);
    const names = await readdir(join(bench.dir, 'warehouse'), {
      recursive: true,
      withFileTypes: true,
    });
    const files = names.filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(2);
    for (const entry of files) {
      const bytes = await readFile(join(entry.parentPath, entry.name));
      expect(bytes.includes(planted)).toBe(false);
    }
  });
});

it('a reader of an empty warehouse is told that nothing is published', async () => {
  const empty = await openBench();
  await expect(empty.warehouse.read((reader) => reader.overview())).rejects.toMatchObject({
    problem: { code: 'nothing-published' },
  });
  await empty.close();
});
