import type { QueryResult, QueryValue } from '@tungngo/domain';

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
  const header = result.columns.map(({ name }) => write(name)).join(separator);
  const body = rows.map((row) =>
    result.values.map((column) => write(plain(column[row]))).join(separator),
  );
  return [header, ...body];
}

const plain = (value: QueryValue | undefined) =>
  value === null || value === undefined ? '' : String(value);

/**
 * Quotes what needs it. A text that a spreadsheet would run as a formula gets an apostrophe before
 * it, so that a file's content cannot act on the computer of whoever opens the export.
 */
function quoted(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
