import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { folder, open, parquet, scratchDir, workbook } from '../../test/source-files.js';
import { openSource } from './open-source.js';

const csv = 'Mã xã,Ngày,Ghi chú\n26734,2026-01-02,"a, b"\n26737,2026-01-03,\n';

/** What is said of a file that cannot be read, when it is opened or when it is hashed. */
async function problemOf(...args: Parameters<typeof open>) {
  const source = await open(...args);
  if (!source.ok) return source.problem;
  const sha = await source.value.sha256();
  await source.value.close();
  return sha.ok ? null : sha.problem;
}

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

it('holds no file open after a source was closed or refused', async () => {
  const contents = [
    csv,
    `tiêu đề\n\n${csv}`,
    gzipSync(csv),
    gzipSync(csv).subarray(0, 40),
    zipSync({ 'a.csv': strToU8(csv), 'b.csv': strToU8(`x\n\n${csv}`) }),
    zipSync({ 'a.csv': strToU8(csv), 'b.csv': new Uint8Array([0, 1, 2, 0]) }),
    workbook([
      {
        name: 'S',
        rows: [
          ['a', 'b'],
          ['x', 'y'],
        ],
      },
    ]),
    '{"a":1}\n{"b":2}\n',
    '{"a": 1,\n "b": [1,\n 2]}',
    await parquet('SELECT 1 AS a'),
    'PAR1xxxx',
  ];
  const before = readdirSync('/proc/self/fd').length;
  for (const content of contents) {
    const source = await open(content);
    if (source.ok) await source.value.close();
  }
  const aborted = await open(gzipSync(csv), { signal: AbortSignal.abort() });
  expect(aborted.ok).toBe(false);
  await vi.waitFor(() => expect(readdirSync('/proc/self/fd').length).toBe(before));
});
