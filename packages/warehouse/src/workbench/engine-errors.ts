import type { Localized, Problem } from '@tungngo/domain';
import { outOfMemory, refusedStatement } from './query-problems.js';

/** What DuckDB says of a failure, with `errors_as_json` on. */
export interface EngineError {
  kind: string;
  message: string;
  /** Byte of the statement where it is, from 0. */
  position?: number;
}

/** Reads DuckDB's error out of what the driver threw. */
export function engineErrorOf(error: unknown): EngineError {
  const text = error instanceof Error ? error.message : String(error);
  const start = text.indexOf('{');
  if (start >= 0) {
    try {
      return fromJson(JSON.parse(text.slice(start)));
    } catch {
      // Not JSON after all: the text is the message.
    }
  }
  return { kind: text.startsWith('INTERRUPT') ? 'INTERRUPT' : 'Error', message: text };
}

function fromJson(json: Record<string, unknown>): EngineError {
  const position = Number(json.position);
  return {
    kind: String(json.exception_type ?? json.error_type ?? 'Error'),
    message: String(json.exception_message ?? json.error_message ?? ''),
    ...(json.position !== undefined && Number.isFinite(position) ? { position } : {}),
  };
}

export const isInterrupt = ({ kind }: EngineError) => /interrupt/i.test(kind);

/** The problem behind a statement that DuckDB refused or could not finish. */
export function problemOfEngineError(error: EngineError, sql: string): Problem {
  const { kind, message } = error;
  if (/out of memory/i.test(kind)) return outOfMemory;
  if (isForbidden(error)) {
    return refusedStatement({
      vi: `Ở đây không được phép: ${firstLine(message)}`,
      en: `This is not allowed here: ${firstLine(message)}`,
    });
  }
  return {
    code: 'sql-failed',
    message: {
      vi: `Câu lệnh không chạy được: ${message}`,
      en: `The query failed: ${message}`,
    },
    remedy: remedyFor(kind),
    ...(error.position === undefined ? {} : { place: placeOf(sql, error.position) }),
  };
}

function isForbidden({ kind, message }: EngineError): boolean {
  return (
    /^permission$/i.test(kind) ||
    /configuration has been locked|attached in read-only mode|read-only/i.test(message)
  );
}

function remedyFor(kind: string): Localized {
  if (/parser|syntax/i.test(kind)) {
    return { vi: 'Sửa cú pháp ở chỗ được chỉ.', en: 'Correct the syntax at the place named.' };
  }
  if (/binder|catalog/i.test(kind)) {
    return {
      vi: 'Xem tên bảng, cột và hàm trong danh sách bảng, hoặc chạy SHOW TABLES, DESCRIBE tên_bảng.',
      en: 'Look up tables, columns and functions in the list, or run SHOW TABLES, DESCRIBE table_name.',
    };
  }
  if (/conversion|out of range|mismatch|invalid type/i.test(kind)) {
    return {
      vi: 'Kiểm tra kiểu dữ liệu; TRY_CAST cho NULL thay vì lỗi.',
      en: 'Check the types; TRY_CAST gives NULL in place of an error.',
    };
  }
  return { vi: 'Sửa câu lệnh rồi chạy lại.', en: 'Correct the query and run it again.' };
}

/** Line and column, from 1, of a byte of the statement. */
function placeOf(sql: string, byte: number): { row: number; column: string } {
  const before = Buffer.from(sql, 'utf8').subarray(0, byte).toString('utf8').split('\n');
  const line = before.at(-1) ?? '';
  return { row: before.length, column: String([...line].length + 1) };
}

const firstLine = (text: string) => text.split('\n', 1)[0] ?? '';
