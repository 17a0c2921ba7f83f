import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import {
  open,
  readTables,
  scratchDir,
  type TestSheet,
  workbook,
} from '../../../test/source-files.js';
import { numberText } from './cell-text.js';
import { kindOfFormat } from './number-formats.js';
import { TextStore } from './text-store.js';

async function tablesOf(...args: Parameters<typeof open>) {
  const source = await open(...args);
  if (!source.ok) throw new Error(source.problem.message.en);
  return readTables(source.value);
}

async function problemOf(...args: Parameters<typeof open>) {
  const source = await open(...args);
  if (source.ok) await source.value.close();
  return source.ok ? null : source.problem.message.en;
}

const headers = ['Số định danh', 'Thời điểm', 'Mã xã'];

it('finds the header below title rows and numbers rows as the person sees them', async () => {
  const rows = [
    ['UBND TỈNH', null, null],
    ['DANH SÁCH KÍCH HOẠT', null, null],
    [],
    headers,
    [{ number: 123456789012, style: 0 }, { number: 45123, style: 1 }, '25747'],
    [],
    [{ number: 12345678901, style: 3 }, { number: 45123.25, style: 2 }, 25750],
  ];
  const [table] = await tablesOf(workbook([{ name: 'Tháng 7', rows }]));
  expect(table).toEqual({
    name: 'Tháng 7',
    headers,
    numbers: [5, 7],
    rows: [
      ['123456789012', '2023-07-16', '25747'],
      ['012345678901', '2023-07-16 06:00:00', '25750'],
    ],
    rejects: [],
    misread: false,
  });
});

it('lets known headers and a given row decide where the header is', async () => {
  const rows = [
    ['Phòng', 'Cảnh sát', 'QLHC'],
    ['a', 'b', '3'],
    ['1', '2', '4'],
  ];
  const book = workbook([{ name: 'S', rows }]);
  const known = (cell: string) => ['a', 'b'].includes(cell);
  expect((await tablesOf(book, { knownHeader: known }))[0]?.headers).toEqual(['a', 'b', '3']);
  expect((await tablesOf(book, { headerRow: 2 }))[0]?.rows).toEqual([['1', '2', '4']]);
});

it('gives each row under a merged cell what the person sees there, and joins headers of two rows', async () => {
  const rows = [
    ['BÁO CÁO', null, null, null],
    ['Xã', 'Ngày', 'Số lượt', null],
    [null, null, 'Mức 1', 'Mức 2'],
    ['Dĩ An', '2026-01-02', 1, 2],
    [null, '2026-01-03', 3, 4],
    [],
    [null, '2026-01-04', 5, 6],
    [null, '2026-01-05', 7, 8],
  ];
  const merges = ['A1:D1', 'A2:A3', 'B2:B3', 'C2:D2', 'A4:A7'];
  const [table] = await tablesOf(workbook([{ name: 'S', rows, merges }]));
  expect(table).toMatchObject({
    headers: ['Xã', 'Ngày', 'Mức 1', 'Mức 2'],
    rows: [
      ['Dĩ An', '2026-01-02', '1', '2'],
      ['Dĩ An', '2026-01-03', '3', '4'],
      ['Dĩ An', '2026-01-04', '5', '6'],
      ['', '2026-01-05', '7', '8'],
    ],
  });
});

it('reads texts, booleans, errors, formulas and escapes as the person sees them', async () => {
  const cells = [
    { xml: '<c r="REF" t="b"><v>1</v></c>' },
    { xml: '<c r="REF" t="e"><v>#N/A</v></c>' },
    { xml: '<c r="REF" t="str"><f>A1&amp;"x"</f><v>x</v></c>' },
    {
      xml: '<c r="REF" t="inlineStr"><is><r><t>đậm </t></r><r><t>nhạt</t></r><rPh><t>no</t></rPh></is></c>',
    },
    { xml: '<c r="REF"><f>1+1</f><v>2</v></c>' },
    { xml: '<c r="REF" t="d"><v>2026-01-02T03:04:05.000Z</v></c>' },
    'a_x000D_b',
    ' "x",\n<y> ',
  ];
  const names = cells.map((_, i) => `cột ${String.fromCharCode(97 + i)}`);
  const [table] = await tablesOf(workbook([{ name: 'S', rows: [names, cells] }]));
  expect(table?.rows).toEqual([
    ['TRUE', '', 'x', 'đậm nhạt', '2', '2026-01-02 03:04:05', 'a\rb', ' "x",\n<y> '],
  ]);
});

