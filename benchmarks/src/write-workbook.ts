import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Zip, ZipDeflate } from 'fflate';

/** Days from Excel's epoch, 30 December 1899, to that of Unix. */
const UNIX_EPOCH = 25_569;
const DAY_MS = 86_400_000;
const PIECE_ROWS = 2_000;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Writes the events of a file of `generateEvents` as Excel would: texts in the workbook's table of
 * shared strings, times as serial numbers with a format. The table is held in memory meanwhile.
 */
export async function writeWorkbook(csv: string, path: string): Promise<void> {
  const out = createWriteStream(path);
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    out.write(bytes);
  });
  const part = (name: string) => {
    const file = new ZipDeflate(name, { level: 1 });
    zip.add(file);
    return async (text: string, last = false) => {
      file.push(Buffer.from(text), last);
      if (out.writableNeedDrain) await once(out, 'drain');
    };
  };
  for (const [name, xml] of Object.entries(fixedParts)) await part(name)(xml, true);
  const strings = new Map<string, number>();
  await writeSheet(csv, strings, part('xl/worksheets/sheet1.xml'));
  await writeStrings(strings, part('xl/sharedStrings.xml'));
  zip.end();
  out.end();
  await once(out, 'finish');
}

type Write = (text: string, last?: boolean) => Promise<void>;

async function writeSheet(csv: string, strings: Map<string, number>, write: Write): Promise<void> {
  await write(`<worksheet xmlns="${MAIN}"><sheetData>`);
  let piece: string[] = [];
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    row++;
    piece.push(rowXml(line.split(','), row, strings));
    if (piece.length < PIECE_ROWS) continue;
    await write(piece.join(''));
    piece = [];
  }
  await write(`${piece.join('')}</sheetData></worksheet>`, true);
}

function rowXml(fields: string[], row: number, strings: Map<string, number>): string {
  const cells = fields.map((field, column) => {
    const at = `r="${'ABCDEFG'[column]}${row}"`;
    if (row > 1 && column === 1) return `<c ${at} s="1"><v>${serial(field)}</v></c>`;
    if (row > 1 && column === 2) return `<c ${at}><v>${field}</v></c>`;
    const index = strings.get(field) ?? strings.size;
    strings.set(field, index);
    return `<c ${at} t="s"><v>${index}</v></c>`;
  });
  return `<row r="${row}">${cells.join('')}</row>`;
}

/** The serial number of a time like 25/07/2023 08:14. */
function serial(time: string): number {
  const [day = 0, month = 1, year = 0, hour = 0, minute = 0] = time.split(/[/ :]/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) / DAY_MS + UNIX_EPOCH;
}

async function writeStrings(strings: Map<string, number>, write: Write): Promise<void> {
  await write(`<sst xmlns="${MAIN}" uniqueCount="${strings.size}">`);
  let piece: string[] = [];
  for (const text of strings.keys()) {
    piece.push(`<si><t>${text}</t></si>`);
    if (piece.length < PIECE_ROWS) continue;
    await write(piece.join(''));
    piece = [];
  }
  await write(`${piece.join('')}</sst>`, true);
}

const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;
const override = (part: string, type: string) =>
  `<Override PartName="/xl/${part}.xml" ContentType="${MIME}.${type}+xml"/>`;

const fixedParts: Record<string, string> = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('workbook', 'sheet.main')}${override('worksheets/sheet1', 'worksheet')}${override('styles', 'styles')}${override('sharedStrings', 'sharedStrings')}</Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="Kích hoạt" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}${relation(3, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
};
