import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { encodeLegacy } from '../../test/legacy-encoders.js';
import { open, parquet, readTables, workbook } from '../../test/source-files.js';
import { PLAIN_TEXT_MISREAD } from './misread.js';

const SEED = 20261125;
const lines = [
  'mã xã,tên,số',
  ...Array.from({ length: 40 }, (_, i) => `${25_000 + i},"phường ${i}",${i}`),
];
const csv = `${lines.join('\n')}\n`;
const json = Array.from({ length: 40 }, (_, i) => `{"mã":${i},"tên":"phường ${i}"}`).join('\n');
const sheet = { name: 'S', rows: lines.map((line) => line.replaceAll('"', '').split(',')) };

const files: [string, Buffer][] = [
  ['CSV', Buffer.from(csv)],
  ['UTF-16', Buffer.from(`\uFEFF${csv}`, 'utf16le')],
  ['VNI', encodeLegacy(csv, 'vni')],
  ['JSON lines', Buffer.from(json)],
  ['gzip', gzipSync(csv)],
  ['zip', Buffer.from(zipSync({ 'a.csv': strToU8(csv), 'b.jsonl': strToU8(json) }))],
  ['workbook', Buffer.from(workbook([sheet]))],
  ['workbook, not compressed', Buffer.from(uncompressed())],
  ['Parquet', await parquet("SELECT i AS a, 'phường ' || i AS b FROM range(40) AS t(i)")],
];

function uncompressed(): Uint8Array {
  return workbook([sheet], { level: 0 });
}

/** Bytes changed, cut out, or doubled at some places. */
const mutations = fc.array(
  fc.record({
    kind: fc.constantFrom('set', 'cut', 'double'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    value: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 10, 13, 34, 44, 255)),
    length: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 1, maxLength: 6 },
);

type Mutation = { kind: string; at: number; value: number; length: number };

function mutate(bytes: Buffer, all: Mutation[]): Buffer {
  let result = Buffer.from(bytes);
  for (const { kind, at, value, length } of all) {
    const from = Math.floor(at * result.length);
    if (kind === 'set') result[from] = value;
    else {
      const rest = result.subarray(kind === 'cut' ? from + length : Math.max(0, from - length));
      result = Buffer.concat([result.subarray(0, from), rest]);
    }
  }
  return result;
}

it.each(files)(
  '%s with mutated bytes is read or refused, with all rows accounted for',
  async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(mutations, async (all) => {
        const content = mutate(bytes, all);
        const source = await open(content);
        if (!source.ok) {
          expect(source.problem.message.vi).not.toBe('');
          return;
        }
        const inPlace = source.value.tables.some(({ rowColumn }) => !rowColumn);
        const sha = await source.value.sha256();
        if (!sha.ok || source.value.format === 'geo') return source.value.close();
        const read = await readTables(source.value).catch((error: Error) => error);
        if (read instanceof Error || read.some(({ misread }) => misread)) {
          // Only what read_csv reads in place may fail so late, and then a copy does not.
          expect(inPlace).toBe(true);
          const copied = await open(content, { copy: true });
          if (copied.ok) for (const table of await readTables(copied.value)) checkCounted(table);
          return;
        }
        for (const table of read) checkCounted(table);
        if (inPlace) await checkSameRows(content, read);
      }),
      { seed: SEED, numRuns: 120 },
    );
  },
);

function checkCounted({
  numbers,
  rejects,
  misread,
}: Awaited<ReturnType<typeof readTables>>[number]) {
  expect(misread).toBe(false);
  const numbered = numbers.filter((number) => number > 0);
  expect(new Set(numbered).size).toBe(numbered.length);
  expect(numbers.length + rejects.length).toBeGreaterThan(0);
}

/** What read_csv reads in place and what is decoded here are the same rows. */
async function checkSameRows(content: Buffer, read: Awaited<ReturnType<typeof readTables>>) {
  const copied = await open(content, { copy: true });
  if (!copied.ok) throw new Error(copied.problem.message.en);
  const again = await readTables(copied.value);
  expect(again.map(({ rows }) => rows)).toEqual(read.map(({ rows }) => rows));
  expect(again.map(({ rejects }) => rejects.length)).toEqual(
    read.map(({ rejects }) => rejects.length),
  );
}

it('tells what read_csv reads in place in a way that loses rows', () => {
  expect(PLAIN_TEXT_MISREAD).toContain('reject_errors');
});
