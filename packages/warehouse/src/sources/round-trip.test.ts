import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeLegacy } from '../../test/legacy-encoders.js';
import { open, readTables, workbook } from '../../test/source-files.js';

async function read(...args: Parameters<typeof open>) {
  const source = await open(...args);
  if (!source.ok) throw new Error(source.problem.message.en);
  return readTables(source.value);
}

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
          const tables = await read(content, { knownHeader: known, ...options });
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
