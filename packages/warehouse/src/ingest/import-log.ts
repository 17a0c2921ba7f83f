import type {
  ImportKind,
  ImportReport,
  Problem,
  QuarantinedRow,
  QuarantinePage,
  QuarantineQuestion,
} from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import { renamed, renameHeaders } from './own-headers.js';

/** A file whose content has been imported before. */
export interface EarlierImport {
  importId: string;
  rowsRead: number;
  quarantined: number;
  /** True when no other file of its kind was imported after it. */
  newest: boolean;
}

/** The latest import of the same table of the same content as the same kind; null when there is none. */
export async function findEarlierImport(
  session: Session,
  { kind, table, sha256 }: { kind: ImportKind; table: string; sha256: string },
): Promise<EarlierImport | null> {
  const [row] = await session.rows<EarlierImport>(
    `SELECT
      import_id::VARCHAR AS "importId", rows_read::DOUBLE AS "rowsRead",
      quarantined::DOUBLE AS quarantined,
      import_id = (SELECT max(import_id) FROM import WHERE kind = $kind) AS newest
    FROM import WHERE kind = $kind AND sha256 = $sha256 AND table_name = $table
    ORDER BY import_id DESC LIMIT 1`,
    { kind, sha256, table },
  );
  return row ?? null;
}

/** True when a file of this size may have been imported before, so that its hash must be known first. */
export async function mayBeKnown(session: Session, bytes: number): Promise<boolean> {
  const { known } = await session.one<{ known: boolean }>(
    'SELECT EXISTS (FROM import WHERE bytes = $bytes) AS known',
    { bytes },
  );
  return known;
}

/** Number for the next import. */
export async function nextImportId(session: Session): Promise<number> {
  const { id } = await session.one<{ id: number }>(
    'SELECT (coalesce(max(import_id), 0) + 1)::INTEGER AS id FROM import',
  );
  return id;
}

/** Writes the account of one import. */
export async function logImport(
  session: Session,
  report: ImportReport,
  file: { table: string; sha256: string; bytes: number },
): Promise<void> {
  await session.run(
    `INSERT INTO import VALUES (
      $importId::UINTEGER, $file, $kind, $table, $sha256, $bytes, $rowsRead, $accepted, $quarantined,
      $duplicate, $generation, $importedAt::TIMESTAMPTZ, $elapsedMs
    )`,
    {
      importId: report.importId,
      file: report.file,
      kind: report.kind,
      table: file.table,
      sha256: file.sha256,
      bytes: file.bytes,
      rowsRead: report.rowsRead,
      accepted: report.accepted,
      quarantined: report.quarantined,
      duplicate: report.duplicate,
      generation: report.generation,
      importedAt: report.importedAt,
      elapsedMs: Math.round(report.elapsedMs),
    },
  );
}

interface RuleRow {
  importId: string;
  rule: string;
  rows: number;
  vi: string;
  en: string;
}

/** Every import of the generation with the rules that its rejected rows broke, newest first. */
export async function readImports(session: Session): Promise<ImportReport[]> {
  const imports = await session.rows<Omit<ImportReport, 'rules' | 'alreadyImported'>>(`
    SELECT
      import_id::VARCHAR AS "importId", file, kind, rows_read::DOUBLE AS "rowsRead",
      accepted::DOUBLE AS accepted, quarantined::DOUBLE AS quarantined,
      duplicate::DOUBLE AS duplicate, generation::DOUBLE AS generation,
      strftime(imported_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ') AS "importedAt",
      elapsed_ms::DOUBLE AS "elapsedMs"
    FROM import ORDER BY import_id DESC`);
  const rulesOf = new Map<string, ImportReport['rules']>();
  for (const row of await readRules(session, 'GROUP BY import_id, rule')) {
    const rules = rulesOf.get(row.importId) ?? [];
    rulesOf.set(row.importId, rules);
    rules.push(describeRule(row));
  }
  return imports.map((report) => ({
    ...report,
    alreadyImported: false,
    rules: rulesOf.get(report.importId) ?? [],
  }));
}

/** The rules that the rejected rows of one import broke, most frequent first. */
export async function readRulesOf(
  session: Session,
  importId: string,
): Promise<ImportReport['rules']> {
  const { where, values } = asCondition({ importId });
  return (await readRules(session, `${where} GROUP BY rule`, values)).map(describeRule);
}

/** @param rest SQL after `FROM quarantine`. */
function readRules(
  session: Session,
  rest: string,
  values: Record<string, string> = {},
): Promise<RuleRow[]> {
  return session.rows<RuleRow>(
    `SELECT
      any_value(import_id)::VARCHAR AS "importId", rule, count(*)::DOUBLE AS rows,
      any_value(reason_vi) AS vi, any_value(reason_en) AS en
    FROM quarantine ${rest} ORDER BY rows DESC, rule`,
    values,
  );
}

function describeRule({ rule, rows, vi, en }: RuleRow): ImportReport['rules'][number] {
  return { rule, rows, reason: { vi, en } };
}

