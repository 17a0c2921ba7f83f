import { CsvRecords } from './csv-records.js';
import { findHeader, type NumberedRow } from './header-row.js';
import { limits } from './limits.js';
import type { OpenOptions } from './source.js';

/** How a delimited text is laid out, as its first lines show. */
export interface DelimitedLayout {
  delimiter: string;
  headers: string[];
  /** 1-based line on which the header stands. */
  headerRow: number;
  /** The first rows of data that have the table's width. */
  sample: string[][];
  /** Width of the header line itself; it differs from the headers' number in ragged files. */
  headerWidth: number;
  /** True when no record follows the header in what was looked at. */
  onlyHeader: boolean;
}

const delimiters = [',', ';', '\t', '|', '^', '~', '¦', '\u001f', '\u0001'];

type LayoutOptions = Pick<OpenOptions, 'delimiter' | 'headerRow' | 'knownHeader'>;

/**
 * Finds delimiter, header and first rows in the start of a text.
 * @param head decoded, without byte order mark
 * @param whole true when nothing follows it
 */
export function readDelimitedLayout(
  head: string,
  whole: boolean,
  options: LayoutOptions,
): DelimitedLayout | null {
  const declared = /^sep=(.)\r?\n/i.exec(head)?.[1];
  const fixed = options.delimiter ?? declared;
  const candidates = fixed === undefined ? delimiters : [fixed];
  const layouts = candidates.map((delimiter) => {
    const rows = headRows(head, whole, delimiter).slice(declared === undefined ? 0 : 1);
    return { ...scored(rows, options.knownHeader), delimiter, rows };
  });
  const best = layouts.reduce((a, b) => (b.score > a.score ? b : a));
  return best.rows.length === 0 ? null : layoutOf(best.rows, best.delimiter, options);
}

/** Records of the head; the last one may be cut and is left out unless the head is all there is. */
function headRows(head: string, whole: boolean, delimiter: string): NumberedRow[] {
  const rows: NumberedRow[] = [];
  const record = (cells: string[], row: number) => rows.push({ row, cells });
  const records = new CsvRecords(delimiter, { record, malformed: () => {} }, limits.recordBytes);
  records.push(head);
  if (whole) records.end();
  return rows.slice(0, limits.headerSearchRows + limits.sampleRows);
}

function scored(rows: NumberedRow[], known: LayoutOptions['knownHeader']) {
  const width = commonWidth(rows);
  if (width < 2) return { score: 0 };
  const share = rows.filter(({ cells }) => cells.length === width).length / rows.length;
  const header = rows[findHeader(rows.slice(0, limits.headerSearchRows), known)]?.cells ?? [];
  const recognised = known ? header.filter((cell) => known(cell)).length : 0;
  // A decimal comma splits the rows of data and not the header.
  const fits = header.length === width ? 1 : 0.5;
  return { score: share ** 2 * width * fits + recognised * limits.columns };
}

/** The width that most rows have. */
function commonWidth(rows: NumberedRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let common = 0;
  for (const [width, count] of counts) if (count > (counts.get(common) ?? 0)) common = width;
  return common;
}

function layoutOf(rows: NumberedRow[], delimiter: string, options: LayoutOptions): DelimitedLayout {
  const given = rows.findIndex(({ row }) => row === options.headerRow);
  const search = rows.slice(0, limits.headerSearchRows);
  const at = given >= 0 ? given : findHeader(search, options.knownHeader);
  const found = (rows[at]?.cells ?? []).map(headerText);
  const below = rows.slice(at + 1, at + 1 + limits.sampleRows);
  const headers = fitHeaders(found, commonWidth(below));
  return {
    delimiter,
    headers,
    headerRow: rows[at]?.row ?? 1,
    sample: below.map(({ cells }) => cells).filter(({ length }) => length === headers.length),
    headerWidth: found.length,
    onlyHeader: below.length === 0,
  };
}

export function headerText(cell: string): string {
  return cell.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Rows may all end in a delimiter that the header lacks, or the other way round. */
function fitHeaders(found: string[], width: number): string[] {
  if (width > found.length) return [...found, ...Array(width - found.length).fill('')];
  const surplus = found.slice(width);
  return width > 0 && surplus.every((header) => header === '') ? found.slice(0, width) : found;
}
