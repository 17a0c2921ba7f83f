import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { encodeLegacy } from '../../test/legacy-encoders.js';
import { open, parquet, readTables, scratchDir, workbook, write } from '../../test/source-files.js';
import { openSource } from './open-source.js';

const csv = 'Mã xã,Ngày,Ghi chú\n26734,2026-01-02,"a, b"\n26737,2026-01-03,\n';
const headers = ['Mã xã', 'Ngày', 'Ghi chú'];
const rows = [
  ['26734', '2026-01-02', 'a, b'],
  ['26737', '2026-01-03', ''],
];
const table = { headers, rows };

async function read(...args: Parameters<typeof open>) {
  const source = await open(...args);
  if (!source.ok) throw new Error(source.problem.message.en);
  const { format, packed, encoding, tables } = source.value;
  const sha = await source.value.sha256();
  if (!sha.ok) throw new Error(sha.problem.message.en);
  return { format, packed, encoding, found: tables, tables: await readTables(source.value) };
}

it('reads plain UTF-8 in place', async () => {
  const { found, tables, encoding } = await read(`\uFEFF${csv}`);
  expect(encoding).toBe('utf-8');
  expect(found[0]).toMatchObject({ rowColumn: false, headers, sample: rows, headerRow: 1 });
  expect(tables).toMatchObject([table]);
});

it.each([
  ['semicolon', csv.replaceAll('"a, b"', '§').replaceAll(',', ';').replace('§', '"a, b"')],
  ['tab', csv.replaceAll('"a, b"', '§').replaceAll(',', '\t').replace('§', 'a, b')],
  ['pipe', csv.replaceAll('"a, b"', '§').replaceAll(',', '|').replace('§', 'a, b')],
  ['caret', csv.replaceAll('"a, b"', '§').replaceAll(',', '^').replace('§', 'a, b')],
  ['tilde', csv.replaceAll('"a, b"', '§').replaceAll(',', '~').replace('§', 'a, b')],
  ['CRLF', csv.replaceAll('\n', '\r\n')],
  ['CR', csv.replaceAll('\n', '\r')],
  ['mixed line ends', csv.replace('\n', '\r\n')],
  ['no end of the last line', csv.trimEnd()],
  ['quoted headers', csv.replace('Mã xã', '"Mã xã"')],
  ['NFD', csv.normalize('NFD')],
  ['a line sep=', `sep=,\r\n${csv}`],
  ['a delimiter after each row', csv.replaceAll('\n', ',\n').replace('chú,', 'chú')],
  ['title lines above', `UBND TỈNH BÌNH DƯƠNG\nBÁO CÁO, THÁNG 7\n\n${csv}`],
])('reads a CSV with %s', async (name, text) => {
  const { tables } = await read(text);
  const extra = name === 'a delimiter after each row' ? [''] : [];
  expect(tables[0]?.headers).toEqual([...headers, ...extra]);
  expect(tables[0]?.rows).toEqual(rows.map((cells) => [...cells, ...extra]));
  expect(tables[0]?.rejects).toEqual([]);
});

it('numbers the rows of a decoded text by its lines', async () => {
  const { found, tables } = await read(`BÁO CÁO\n\n${csv}\n1,2\n`);
  expect(found[0]).toMatchObject({ headerRow: 3, rowColumn: true });
  expect(tables[0]?.numbers).toEqual([4, 5]);
  expect(tables[0]?.rejects).toEqual(['7,1,2']);
});

it.each(['tcvn3', 'vni', 'windows-1258'] as const)(
  'reads %s, found out or given',
  async (encoding) => {
    const text = 'ma_xa,ten\n25747,phường Thủ Dầu Một\n25750,phường Phú Lợi\n';
    const bytes = encodeLegacy(text, encoding);
    const expected = [
      ['25747', 'phường Thủ Dầu Một'],
      ['25750', 'phường Phú Lợi'],
    ];
    const detected = await read(bytes);
    expect(detected.encoding).toBe(encoding);
    expect(detected.tables[0]?.rows).toEqual(expected);
    expect((await read(bytes, { encoding })).tables[0]?.rows).toEqual(expected);
  },
);

it('reads UTF-16', async () => {
  const bytes = Buffer.from(`\uFEFF${csv}`, 'utf16le');
  expect(await read(bytes)).toMatchObject({ encoding: 'utf-16le', tables: [table] });
  expect(await read(Buffer.from(bytes).swap16())).toMatchObject({
    encoding: 'utf-16be',
    tables: [table],
  });
});

it('reads archives, and in a zip each file and sheet', async () => {
  expect(await read(gzipSync(csv))).toMatchObject({
    packed: 'gzip',
    format: 'csv',
    tables: [table],
  });
  const book = workbook([{ name: 'S', rows: [headers, ...rows] }]);
  const zipped = zipSync({
    'thư mục/a.csv': strToU8(csv),
    'b.xlsx': book,
    'c.jsonl': strToU8('{"x":1}\n'),
    'd.parquet': await parquet("SELECT 'x' AS y"),
    '__MACOSX/._a.csv': strToU8('x'),
    'đọc.pdf': strToU8('x'),
  });
  const { packed, tables } = await read(zipped);
  expect(packed).toBe('zip');
  expect(tables).toMatchObject([
    { name: 'thư mục/a.csv', ...table },
    { name: 'b.xlsx/S', ...table },
    { name: 'c.jsonl', rows: [['1']] },
    { name: 'd.parquet', rows: [['x']] },
  ]);
  expect((await read(zipped, { table: 'b.xlsx/S' })).tables).toMatchObject([
    { name: 'b.xlsx/S', ...table },
  ]);
  expect((await read(gzipSync(book))).tables).toMatchObject([{ name: 'S', ...table }]);
});

