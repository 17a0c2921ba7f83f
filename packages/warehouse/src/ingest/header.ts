import { foldText, ok, type Problem, type Result, refused } from '@tungngo/domain';
import type { DelimitedKind } from './column-spec.js';

/** How a file is laid out: its delimiter, its headers, and which header fills which field. */
export interface FileLayout {
  delimiter: string;
  headers: string[];
  /** Position of the header by field; a field of an optional column may be absent. */
  position: Map<string, number>;
}

const delimiters = [',', ';', '\t', '|'];

/** Headers are the same when case, diacritics and punctuation do not matter: "ma_xa", "Mã xã". */
function headerKey(text: string): string {
  return foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * Recognises the header line of a file of the given kind.
 * Refused with `header-unknown` when no header is known and with `column-missing` when some are
 * missing; both name what was expected and what was found.
 */
export function readLayout(
  firstLine: string,
  kind: DelimitedKind,
  file: string,
): Result<FileLayout> {
  const layouts = delimiters.map((delimiter) => layoutWith(firstLine, delimiter, kind));
  const best = layouts.reduce((a, b) => (b.position.size > a.position.size ? b : a));
  const missing = kind.columns.filter(
    (column) => !column.optional && !best.position.has(column.field),
  );
  if (missing.length === 0) return ok(best);
  return refused(
    headerProblem(
      kind,
      best,
      missing.map((column) => column.header),
      file,
    ),
  );
}

function layoutWith(firstLine: string, delimiter: string, kind: DelimitedKind): FileLayout {
  const headers = splitHeader(firstLine, delimiter);
  const keys = headers.map(headerKey);
  const position = new Map<string, number>();
  for (const column of kind.columns) {
    const names = [column.header, column.field, ...column.aliases].map(headerKey);
    const found = names.map((name) => keys.indexOf(name)).find((index) => index >= 0);
    if (found !== undefined) position.set(column.field, found);
  }
  return { delimiter, headers, position };
}

/** Splits one header line; a header may be quoted. */
function splitHeader(line: string, delimiter: string): string[] {
  const headers: string[] = [];
  let text = '';
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) {
      headers.push(text.trim());
      text = '';
    } else text += char;
  }
  return [...headers, text.trim()];
}

function headerProblem(
  kind: DelimitedKind,
  layout: FileLayout,
  missing: string[],
  file: string,
): Problem {
  const expected = kind.columns.map((column) => `“${column.header}”`).join(', ');
  const found = layout.headers
    .slice(0, 30)
    .map((header) => `“${header.slice(0, 40)}”`)
    .join(', ');
  const lacking = missing.map((header) => `“${header}”`).join(', ');
  const unknown = layout.position.size === 0;
  return {
    code: unknown ? 'header-unknown' : 'column-missing',
    message: unknown
      ? {
          vi: `Dòng đầu không phải tiêu đề đã biết. Cần: ${expected}. Có: ${found}.`,
          en: `The first line is no known header. Expected: ${expected}. Found: ${found}.`,
        }
      : {
          vi: `Thiếu cột ${lacking}. Cần: ${expected}. Có: ${found}.`,
          en: `Missing column ${lacking}. Expected: ${expected}. Found: ${found}.`,
        },
    remedy: {
      vi: 'Sửa dòng tiêu đề của tệp hoặc chọn đúng loại dữ liệu rồi nhập lại.',
      en: 'Mend the header line, or choose the right kind of data, and import again.',
    },
    place: unknown ? { file } : { file, column: missing[0] ?? '' },
  };
}
