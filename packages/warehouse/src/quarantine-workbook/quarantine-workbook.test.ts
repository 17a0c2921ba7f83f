import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportKind, ImportReport, QuarantinedRow } from '@tungngo/domain';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { activationHeader, type Bench, good, openFilledBench } from '../../test/small-campaign.js';
import { open, readTables, type TestSheet, workbook } from '../../test/source-files.js';
import { chooseTables } from '../ingest/choose-tables.js';
import { delimitedKindOf, fileKinds } from '../ingest/kinds/delimited-kinds.js';
import { isKnownHeader } from '../mapping/known-header.js';
import { proposeMapping } from '../mapping/propose-mapping.js';
import type { Reader } from '../metrics/reader.js';
import { writeQuarantineWorkbook } from './quarantine-workbook.js';

const asideHeaders = ['Lý do', 'Reason', 'Cột sai', 'Tệp', 'Dòng', 'Mã cách ly'];

async function downloaded(bench: Bench, question = {}): Promise<Buffer> {
  const { file } = good(await bench.warehouse.quarantineWorkbook(question));
  try {
    return await readFile(file.path);
  } finally {
    await file.close();
  }
}

interface ReadSheet {
  name: string;
  headers: string[];
  rows: string[][];
}

/** The sheets as the importer finds them, with the header that it finds. */
async function sheetsOf(book: Uint8Array): Promise<ReadSheet[]> {
  return readTables(good(await open(book, { knownHeader: isKnownHeader })));
}

/** As Excel would save it: a new workbook with the same cells, some of them changed. */
async function mended(
  book: Uint8Array,
  mend: (value: string, header: string, row: Record<string, string>, sheet: string) => string,
): Promise<Uint8Array> {
  const sheets = (await sheetsOf(book)).map(({ name, headers, rows }): TestSheet => {
    const changed = rows.map((cells) => {
      const row = Object.fromEntries(headers.map((header, i) => [header, cells[i] ?? '']));
      return cells.map((value, i) => mend(value, headers[i] ?? '', row, name));
    });
    return { name, rows: [['Sửa các ô tô màu, lưu rồi nhập lại'], headers, ...changed] };
  });
  return workbook(sheets);
}

async function quarantine(bench: Bench, waiting?: boolean): Promise<QuarantinedRow[]> {
  const question = { limit: 1000, offset: 0, waiting };
  return (await bench.warehouse.read((reader) => reader.quarantine(question))).rows;
}

const counts = ({ rowsRead, accepted, quarantined, duplicate }: ImportReport) => ({
  rowsRead,
  accepted,
  quarantined,
  duplicate,
});