it('reads Parquet as text', async () => {
  const bytes =
    await parquet(`SELECT 123456789012 AS id, 25747.0::DOUBLE AS ward, 'NaN'::DOUBLE AS none,
    DATE '2026-01-02' AS day, TIMESTAMP '2026-01-02 03:04:05.678' AS moment,
    TIMESTAMPTZ '2026-01-01 20:00:00+00' AS zoned, [1, 2] AS list, {'a': 'b'} AS pair,
    encode('chữ') AS bytes, true AS yes, 1.5::DECIMAL(4,2) AS number, 0.25::FLOAT AS small`);
  const { format, tables } = await read(bytes);
  expect(format).toBe('parquet');
  expect(tables[0]).toMatchObject({
    headers: [
      'id',
      'ward',
      'none',
      'day',
      'moment',
      'zoned',
      'list',
      'pair',
      'bytes',
      'yes',
      'number',
      'small',
    ],
    numbers: [1],
    rows: [
      [
        '123456789012',
        '25747',
        '',
        '2026-01-02',
        '2026-01-02 03:04:05',
        '2026-01-02 03:00:00',
        '[1,2]',
        '{"a":"b"}',
        'chữ',
        'true',
        '1.50',
        '0.25',
      ],
    ],
  });
});

it('reads JSON lines, with keys that appear late, and keeps a line that is none', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => `{"a":${i}}`).join('\n');
  const lines = `{"a":1,"b":"x"}\n{"a":2,\n\n[1]\n${many}\n{"id":123456789012345678901,"c":{"d":[1]},"e":null,"f":1e21}`;
  const { format, tables } = await read(lines);
  expect(format).toBe('json-lines');
  expect(tables[0]?.headers).toEqual(['a', 'b', 'id', 'c', 'e', 'f']);
  expect(tables[0]?.rows.length).toBe(3002);
  expect(tables[0]?.numbers.slice(0, 2)).toEqual([1, 5]);
  expect(tables[0]?.rows.at(-1)).toEqual([
    '',
    '',
    '123456789012345678901',
    '{"d":[1]}',
    '',
    '1000000000000000000000',
  ]);
  expect(tables[0]?.rejects).toEqual(['2,"{""a"":2,"', '4,[1]']);
});

it('reads a JSON array', async () => {
  const { tables } = await read('\uFEFF[\n {"Mã xã": "26734"}, {"Mã xã": true}, 7]');
  expect(tables[0]).toMatchObject({
    headers: ['Mã xã'],
    rows: [['26734'], ['true']],
    rejects: ['3,,7'],
  });
});

it.each([
  ['GeoJSON', '{"type":"FeatureCollection","features":[]}'],
  ['TopoJSON', '{ "type": "Topology", "objects": {}, "arcs": [] }'],
  ['KML', '<?xml version="1.0"?>\n<kml xmlns="x"></kml>'],
  ['GeoPackage', Buffer.from('SQLite format 3\0....')],
  ['a zipped shapefile', zipSync({ 'a/ranh.shp': strToU8('x'), 'a/ranh.dbf': strToU8('x') })],
  ['KMZ', zipSync({ 'doc.kml': strToU8('<kml/>') })],
  ['packed GeoJSON', gzipSync('{"type":"FeatureCollection","features":[]}')],
])('leaves %s to those who read boundaries', async (_, content) => {
  const source = await open(content);
  if (!source.ok) throw new Error(source.problem.message.en);
  expect(source.value).toMatchObject({ format: 'geo', tables: [], content: { name: 'tệp thử' } });
  await source.value.close();
});

it('hashes the original and sees that it changed', async () => {
  const path = write(csv);
  const source = await openSource(path, 'f', { scratchDir });
  if (!source.ok) throw new Error('refused');
  const sha = createHash('sha256').update(csv).digest('hex');
  expect(await source.value.sha256()).toEqual({ ok: true, value: sha });
  expect(await source.value.isUnchanged()).toBe(true);
  appendFileSync(path, 'x');
  expect(await source.value.isUnchanged()).toBe(false);
  await source.value.close();
});

it('leaves no decoded copy in a folder', async () => {
  const source = await open(gzipSync(`tiêu đề\n\n${csv}`));
  expect(source.ok).toBe(true);
  expect(readdirSync(scratchDir)).toEqual([]);
  if (source.ok) await source.value.close();
});

it('stops when it is told to', async () => {
  const big = gzipSync('a,b\n'.repeat(2_000_000));
  const abort = new AbortController();
  const source = await open(big, { signal: abort.signal, onBytes: () => abort.abort() });
  expect(source).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
});

it('goes on after an open quote when it decodes to a copy', async () => {
  const text = `${csv}1,"open,z\n${'2,3,4\n'.repeat(1_000)}`;
  const { tables } = await read(text, { copy: true });
  expect(tables[0]?.rows.length).toBe(1_002);
  expect(tables[0]?.rejects).toEqual(['4,"1,""open,z"']);
});

it('a hash that is still being computed ends with its source', async () => {
  const source = await open(`a,b\n${'1,2\n'.repeat(4_000_000)}`);
  if (!source.ok) throw new Error(source.problem.message.en);
  const hashing = source.value.sha256();
  await source.value.close();
  expect(await hashing).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
});
