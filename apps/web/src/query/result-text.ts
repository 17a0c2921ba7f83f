import { guardFormula, type QueryResult, type QueryValue } from '@tungngo/domain';

/** The result as CSV (RFC 4180) with a byte-order mark, so that Excel reads Vietnamese. */
export function resultAsCsv(result: QueryResult, rows: readonly number[]): string {
  return `\uFEFF${lines(result, rows, ',', quoted).join('\r\n')}\r\n`;
}

/** The result as tab-separated text, which pastes into a spreadsheet's cells. */
export function resultAsTabs(result: QueryResult, rows: readonly number[]): string {
  return lines(result, rows, '\t', (text) => text.replace(/[\t\r\n]+/g, ' ')).join('\n');
}

function lines(
  result: QueryResult,
  rows: readonly number[],
  separator: string,
  write: (text: string) => string,
): string[] {
  const header = result.columns.map(({ name }) => write(guardFormula(name))).join(separator);
  const body = rows.map((row) =>
    result.values.map((column) => write(plain(column[row]))).join(separator),
  );
  return [header, ...body];
}

/** The text of a value; what a spreadsheet would run as a formula is guarded. */
const plain = (value: QueryValue | undefined) =>
  value === null || value === undefined ? '' : guardFormula(String(value));

/** Quotes what needs it. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