/** SQL over `quarantine` for the rows that are asked for. */
function asCondition({ importId, rule, waiting }: QuarantineQuestion): {
  where: string;
  values: Record<string, string>;
} {
  const parts = ['true'];
  const values: Record<string, string> = {};
  if (importId !== undefined) {
    parts.push('import_id = TRY_CAST($importId AS UINTEGER)');
    values.importId = importId;
  }
  if (rule !== undefined) {
    parts.push('rule = $rule');
    values.rule = rule;
  }
  if (waiting !== undefined) parts.push(`mended_in IS ${waiting ? '' : 'NOT'} NULL`);
  return { where: `WHERE ${parts.join(' AND ')}`, values };
}

/** The first row of these imports that was quarantined, as a problem; null when none was. */
export async function firstBreach(
  session: Session,
  reports: ImportReport[],
): Promise<Problem | null> {
  const rejected = reports.find(({ quarantined }) => quarantined > 0);
  if (!rejected) return null;
  const { rows } = await readQuarantine(session, {
    importId: rejected.importId,
    limit: 1,
    offset: 0,
  });
  const [row] = rows;
  return {
    code: 'input-invalid',
    message: row?.reason ?? { vi: 'Có dòng sai.', en: 'A row is wrong.' },
    remedy: { vi: 'Sửa lại giá trị rồi thử lại.', en: 'Mend the value and try again.' },
    place: {
      file: rejected.file,
      ...(row && { row: row.row, column: row.header, value: row.value }),
    },
  };
}

/** A page of rejected rows: newest import first, in the file's order. */
export async function readQuarantine(
  session: Session,
  { limit, offset, ...question }: QuarantineQuestion & { limit: number; offset: number },
): Promise<QuarantinePage> {
  const ofAnyRule = asCondition({ ...question, rule: undefined });
  const rules = (
    await readRules(session, `${ofAnyRule.where} GROUP BY rule`, ofAnyRule.values)
  ).map(describeRule);
  const asked = rules.filter(({ rule }) => question.rule === undefined || rule === question.rule);
  const { where, values } = asCondition(question);
  return {
    rules,
    total: asked.reduce((sum, { rows }) => sum + rows, 0),
    rows: await readRejected(
      session,
      `${where} ORDER BY import_id DESC, row LIMIT $limit OFFSET $offset`,
      { ...values, limit, offset },
    ),
  };
}

/** Rejected rows. @param rest SQL after `FROM quarantine JOIN import`. */
async function readRejected(
  session: Session,
  rest: string,
  values: Record<string, string | number>,
): Promise<QuarantinedRow[]> {
  const rows = await session.rows<
    Omit<QuarantinedRow, 'reason' | 'raw'> & { vi: string; en: string; raw: string }
  >(
    `SELECT
      import_id::VARCHAR AS "importId", file, kind, row::DOUBLE AS row, column_name AS column,
      header, value, rule, reason_vi AS vi, reason_en AS en, raw::VARCHAR AS raw,
      mended_in::VARCHAR AS "mendedIn"
    FROM quarantine JOIN import USING (import_id) ${rest}`,
    values,
  );
  const ownHeaders = renameHeaders();
  return rows.map(({ vi, en, raw, ...row }) => {
    const read = JSON.parse(raw) as Record<string, string>;
    const rename = ownHeaders(row.kind, Object.keys(read));
    return { ...row, header: rename(row.header), reason: { vi, en }, raw: renamed(read, rename) };
  });
}

/** Rows that wait to be mended, by kind. */
export interface WaitingRows {
  total: number;
  /** Numbers of the first of them, in the order in which `quarantinedRows` gives them. */
  kinds: { kind: ImportKind; ids: number[] }[];
}

/** The rows that wait, newest import first, in the file's order; `limit` in all. */
export async function readWaiting(
  session: Session,
  question: Omit<QuarantineQuestion, 'waiting'>,
  limit: number,
): Promise<WaitingRows> {
  const { where, values } = asCondition({ ...question, waiting: true });
  const { total } = await session.one<{ total: number }>(
    `SELECT count(*)::DOUBLE AS total FROM quarantine ${where}`,
    values,
  );
  const kinds = await session.rows<{ kind: ImportKind; ids: string }>(
    `SELECT kind, to_json(list(id ORDER BY import_id DESC, row, id))::VARCHAR AS ids
    FROM (
      SELECT kind, import_id, row, quarantine.rowid AS id
      FROM quarantine JOIN import USING (import_id) ${where}
      ORDER BY import_id DESC, row, id LIMIT $limit
    )
    GROUP BY kind ORDER BY kind`,
    { ...values, limit },
  );
  return {
    total,
    kinds: kinds.map(({ kind, ids }) => ({ kind, ids: JSON.parse(ids) as number[] })),
  };
}

/** Rejected rows by their numbers of `readWaiting`, newest import first, in the file's order. */
export function readRejectedRows(session: Session, ids: number[]): Promise<QuarantinedRow[]> {
  return readRejected(
    session,
    `WHERE quarantine.rowid IN (SELECT unnest($ids::JSON::BIGINT[]))
    ORDER BY import_id DESC, row, quarantine.rowid`,
    { ids: JSON.stringify(ids) },
  );
}
