import { guardFormula } from '@tungngo/domain';

/** A cell of an export: nothing, a number or a text. */
export type Cell = string | number | null;

/** Rows as CSV (RFC 4180) with a byte-order mark, so that Excel reads Vietnamese. */
export function cellsAsCsv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map((cell) => quoted(plain(cell))).join(',')).join('\r\n')}\r\n`;
}

/** Rows as tab-separated text, which pastes into a spreadsheet's cells. */
export function cellsAsTabs(rows: readonly (readonly Cell[])[]): string {
  return rows
    .map((row) => row.map((cell) => plain(cell).replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

/** What a spreadsheet would run as a formula is guarded. */
const plain = (cell: Cell) => (cell === null ? '' : guardFormula(String(cell)));

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
