import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Result } from '@tungngo/domain';
import { strToU8, zipSync } from 'fflate';
import { openSession } from '../src/duckdb/session.js';
import { PLAIN_TEXT_MISREAD } from '../src/sources/misread.js';
import { openSource } from '../src/sources/open-source.js';
import type { OpenOptions, OpenSource } from '../src/sources/source.js';

/** For tests alone: files written to a folder of their own, and their tables read back. */
export const folder = mkdtempSync(join(tmpdir(), 'sources-'));
export const scratchDir = join(folder, 'scratch');

let files = 0;

export function write(content: string | Uint8Array, name = 'file'): string {
  const path = join(folder, `${files++}-${name}`);
  writeFileSync(path, content);
  return path;
}

export function open(
  content: string | Uint8Array,
  options: Partial<OpenOptions> = {},
): Promise<Result<OpenSource>> {
  return openSource(write(content), 'tệp thử', { scratchDir, ...options });
}

export interface ReadTable {
  name: string;
  headers: string[];
  /** 0 where the source does not number its rows. */
  numbers: number[];
  rows: string[][];
  /** Lines that read_csv rejected. */
  rejects: string[];
  /** True when read_csv went astray in a text that it read in place. */
  misread: boolean;
}

let engine: Promise<DuckDBInstance> | null = null;

/** All rows of all tables, as the staging query sees them; the source is closed. */
export async function readTables(source: OpenSource): Promise<ReadTable[]> {
  engine ??= DuckDBInstance.create(':memory:', { threads: '2' });
  const session = await openSession(await engine);
  try {
    const tables: ReadTable[] = [];
    for (const { name, headers, relation, rowColumn, rejects } of source.tables) {
      const cells = headers.map((_, i) => `coalesce(c${i}, '')`).join(', ');
      const number = rowColumn ? 'source_row::DOUBLE' : '0::DOUBLE';
      const rows = await session.rows<{ cells: string[]; number: number }>(
        `SELECT [${cells}] AS cells, ${number} AS number FROM ${relation}`,
      );
      const bad = rejects
        ? await session.rows<{ line: string }>(
            `SELECT any_value(csv_line) AS line FROM reject_errors GROUP BY line ORDER BY min(reject_errors.line)`,
          )
        : [];
      const [astray] = rejects ? await session.rows<{ misread: boolean }>(PLAIN_TEXT_MISREAD) : [];
      if (rejects) {
        await session.run('DROP TABLE reject_errors');
        await session.run('DROP TABLE reject_scans');
      }
      tables.push({
        name,
        headers,
        numbers: rows.map((row) => row.number),
        rows: rows.map((row) => row.cells),
        rejects: bad.map(({ line }) => line),
        misread: astray?.misread ?? false,
      });
    }
    return tables;
  } finally {
    await source.close();
    session.close();
  }
}

/** A cell of a sheet that is written: text, a number with a style, or raw XML of a cell. */
export type TestCell = string | number | { number: number; style: number } | { xml: string } | null;

export interface TestSheet {
  name: string;
  rows: TestCell[][];
  hidden?: boolean;
  /** References of merged cells. */
  merges?: string[];
  /** Number of the first row. */
  firstRow?: number;
}

/** Styles of test sheets: 0 general, 1 day, 2 day and time, 3 twelve digits, 4 time. */
const STYLES = `<styleSheet><numFmts count="3">
<numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy;@"/>
<numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm:ss"/>
<numFmt numFmtId="166" formatCode="000000000000"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs>
</styleSheet>`;

/** A small workbook; texts are shared strings unless `inline`. */
export function workbook(
  sheets: TestSheet[],
  { date1904 = false, inline = false, prefix = '', level = 6 as 0 | 6 } = {},
): Uint8Array {
  const shared: string[] = [];
  const p = prefix === '' ? '' : `${prefix}:`;
  const text = (value: string) => {
    if (inline) return `<${p}is><${p}t xml:space="preserve">${escapeXml(value)}</${p}t></${p}is>`;
    let at = shared.indexOf(value);
    if (at < 0) at = shared.push(value) - 1;
    return `<${p}v>${at}</${p}v>`;
  };
  const cell = (value: TestCell, ref: string) => {
    if (value === null) return '';
    if (typeof value === 'number') return `<${p}c r="${ref}"><${p}v>${value}</${p}v></${p}c>`;
    if (typeof value === 'string') {
      return `<${p}c r="${ref}" t="${inline ? 'inlineStr' : 's'}">${text(value)}</${p}c>`;
    }
    if ('xml' in value) return value.xml.replaceAll('REF', ref);
    return `<${p}c r="${ref}" s="${value.style}"><${p}v>${value.number}</${p}v></${p}c>`;
  };
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/styles.xml': STYLES,
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name, hidden }, i) =>
          `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" ${hidden ? 'state="hidden"' : ''} r:id="s${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map(
        (_, i) =>
          `<Relationship Id="s${i}" Type="http://x/worksheet" Target="worksheets/sheet${i}.xml"/>`,
      )
      .join('')}<Relationship Id="a" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="b" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>`,
  };
  sheets.forEach(({ rows, firstRow = 1, merges = [] }, i) => {
    const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    const body = rows
      .map((cells, y) => {
        const number = firstRow + y;
        return `<${p}row r="${number}">${cells.map((value, x) => cell(value, `${columnName(x)}${number}`)).join('')}</${p}row>`;
      })
      .join('');
    parts[`xl/worksheets/sheet${i}.xml`] =
      `<?xml version="1.0"?><${p}worksheet><${p}sheetData>${body}</${p}sheetData><mergeCells>${merged}</mergeCells></${p}worksheet>`;
  });
  parts['xl/sharedStrings.xml'] =
    `<sst>${shared.map((value) => `<si><t xml:space="preserve">${escapeXml(value)}</t></si>`).join('')}</sst>`;
  const members = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]);
  return zipSync(Object.fromEntries(members), { level });
}

function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/[\r\n\t]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A Parquet file with the rows of a query. */
export async function parquet(query: string): Promise<Buffer> {
  const path = write('', 'made.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const session = await openSession(instance);
  await session.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
  session.close();
  instance.closeSync();
  return readFileSync(path);
}
