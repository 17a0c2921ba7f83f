import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { open, readTables, workbook } from '../../test/source-files.js';

const csv = 'Mã xã,Ngày,Ghi chú\n26734,2026-01-02,"a, b"\n26737,2026-01-03,\n';
const headers = ['Mã xã', 'Ngày', 'Ghi chú'];
const rows = [
  ['26734', '2026-01-02', 'a, b'],
  ['26737', '2026-01-03', ''],
];

async function tablesOf(...args: Parameters<typeof open>) {
  const source = await open(...args);
  if (!source.ok) throw new Error(source.problem.message.en);
  const sha = await source.value.sha256();
  expect(sha.ok).toBe(true);
  return { source: source.value, tables: await readTables(source.value) };
}

it('reads a plain UTF-8 CSV in place', async () => {
  const { source, tables } = await tablesOf(`\uFEFF${csv}`);
  expect(source.tables[0]).toMatchObject({ rowColumn: false, headers, sample: rows, headerRow: 1 });
  expect(tables[0]).toMatchObject({ headers, rows });
});

it('reads gzip, zip and xlsx', async () => {
  expect((await tablesOf(gzipSync(csv))).tables[0]).toMatchObject({ headers, rows });
  const zipped = zipSync({ 'a.csv': strToU8(csv), 'b.csv': strToU8(csv) });
  expect((await tablesOf(zipped)).tables).toMatchObject([
    { name: 'a.csv', rows },
    { name: 'b.csv', rows },
  ]);
  const book = workbook([{ name: 'S', rows: [['Bảng tổng hợp'], [], headers, ...rows] }]);
  expect((await tablesOf(book)).tables).toMatchObject([
    { name: 'S', headers, rows, numbers: [4, 5] },
  ]);
});

it('reads JSON lines and keeps a bad line', async () => {
  const lines = '{"a":1,"b":"x"}\n{"a":2,\n\n{"a":123456789012,"c":{"d":[1]}}\n';
  const { tables } = await tablesOf(lines);
  expect(tables[0]).toMatchObject({
    headers: ['a', 'b', 'c'],
    rows: [
      ['1', 'x', ''],
      ['123456789012', '', '{"d":[1]}'],
    ],
    numbers: [1, 4],
    rejects: ['2,"{""a"":2,"'],
  });
});