describe('rejected rows of every kind', () => {
  const longShape = JSON.stringify({ type: 'Polygon', coordinates: [[[106, 11]]] }).padEnd(40_000);
  const files: [ImportKind, string, string[]][] = [
    [
      'areas',
      'xã.csv',
      ['Mã đơn vị,Tên đơn vị,Cấp,Mã cấp trên,Kinh độ,Vĩ độ', '00001,=1+1,Xã,999,106,11'],
    ],
    [
      'eligible',
      'đk.csv',
      ['Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt', '25741,,Gì đó,9,01/07/2023'],
    ],
    [
      'targets',
      'ct.csv',
      [
        'Mã đơn vị,Loại chỉ tiêu,Số lượng,Từ ngày,Đến ngày',
        '74,Kế hoạch tỉnh,-5,01/07/2023,02/07/2023',
      ],
    ],
    [
      'sites',
      'cơ sở.csv',
      [
        'Mã cơ sở,Tên cơ sở,Loại cơ sở,Mã xã,Kinh độ,Vĩ độ,Quy mô,Ranh giới',
        `007,"'@Trọ, ""Bảy""",Khu trọ,00009,106.7,10.9,10,`,
        `008,Trọ,Khu trọ,00009,106.7,10.9,10,"${longShape.replaceAll('"', '""')}"`,
      ],
    ],
    [
      'teams',
      'tổ.csv',
      ['Mã tổ,Tên tổ,Mã nơi đóng,Số người,Số máy,Năng suất giờ', '+1,Tổ 1,718,99,2,10'],
    ],
    ['reporting-calendar', 'lịch.csv', ['Mã đơn vị,Thứ,Ngày', '718,,']],
    [
      'units',
      'đơn vị mới.csv',
      [
        'Phiên bản,Hiệu lực từ,Mã đơn vị mới,Tên đơn vị mới,Cấp,Mã cấp trên,Kinh độ,Vĩ độ',
        '2025-07,01/07/2025,25747,Phường Thủ Dầu Một,Xã,99,106.66,10.97',
      ],
    ],
    [
      'crosswalk',
      'chuyển đổi.csv',
      ['Phiên bản,Mã xã cũ,Mã đơn vị mới,Số dân của phần', '2025-07,25741,25747,'],
    ],
    [
      'activations',
      'kích hoạt.csv',
      [activationHeader, '074200000401,35/07/2023,2,25741,Trụ sở,Thường trú,', '074200000402,1'],
    ],
    [
      'corrections',
      'đính chính.csv',
      ['Mã định danh,Mức,Ngày đã ghi,Xử lý', '074200000001,2,20/07/2023,'],
    ],
    [
      'daily-counts',
      'ngày.csv',
      ['Mã xã,Ngày,Chỉ tiêu,Số trong ngày,Luỹ kế', '25741,01/08/2023,Mức 2,5,9'],
    ],
    [
      'roads',
      'đường.csv',
      ['Tuyến,Cấp đường,Tên đường', 'không phải tuyến,residential,Đường số 1'],
    ],
    [
      'visit-outcomes',
      'ra quân.csv',
      [
        'Mã lượt,Phiên bản,Mã xã,Ngày,Hình thức,Mức 1,Mức 2,Vắng,Từ chối',
        'v1,1,25741,01/08/2023,Tận nhà,-1,0,0,0',
      ],
    ],
  ];

  let bench: Bench;
  let book: Buffer;
  let sheets: ReadSheet[];
  beforeAll(async () => {
    bench = await openFilledBench();
    const imported = await bench.warehouse.importFiles(
      await Promise.all(
        files.map(async ([kind, name, lines]) => ({ kind, path: await bench.file(name, lines) })),
      ),
    );
    expect(good(imported).reports.map(({ kind, quarantined }) => [kind, quarantined])).toEqual(
      expect.arrayContaining(files.map(([kind, , lines]) => [kind, lines.length - 1])),
    );
    book = await downloaded(bench);
    sheets = await sheetsOf(book);
  });
  afterAll(() => bench.close());

  const sheetOf = (kind: ImportKind) => {
    const { headers = [], rows = [] } =
      sheets.find(
        (sheet) =>
          sheet.headers[0] === delimitedKindOf(kind)?.columns[0]?.header &&
          sheet.headers.length - asideHeaders.length === delimitedKindOf(kind)?.columns.length,
      ) ?? {};
    return rows.map((cells) => Object.fromEntries(headers.map((header, i) => [header, cells[i]])));
  };

  it('have a sheet each, under the kind’s own headers, and nothing is lost', async () => {
    expect(sheets).toHaveLength(files.length);
    for (const kind of fileKinds) {
      const headers = [...kind.columns.map(({ header }) => header), ...asideHeaders];
      expect(sheets.map((sheet) => sheet.headers)).toContainEqual(headers);
    }
    const marks = sheets.flatMap(({ rows }) => rows.map((cells) => cells.at(-1)));
    const waiting = await quarantine(bench, true);
    expect(marks.sort()).toEqual(waiting.map(({ importId, row }) => `${importId}-${row}`).sort());
  });

  it('are found by their kind alone, and the added columns fill no field', async () => {
    const source = good(await open(book, { knownHeader: isKnownHeader }));
    try {
      for (const kind of fileKinds) {
        const chosen = good(chooseTables(source.tables, kind, {}, 'sách.xlsx'));
        expect(chosen).toHaveLength(1);
        const headers = chosen[0]?.table.headers ?? [];
        expect(headers).toEqual([...kind.columns.map(({ header }) => header), ...asideHeaders]);
        const proposal = proposeMapping(headers, kind, { sample: chosen[0]?.table.sample ?? [] });
        expect(proposal.unused).toEqual(asideHeaders);
        expect(proposal.guessed).toEqual([]);
      }
    } finally {
      await source.close();
    }
    const path = join(bench.dir, 'sách.xlsx');
    await writeFile(path, book);
    const inspection = good(await bench.warehouse.inspect(path, 'sách.xlsx'));
    expect(inspection.tables.map(({ proposals }) => proposals[0]?.kind).sort()).toEqual(
      fileKinds.map(({ kind }) => kind).sort(),
    );
  });

  it('keep zeros and what looks like a formula; a text too long for a cell is named, not cut', () => {
    expect(sheetOf('areas')[0]).toMatchObject({
      'Mã đơn vị': '00001',
      'Tên đơn vị': '=1+1',
      'Lý do': 'Đơn vị cấp trên không có trong tệp và trong danh mục.',
      'Cột sai': 'Mã cấp trên',
      Tệp: 'xã.csv',
      Dòng: '1',
    });
    expect(
      sheetOf('sites').map((row) => [row['Mã cơ sở'], row['Tên cơ sở'], row['Ranh giới']]),
    ).toEqual([
      ['007', '@Trọ, "Bảy"', ''],
      ['008', 'Trọ', expect.stringContaining('dài quá một ô')],
    ]);
    expect(sheetOf('teams')[0]).toMatchObject({ 'Mã tổ': '+1' });
    expect(sheetOf('activations')[0]?.['Mã định danh']).toMatch(/^#[0-9A-F]{16}$/);
    expect(book.includes('074200000401')).toBe(false);
  });

  it('show the wrong cell, and of a line that could not be split every cell', () => {
    const parts = unzipSync(book);
    const at = sheets.findIndex(({ rows }) => rows.some((cells) => cells.includes('35/07/2023')));
    const xml = strFromU8(parts[`xl/worksheets/sheet${at + 1}.xml`] ?? new Uint8Array());
    const wrong = [...xml.matchAll(/<c r="([A-Z]+\d+)" s="3"/g)].map(([, cell]) => cell);
    // Two notes and the header stand above.
    const malformed = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((column) => `${column}5`);
    expect(wrong).toEqual(['B4', ...malformed]);
  });

  it('are as many as asked for; the sheet says how many are left', async () => {
    const chunks: Uint8Array[] = [];
    const writeSome = (reader: Reader) =>
      writeQuarantineWorkbook(reader, { maxRows: 3 }, async (bytes) => chunks.push(bytes));
    const total = (await quarantine(bench, true)).length;
    expect(good(await bench.warehouse.read(writeSome))).toEqual({ rows: 3, left: total - 3 });
    const some = Buffer.concat(chunks);
    expect((await sheetsOf(some)).flatMap(({ rows }) => rows)).toHaveLength(3);
    const [first] = await readTables(good(await open(some, { headerRow: 1 })));
    expect(JSON.stringify(first?.rows)).toContain(`3 trong ${total} dòng đang chờ`);
  });

  it('can be asked for by import and rule; what nobody rejected is refused', async () => {
    const [row] = await quarantine(bench, true);
    const question = { importId: row?.importId, rule: row?.rule };
    expect(
      (await sheetsOf(await downloaded(bench, question))).flatMap(({ rows }) => rows),
    ).toHaveLength(1);
    for (const nothing of [{ importId: '99' }, { rule: 'không có' }, { importId: "1' OR true" }]) {
      expect(await bench.warehouse.quarantineWorkbook(nothing)).toMatchObject({
        ok: false,
        problem: { code: 'not-found' },
      });
    }
  });
});

describe('the way of a file through a spreadsheet', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openFilledBench();
  });
  afterEach(() => bench.close());

  async function take(kinds: ImportKind[], name: string, book: Uint8Array) {
    const path = join(bench.dir, name);
    await writeFile(path, book);
    const { reports } = good(
      await bench.warehouse.importFiles(kinds.map((kind) => ({ kind, path }))),
    );
    return reports;
  }

  async function activated(code: string): Promise<number> {
    const rows = await bench.warehouse.read((reader) =>
      reader.coverageByArea({ level: 'ward', indicator: 'level1', day: '2023-08-31' as never }),
    );
    return rows.find((row) => row.code === code)?.activated ?? -1;
  }

  it('mended rows are accepted, others wait again, duplicates are none; nobody counts twice', async () => {
    await bench.take('activations', 'sai.csv', [
      activationHeader,
      '074200000501,35/07/2023 08:00,2,25744,Trụ sở,Thường trú,',
      '074200000502,01/08/2023 08:00,3,25744,Trụ sở,Thường trú,',
      '074200000503,01/08/2023 08:00,2,99999,Trụ sở,Thường trú,',
      // An event that is known, but for its date.
      '074200000003,37/07/2023 10:00,2,25744,Trụ sở,Thường trú,',
      '074200000504,02/08/2023',
    ]);
    await bench.take('teams', 'tổ.csv', [
      'Mã tổ,Tên tổ,Mã nơi đóng,Số người,Số máy,Năng suất giờ',
      '01,Tổ 1,718,99,2,10',
      '02,Tổ 2,000,9,2,10',
    ]);
    const before = await activated('25744');
    const right: Record<string, Record<string, string>> = {
      '35/07/2023 08:00': { 'Thời điểm kích hoạt': '25/07/2023 08:00' },
      '37/07/2023 10:00': { 'Thời điểm kích hoạt': '27/07/2023 10:00' },
    };
    const book = await mended(await downloaded(bench), (value, header, row) => {
      if (header === 'Số người' && value === '99') return '9';
      if (header === 'Mức' && value === '3') return '2';
      return right[row['Thời điểm kích hoạt'] ?? '']?.[header] ?? value;
    });
    const reports = await take(['activations', 'teams'], 'sửa.xlsx', book);
    expect(Object.fromEntries(reports.map((report) => [report.kind, counts(report)]))).toEqual({
      activations: { rowsRead: 5, accepted: 2, quarantined: 2, duplicate: 1 },
      teams: { rowsRead: 2, accepted: 1, quarantined: 1, duplicate: 0 },
    });
    expect(await activated('25744')).toBe(before + 2);

    const old = (await quarantine(bench)).filter(({ file }) => !file.startsWith('sửa.xlsx'));
    const idOf = (kind: string) => reports.find((report) => report.kind === kind)?.importId;
    expect(old).toHaveLength(7);
    for (const row of old) expect(row.mendedIn).toBe(idOf(row.kind));
    const again = await quarantine(bench, true);
    expect(again.map(({ rule, header }) => [rule, header])).toEqual(
      expect.arrayContaining([
        ['area-unknown', 'Mã xã'],
        ['value-missing', 'Mã định danh'],
        ['area-unknown', 'Mã nơi đóng'],
      ]),
    );
    expect(again).toHaveLength(3);

    // The office's own file, mended, brings the same person: known already.
    const own = await bench.take('activations', 'gốc đã sửa.csv', [
      activationHeader,
      '074200000501,25/07/2023 08:00,2,25744,Trụ sở,Thường trú,',
    ]);
    expect(counts(good(own).reports[0] as ImportReport)).toMatchObject({
      accepted: 0,
      duplicate: 1,
    });
    expect(await activated('25744')).toBe(before + 2);
  });

  it('the same workbook imported twice changes nothing the second time', async () => {
    await bench.take('activations', 'sai.csv', [
      activationHeader,
      '074200000501,35/07/2023 08:00,2,25744,Trụ sở,Thường trú,',
      '074200000502,36/07/2023 08:00,2,25744,Trụ sở,Thường trú,',
    ]);
    const book = await mended(await downloaded(bench), (value) =>
      value === '35/07/2023 08:00' ? '2023-07-25' : value,
    );
    const [first] = await take(['activations'], 'a.xlsx', book);
    const [second] = await take(['activations'], 'b.xlsx', book);
    expect(counts(first as ImportReport)).toMatchObject({ accepted: 1, quarantined: 1 });
    expect(second).toMatchObject({ alreadyImported: true, accepted: 0 });
    expect(await quarantine(bench, true)).toHaveLength(1);
  });

  it('an identifier that is none does not come back as one', async () => {
    await bench.take('activations', 'sai.csv', [
      activationHeader,
      `  ,01/08/2023 08:00,2,25744,Trụ sở,Thường trú,`,
      `${'x1'.repeat(40)},01/08/2023 08:00,2,25744,Trụ sở,Thường trú,`,
    ]);
    const [report] = await take(['activations'], 'nguyên.xlsx', await downloaded(bench));
    expect(counts(report as ImportReport)).toEqual({
      rowsRead: 2,
      accepted: 0,
      quarantined: 2,
      duplicate: 0,
    });
    expect((await quarantine(bench, true)).map(({ rule }) => rule)).toEqual([
      'value-missing',
      'value-missing',
    ]);
  });

  it('wards by code and by name stand in one column, and either is understood', async () => {
    await bench.take('activations', 'mã.csv', [
      activationHeader,
      '074200000501,35/07/2023,2,25744,Trụ sở,Thường trú,',
      '074200000502,35/07/2023,2,25744,Trụ sở,Thường trú,',
      '074200000503,35/07/2023,2,25744,Trụ sở,Thường trú,',
    ]);
    await bench.take('activations', 'tên.csv', [
      'Số CCCD,Ngày kích hoạt,Mức,Phường/Xã,Huyện,Hình thức,Diện cư trú',
      '074200000504,35/07/2023,2,P. Lái Thiêu,TP. Thuận An,Trụ sở,Thường trú',
      '074200000505,25/07/2023,2,Phường Không Có,TP. Thuận An,Trụ sở,Thường trú',
    ]);
    const before = await activated('25966');
    const book = await mended(await downloaded(bench), (value, header) => {
      if (header === 'Thời điểm kích hoạt') return '25/07/2023';
      return value === 'Phường Không Có, TP. Thuận An' ? '25966' : value;
    });
    const [report] = await take(['activations'], 'sửa.xlsx', book);
    expect(counts(report as ImportReport)).toMatchObject({ rowsRead: 5, accepted: 5 });
    expect(await activated('25966')).toBe(before + 2);
  });
});

