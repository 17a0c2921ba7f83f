import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { open, readTables } from '../../test/source-files.js';
import { type Sheet, writeWorkbookFile } from './workbook-file.js';
import type { SheetCell } from './workbook-xml.js';

const line = (...texts: string[]): SheetCell[] => texts.map((text) => ({ text, look: 'plain' }));

function sheet(name: string, ...pages: SheetCell[][][]): Sheet {
  async function* rows() {
    yield* pages;
  }
  return { name, widths: [10, 10], frozenRows: 1, rows: rows() };
}

async function written(...sheets: Sheet[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await writeWorkbookFile(sheets, async (bytes) => chunks.push(bytes));
  return Buffer.concat(chunks);
}

async function readBack(book: Buffer) {
  const source = await open(book, { headerRow: 1 });
  if (!source.ok) throw new Error(source.problem.message.en);
  return readTables(source.value);
}

it('is read back by our own reader: sheets, rows of several pages, empty cells', async () => {
  const book = await written(
    sheet('Một', [line('a', 'b'), line('00741', '')], [line('', '=1+1')]),
    sheet('Hai', [line('c', 'd'), line('x', 'y')]),
  );
  expect(await readBack(book)).toMatchObject([
    {
      name: 'Một',
      headers: ['a', 'b'],
      numbers: [2, 3],
      rows: [
        ['00741', ''],
        ['', '=1+1'],
      ],
    },
    { name: 'Hai', rows: [['x', 'y']] },
  ]);
});

it('holds no formula and no number, has its header frozen and filters over the rows', async () => {
  const book = await written(sheet('S', [line('a', 'b'), line('=1', '-5'), line('+1', '@x')]));
  const parts = unzipSync(book);
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(xml).not.toMatch(/<f[ >]|<v>/);
  expect(xml.match(/t="inlineStr"/g)).toHaveLength(6);
  expect(xml).toContain(
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
  );
  expect(xml).toContain('<autoFilter ref="A1:B3"/>');
});

it('names its sheets as Excel allows, each once', async () => {
  const long = 'Cơ sở: khu trọ, doanh nghiệp, phân lô';
  const book = await written(...[long, long].map((name) => sheet(name, [line('a'), line('x')])));
  const names = (await readBack(book)).map(({ name }) => name);
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^Cơ sở khu trọ[^:]{1,18}$/);
});

it('every text of a cell comes back', async () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 5 }),
        fc.constantFrom('_x0041_', '_x', '\r', '<&">', ' '),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((pieces) => pieces.join(''))
    // A NUL is no text to DuckDB; a cell of blanks is an empty one to the reader.
    .filter((value) => !value.includes('\0') && value.trim() !== '');
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
      const rows = texts.map((value) => line('r', value));
      const [table] = await readBack(await written(sheet('S', [line('a', 'b'), ...rows])));
      expect(table?.rows.map(([, value]) => value)).toEqual(texts);
    }),
    { seed: 20261125, numRuns: 30 },
  );
});
