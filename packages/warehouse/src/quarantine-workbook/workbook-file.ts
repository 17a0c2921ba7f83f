import { Zip, ZipDeflate } from 'fflate';
import {
  cellXml,
  columnName,
  contentTypes,
  relations,
  type SheetCell,
  styles,
  workbook,
} from './workbook-xml.js';

/** A sheet whose rows come a few at a time. */
export interface Sheet {
  name: string;
  /** Width of each column, in characters. */
  widths: number[];
  /** Rows that stay when one scrolls; the last of them is the header, with filters. */
  frozenRows: number;
  rows: AsyncIterable<SheetCell[][]>;
}

/** Takes bytes of the file in their order. */
export type WriteBytes = (bytes: Uint8Array) => Promise<unknown>;

/** Fast, and within a tenth of the smallest. */
const LEVEL = 3;

/** Writes a workbook of text cells. Memory is that of the rows that come at once. */
export async function writeWorkbookFile(sheets: Sheet[], write: WriteBytes): Promise<void> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const flush = async () => {
    for (const chunk of chunks.splice(0)) await write(chunk);
  };
  const part = (name: string) => {
    const file = new ZipDeflate(name, { level: LEVEL });
    zip.add(file);
    return {
      add: (xml: string) => file.push(Buffer.from(xml), false),
      end: (xml: string) => file.push(Buffer.from(xml), true),
    };
  };
  part('[Content_Types].xml').end(contentTypes(sheets.length));
  part('_rels/.rels').end(relations([['officeDocument', 'xl/workbook.xml']]));
  part('xl/workbook.xml').end(workbook(sheets.map(({ name }) => name)));
  part('xl/_rels/workbook.xml.rels').end(
    relations([
      ...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
  );
  part('xl/styles.xml').end(styles);
  for (const [i, sheet] of sheets.entries()) {
    await writeSheet(sheet, part(`xl/worksheets/sheet${i + 1}.xml`), flush);
  }
  zip.end();
  await flush();
}

async function writeSheet(
  { widths, frozenRows, rows }: Sheet,
  part: { add(xml: string): void; end(xml: string): void },
  flush: () => Promise<void>,
): Promise<void> {
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="1" customWidth="1"/>`,
  );
  part.add(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`,
  );
  let last = 0;
  for await (const some of rows) {
    const xml = some.map((cells) => {
      last++;
      return `<row r="${last}">${cells.map((cell, i) => cellXml(cell, i, last)).join('')}</row>`;
    });
    part.add(xml.join(''));
    await flush();
  }
  const filtered = `A${frozenRows}:${columnName(widths.length - 1)}${Math.max(last, frozenRows)}`;
  part.end(`</sheetData><autoFilter ref="${filtered}"/></worksheet>`);
  await flush();
}
