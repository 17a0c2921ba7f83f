import { type ImportKind, ok, type Problem, type Result, refused } from '@tungngo/domain';
import { type Session, sqlText } from '../duckdb/session.js';
import { delimitedKindOf } from './kinds/delimited-kinds.js';
import { renamed, renameHeaders } from './own-headers.js';

/** Header of the column by which a mended row says which quarantined row it was. */
export const MENDS_HEADER = 'Mã cách ly';

/** New values of a quarantined row, by the kind's own headers. */
export interface MendedRow {
  importId: string;
  row: number;
  values: Record<string, string>;
}

/** Records on their way through the ingest, by the kind's own headers. */
export interface OwnRecords {
  kind: ImportKind;
  name: string;
  records: Record<string, string | number>[];
}

/** How a mended row names the quarantined one. */
export function quarantineId({ importId, row }: { importId: string; row: number }): string {
  return `${importId}-${row}`;
}

/** SQL over `quarantine` for the same. */
export const quarantineIdSql = "import_id || '-' || row";

/**
 * The quarantined rows as records with their new values. Refused with `not-found` for one that does
 * not wait in the quarantine, and with `input-invalid` when they are of several kinds or a value is
 * of no column of theirs.
 */
export async function mendedRecords(
  session: Session,
  rows: MendedRow[],
): Promise<Result<OwnRecords>> {
  const waiting = await session.rows<{ id: string; file: string; kind: ImportKind; raw: string }>(
    `SELECT ${quarantineIdSql} AS id, file, kind, raw::VARCHAR AS raw
    FROM quarantine JOIN import USING (import_id)
    WHERE mended_in IS NULL AND ${quarantineIdSql} IN (SELECT unnest($ids::JSON::VARCHAR[]))`,
    { ids: JSON.stringify(rows.map(quarantineId)) },
  );
  const [first] = waiting;
  if (!first || new Set(waiting.map(({ kind }) => kind)).size > 1) {
    return refused(first ? severalKinds : notWaiting(rows[0]));
  }
  const records = asRecords(rows, first.kind, new Map(waiting.map(({ id, raw }) => [id, raw])));
  return records.ok ? ok({ kind: first.kind, name: first.file, records: records.value }) : records;
}

/** @param waiting the rows that wait as JSON, by their ids. */
function asRecords(
  rows: MendedRow[],
  kind: ImportKind,
  waiting: Map<string, string>,
): Result<OwnRecords['records']> {
  const headers = new Set(delimitedKindOf(kind)?.columns.map(({ header }) => header));
  const ownHeaders = renameHeaders();
  const records: OwnRecords['records'] = [];
  for (const row of rows) {
    const id = quarantineId(row);
    const raw = waiting.get(id);
    if (raw === undefined) return refused(notWaiting(row));
    const foreign = Object.keys(row.values).find((header) => !headers.has(header));
    if (foreign !== undefined) return refused(noSuchColumn(row, foreign));
    const read = JSON.parse(raw) as Record<string, string>;
    const own = renamed(read, ownHeaders(kind, Object.keys(read)));
    records.push({ ...own, ...row.values, [MENDS_HEADER]: id });
  }
  return ok(records);
}

/** A problem of the n-th mended row, from 1, as one of the quarantined row that it was. */
export function asProblemOfMended(problem: Problem, rows: MendedRow[]): Problem {
  const mended = rows[(problem.place?.row ?? 0) - 1];
  return mended ? { ...problem, place: { ...problem.place, row: mended.row } } : problem;
}

/**
 * Marks the quarantined rows of the kind that the rows in `incoming` take the place of; their verdict
 * is the new one.
 */
export async function markMended(
  session: Session,
  kind: ImportKind,
  importId: number,
): Promise<void> {
  await session.run(`
    UPDATE quarantine SET mended_in = ${importId}
    WHERE mended_in IS NULL AND import_id <> ${importId}
      AND import_id IN (SELECT import_id FROM import WHERE kind = ${sqlText(kind)})
      AND ${quarantineIdSql} IN (SELECT mends FROM incoming WHERE mends IS NOT NULL)`);
}

function notWaiting(row: MendedRow | undefined): Problem {
  return {
    code: 'not-found',
    message: {
      vi: 'Dòng này không còn chờ trong vùng cách ly.',
      en: 'This row does not wait in the quarantine any more.',
    },
    remedy: {
      vi: 'Tải lại trang để xem các dòng còn chờ.',
      en: 'Reload to see the rows that wait.',
    },
    place: row ? { row: row.row } : {},
  };
}

function noSuchColumn({ row }: MendedRow, column: string): Problem {
  return {
    code: 'input-invalid',
    message: {
      vi: `Loại dữ liệu này không có cột “${column}”.`,
      en: `This kind of data has no column “${column}”.`,
    },
    remedy: {
      vi: 'Tải lại trang rồi sửa trong các cột có sẵn.',
      en: 'Reload, and mend in the columns that are there.',
    },
    place: { row, column },
  };
}

const severalKinds: Problem = {
  code: 'input-invalid',
  message: {
    vi: 'Các dòng thuộc nhiều loại dữ liệu khác nhau.',
    en: 'The rows are of different kinds of data.',
  },
  remedy: { vi: 'Sửa từng loại một lần.', en: 'Mend one kind at a time.' },
};
