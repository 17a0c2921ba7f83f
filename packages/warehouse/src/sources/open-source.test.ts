import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { encodeLegacy } from '../../test/legacy-encoders.js';
import {
  folder,
  open,
  parquet,
  readTables,
  scratchDir,
  workbook,
  write,
} from '../../test/source-files.js';
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

/** What is said of a file that cannot be read, when it is opened or when it is hashed. */
async function problemOf(...args: Parameters<typeof open>) {
  const source = await open(...args);
  if (!source.ok) return source.problem;
  const sha = await source.value.sha256();
  await source.value.close();
  return sha.ok ? null : sha.problem;
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

const broken = Buffer.from(csv.repeat(40_000));
broken[1_000_000] = 0xff;

it.each([
  ['an empty file', '', 'is empty'],
  ['blank lines alone', '\n \n\n', 'is empty'],
  ['a header alone', 'a,b\n', 'only its header'],
  ['noise', Buffer.from([0, 1, 2, 250, 3, 0, 0, 9]), 'in no format'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'in no format'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'old Excel'],
  [
    'a web page that calls itself Excel',
    '<html><table><tr><td>a</td></tr></table></html>',
    'office file',
  ],
  [
    'a text document',
    zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x') }),
    'office file',
  ],
  ['rar', Buffer.from('Rar!\x1a\x07\x00'), '7z, rar'],
  ['a zip in a zip', zipSync({ 'a.zip': zipSync({ 'a.csv': strToU8(csv) }) }), 'another archive'],
  ['a zip of pictures', zipSync({ 'a.png': strToU8('x') }), 'no file of data'],
  ['a cut gzip', gzipSync(csv).subarray(0, 40), 'broken'],
  ['a cut zip', zipSync({ 'a.csv': strToU8(csv) }).subarray(0, 90), 'broken'],
  ['a cut Parquet file', Buffer.from('PAR1xxxx'), 'Parquet file is broken'],
  ['an unknown encoding', Buffer.from('größe,straße\nmüller,fuß', 'latin1'), 'not recognised'],
  ['UTF-8 broken in the middle', broken, 'near line'],
  ['10,000 columns', `${'a,'.repeat(9_999)}b\n1`, '10000 columns'],
  ['JSON that is no list', '{"a": 1,\n "b": [1,\n 2]}', 'no list of rows'],
  ['one long line', 'x'.repeat(3_000_000), 'longer than'],
  [
    'a long line further down',
    `${csv}1,${'x'.repeat(2_500_000)},2\n`,
    'Line 4 of the file is longer',
  ],
  [
    'a long line in JSON',
    `{"a":1}\n{"a":"${'x'.repeat(9_000_000)}"}\n`,
    'Line 2 of the file is longer',
  ],
])('refuses %s', async (_, content, message) => {
  const problem = await problemOf(content);
  expect(problem?.message.en).toContain(message);
  expect(problem?.place?.file).toContain('tệp thử');
});

it('tells a missing file and a folder', async () => {
  const missing = await openSource(`${folder}/none`, 'f', { scratchDir });
  expect(missing).toMatchObject({ ok: false, problem: { code: 'file-missing' } });
  const aFolder = await openSource(folder, 'f', { scratchDir });
  expect(aFolder).toMatchObject({ ok: false, problem: { code: 'file-unreadable' } });
});

it('refuses an encrypted zip', async () => {
  const zipped = Buffer.from(zipSync({ 'a.csv': strToU8(csv) }));
  for (const at of [6, zipped.indexOf('PK\x01\x02') + 8]) zipped[at] = (zipped[at] ?? 0) | 1;
  expect((await problemOf(zipped))?.message.en).toContain('password');
});

it('refuses bombs before they fill the disk', async () => {
  const zeros = gzipSync(new Uint8Array(16 << 20));
  const bomb = await problemOf(Buffer.concat(Array(17).fill(zeros)));
  expect(bomb?.message.en).toContain('unpacks to too much');
  const members = Object.fromEntries(
    Array.from({ length: 1_001 }, (_, i) => [`${i}.csv`, strToU8('a')]),
  );
  expect((await problemOf(zipSync(members)))?.message.en).toContain('too many files');
});

const cell = fc
  .string({
    unit: fc.constantFrom('a', 'Z', '7', 'ữ', 'Đ', 'ấ', ' ', ',', ';', '"', '-', '\n'),
    minLength: 1,
    maxLength: 8,
  })
  // A workbook's cell of blanks alone is read as an empty one.
  .filter((text) => text.trim() !== '');
const word = fc.constantFrom('Phường', 'Mã xã', 'ngày', 'số lượng', 'Ghi chú', 'tên');
const generated = fc
  .tuple(
    fc.uniqueArray(word, { minLength: 2, maxLength: 5 }),
    fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
  )
  .map(([names, all]) => ({
    headers: names,
    rows: all.map((cells) =>
      cells.slice(0, names.length).map((text, i) => (i === 0 ? `q${text.trim()}` : text)),
    ),
  }));

const quoted = (delimiter: string) => (cells: string[]) =>
  cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter);

it('gives back a table from every format, encoding and delimiter', async () => {
  const known = (text: string) =>
    ['Phường', 'Mã xã', 'ngày', 'số lượng', 'Ghi chú', 'tên'].includes(text);
  await fc.assert(
    fc.asyncProperty(
      generated,
      fc.constantFrom(',', ';', '\t', '|'),
      async (expected, delimiter) => {
        const lines = [expected.headers, ...expected.rows].map(quoted(delimiter));
        const text = `${lines.join('\n')}\n`;
        const objects = expected.rows.map((cells) =>
          JSON.stringify(Object.fromEntries(cells.map((value, i) => [expected.headers[i], value]))),
        );
        const sources: [Uint8Array | string, object][] = [
          [text, {}],
          [text, { copy: true }],
          [text.normalize('NFD'), {}],
          [gzipSync(text), {}],
          [Buffer.from(`\uFEFF${text}`, 'utf16le'), {}],
          [encodeLegacy(text.replaceAll('Đ', 'đ'), 'tcvn3'), { encoding: 'tcvn3' }],
          [encodeLegacy(text, 'vni'), { encoding: 'vni' }],
          [encodeLegacy(text, 'windows-1258'), { encoding: 'windows-1258' }],
          [workbook([{ name: 'S', rows: [expected.headers, ...expected.rows] }]), {}],
          [`${objects.join('\n')}\n`, {}],
        ];
        for (const [content, options] of sources) {
          const { tables } = await read(content, { knownHeader: known, ...options });
          const found = JSON.stringify(tables[0]?.rows).replaceAll('Đ', 'đ');
          expect(tables[0]?.headers).toEqual(expected.headers);
          expect(found).toBe(JSON.stringify(expected.rows).replaceAll('Đ', 'đ'));
          expect(tables[0]?.rejects).toEqual([]);
        }
      },
    ),
    { seed: 20261125, numRuns: 25 },
  );
});