describe('rows mended together', () => {
  it('are all taken or none; the refusal names the quarantined row that is still wrong', async () => {
    const bench = await openFilledBench();
    try {
      await bench.take('activations', 'sai.csv', [
        activationHeader,
        '074200000509,25/07/2023,2,25744,Trụ sở,Thường trú,',
        '074200000501,35/07/2023,2,25744,Trụ sở,Thường trú,',
        '074200000502,36/07/2023,2,25744,Trụ sở,Thường trú,',
      ]);
      const [{ importId } = { importId: '' }] = await quarantine(bench, true);
      const day = (text: string) => ({ 'Thời điểm kích hoạt': text });
      const generation = await bench.warehouse.generation();
      const wrong = [
        { importId, row: 2, values: day('25/07/2023') },
        { importId, row: 3, values: day('37/07/2023') },
      ];
      expect(await bench.warehouse.mend(wrong)).toMatchObject({
        ok: false,
        problem: { place: { row: 3, column: 'Thời điểm kích hoạt', value: '37/07/2023' } },
      });
      const foreign = [{ importId, row: 2, values: { 'Mã cách ly': '1-1' } }];
      expect(await bench.warehouse.mend(foreign)).toMatchObject({
        ok: false,
        problem: { code: 'input-invalid', place: { row: 2, column: 'Mã cách ly' } },
      });
      expect(await bench.warehouse.generation()).toEqual(generation);
      const { reports } = good(
        await bench.warehouse.mend(wrong.map((row) => ({ ...row, values: day('25/07/2023') }))),
      );
      expect(counts(reports[0] as ImportReport)).toMatchObject({ rowsRead: 2, accepted: 2 });
      expect(await quarantine(bench, true)).toEqual([]);
    } finally {
      await bench.close();
    }
  });
});
