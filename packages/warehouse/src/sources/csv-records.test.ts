import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CsvRecords, RecordTooLong } from './csv-records.js';

const SEED = 20261125;

interface Read {
  records: [number, string[]][];
  malformed: [number, string][];
}

function read(pieces: string[], delimiter = ',', maxLength = 10_000): Read {
  const result: Read = { records: [], malformed: [] };
  const records = new CsvRecords(
    delimiter,
    {
      record: (cells, line) => result.records.push([line, cells]),
      malformed: (raw, line) => result.malformed.push([line, raw]),
    },
    maxLength,
  );
  for (const piece of pieces) records.push(piece);
  records.end();
  return result;
}

it.each([
  ['LF, CRLF and CR in one text', 'a,b\n1,2\r\n3,4\r5,6', [1, 2, 3, 4], 4],
  ['blank lines are passed over', 'a,b\n\n\r\n1,2\n', [1, 4], 2],
  ['breaks within quotes are counted as lines', 'a,"x\r\ny\nz"\n1,2', [1, 4], 2],
  ['a quote inside an unquoted cell is a character', 'a,5" b\n1,2\n', [1, 2], 2],
  ['an empty quoted cell is a record', '""\n1', [1, 2], 2],
])('%s', (_, text, lines, count) => {
  const { records, malformed } = read([text]);
  expect(records.map(([line]) => line)).toEqual(lines);
  expect(records.length).toBe(count);
  expect(malformed).toEqual([]);
});

it('goes on at the next line after a quote that goes astray, and keeps the line', () => {
  const text = 'h,i\na,"x"y\n1,2\nb,"open\n3,4\n';
  expect(read([text])).toEqual({
    records: [
      [1, ['h', 'i']],
      [3, ['1', '2']],
      [5, ['3', '4']],
    ],
    malformed: [
      [2, 'a,"x"y'],
      [4, 'b,"open'],
    ],
  });
});

it('gives up an open quote after the limit and loses none of the lines that it swallowed', () => {
  const lines = Array.from({ length: 400 }, (_, i) => `${i},x`);
  const { records, malformed } = read([`a,"open\n${lines.join('\n')}`], ',', 500);
  expect(malformed).toEqual([[1, 'a,"open']]);
  expect(records.map(([, [first]]) => first)).toEqual(lines.map((_, i) => String(i)));
});

it('refuses a line beyond the limit, with its number', () => {
  const pieces = ['a,b\n1,2\n', ...Array(20).fill('x'.repeat(100))];
  expect(() => read(pieces, ',', 1_000)).toThrow(RecordTooLong);
});

it('reads what was written, however it is cut into pieces', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'ữ', '"', ',', ';', '\n', '\r', ' '),
    maxLength: 6,
  });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 12 });
  const cuts = fc.array(fc.nat(60), { maxLength: 8 });
  fc.assert(
    fc.property(table, cuts, fc.constantFrom('\n', '\r\n', '\r'), (rows, at, end) => {
      const line = (cells: string[]) =>
        cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
      const text = rows.map((cells) => line(cells) + end).join('');
      const { records, malformed } = read(cut(text, at));
      expect(records.map(([, cells]) => cells)).toEqual(rows);
      expect(malformed).toEqual([]);
    }),
    { seed: SEED, numRuns: 300 },
  );
});

it('gives any text the same records, whole or in pieces, and every line ends up somewhere', () => {
  const noise = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 40 });
  fc.assert(
    fc.property(noise, fc.array(fc.nat(10), { maxLength: 6 }), (text, at) => {
      const whole = read([text]);
      expect(read(cut(text, at))).toEqual(whole);
      const kept = [
        ...whole.records.flatMap(([, cells]) => cells),
        ...whole.malformed.map(([, raw]) => raw),
      ].join('');
      const letters = (s: string) => s.replace(/[^a]/g, '').length;
      expect(letters(kept)).toBe(letters(text));
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

function cut(text: string, lengths: number[]): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const length of lengths) {
    pieces.push(text.slice(from, from + length));
    from += length;
  }
  return [...pieces, text.slice(from)];
}