it('gives a table for each visible sheet with data', async () => {
  const rows = [
    ['a', 'b'],
    ['x', 'y'],
  ];
  const sheets: TestSheet[] = [
    { name: 'Một', rows },
    { name: 'Ẩn', rows, hidden: true },
    { name: 'Trống', rows: [] },
    { name: 'Chỉ tiêu đề', rows: [['a', 'b']] },
    { name: 'Hai', rows, firstRow: 9 },
  ];
  const tables = await tablesOf(workbook(sheets));
  expect(tables.map(({ name }) => name)).toEqual(['Một', 'Hai']);
  expect(tables[1]?.numbers).toEqual([10]);
  const one = await tablesOf(workbook(sheets), { table: 'Ẩn' });
  expect(one.map(({ name }) => name)).toEqual(['Ẩn']);
  expect(await problemOf(workbook(sheets), { table: 'Ba' })).toContain('“Một”, “Ẩn”');
  expect(await problemOf(workbook([{ name: 'Chỉ tiêu đề', rows: [['a', 'b']] }]))).toContain(
    'only its header',
  );
});

it('reads workbooks with prefixed elements and without references', async () => {
  const rows = [
    ['a', 'b'],
    ['x', 'y'],
  ];
  const prefixed = workbook([{ name: 'S', rows }], { prefix: 'x' });
  expect((await tablesOf(prefixed))[0]?.rows).toEqual([['x', 'y']]);
  const parts = unzipSync(workbook([{ name: 'S', rows }]));
  const sheet = strFromU8(parts['xl/worksheets/sheet0.xml'] ?? new Uint8Array());
  parts['xl/worksheets/sheet0.xml'] = strToU8(sheet.replace(/ r="\w+"/g, ''));
  expect((await tablesOf(zipSync(parts)))[0]).toMatchObject({ rows: [['x', 'y']], numbers: [2] });
});

it('keeps a value beyond the columns in a row that is rejected, not lost', async () => {
  const rows = [['a', 'b'], ...Array.from({ length: 150 }, (_, i) => [String(i), 'x'])];
  rows[140]?.push('stray');
  const [table] = await tablesOf(workbook([{ name: 'S', rows }]));
  expect(table?.rows.length).toBe(149);
  expect(table?.rejects).toEqual(['141,139,x,stray']);
});

it('refuses broken workbooks and those too wide', async () => {
  const book = workbook([
    {
      name: 'S',
      rows: [
        ['a', 'b'],
        ['x', 'y'],
      ],
    },
  ]);
  const parts = unzipSync(book);
  const without = (name: string, text: string) => zipSync({ ...parts, [name]: strToU8(text) });
  expect(
    await problemOf(without('xl/worksheets/sheet0.xml', '<worksheet><sheetData><row>')),
  ).toContain('broken');
  expect(await problemOf(without('xl/sharedStrings.xml', '<sst/>'))).toContain('broken');
  expect(await problemOf(without('xl/workbook.xml', 'x'))).toContain('broken');
  const wide = [Array.from({ length: 10_000 }, (_, i) => `c${i}`), ['x']];
  expect(await problemOf(workbook([{ name: 'S', rows: wide }], { inline: true }))).toContain(
    'at most 1000',
  );
  expect(await problemOf(book.slice(0, book.length - 30))).toContain('broken');
});

it.each([
  [1, 'dd/mm/yyyy', '1', '1900-01-01'],
  [2, 'yyyy', '59', '1900-02-28'],
  [3, 'd-mmm', '61', '1900-03-01'],
  [4, 'h:mm', '0.5', '12:00:00'],
  [5, '[h]:mm', '1.5', '36:00:00'],
  [6, 'm/d/yy h:mm', '45123.999999', '2023-07-17 00:00:00'],
  [7, '#,##0.00', '1234.5', '1234.5'],
  [8, '"ngày" 0', '5', '5'],
  [9, 'General', '1.23456789012E+11', '123456789012'],
  [10, 'General', '0.30000000000000004', '0.3'],
  [11, 'General', '1E-7', '0.0000001'],
  [12, 'General', '1E+22', '10000000000000000000000'],
  [13, 'dd/mm/yyyy', '0', '0'],
  [14, 'dd/mm/yyyy', '-3', '-3'],
  [15, 'dd/mm/yyyy', 'rác', 'rác'],
  [16, '000', '7', '007'],
])('number %i: format %s shows %s as %s', (id, code, raw, text) => {
  expect(numberText(raw, kindOfFormat(200 + id, code), false)).toBe(text);
});

it('counts days from 1904 where the workbook does', async () => {
  const rows = [
    ['a', 'b'],
    ['x', { number: 43661, style: 1 }],
  ];
  expect((await tablesOf(workbook([{ name: 'S', rows }], { date1904: true })))[0]?.rows).toEqual([
    ['x', '2023-07-16'],
  ]);
});

it('gives back every text of a store that spills to disk', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ maxLength: 40_000, unit: 'binary', size: 'max' }), { maxLength: 30 }),
      async (texts) => {
        const store = new TextStore(scratchDir, 50_000, 2);
        for (const text of texts) {
          store.add(text);
          await store.spillIfFull();
        }
        const back = texts.map((_, i) => store.get(i));
        await store.close();
        expect(back).toEqual(texts);
        expect(store.get(texts.length)).toBeUndefined();
      },
    ),
    { seed: 20261125, numRuns: 8 },
  );
});
