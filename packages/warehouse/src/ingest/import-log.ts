import type { ImportKind, ImportReport, Problem, QuarantinedRow } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

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

const ofImport = "WHERE $importId = '' OR import_id::VARCHAR = $importId";

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
  const rules = await readRules(session);
  return imports.map((report) => ({
    ...report,
    alreadyImported: false,
    rules: rulesOf(rules, report.importId),
  }));
}

/** The rules that the rejected rows of one import broke, most frequent first. */
export async function readRulesOf(
  session: Session,
  importId: string,
): Promise<ImportReport['rules']> {
  return rulesOf(await readRules(session, importId), importId);
}

/** Of all imports, or of one. */
function readRules(session: Session, importId = ''): Promise<RuleRow[]> {
  return session.rows<RuleRow>(
    `SELECT
      import_id::VARCHAR AS "importId", rule, count(*)::DOUBLE AS rows,
      any_value(reason_vi) AS vi, any_value(reason_en) AS en
    FROM quarantine ${ofImport} GROUP BY import_id, rule ORDER BY rows DESC, rule`,
    { importId },
  );
}

function rulesOf(rules: RuleRow[], importId: string): ImportReport['rules'] {
  return rules
    .filter((row) => row.importId === importId)
    .map(({ rule, rows, vi, en }) => ({ rule, rows, reason: { vi, en } }));
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
  { importId, limit, offset }: { importId?: string; limit: number; offset: number },
): Promise<{ rows: QuarantinedRow[]; total: number }> {
  const only = { importId: importId ?? '' };
  const { total } = await session.one<{ total: number }>(
    `SELECT count(*)::DOUBLE AS total FROM quarantine ${ofImport}`,
    only,
  );
  const rows = await session.rows<
    Omit<QuarantinedRow, 'reason' | 'raw'> & { vi: string; en: string; raw: string }
  >(
    `SELECT
      import_id::VARCHAR AS "importId", file, kind, row::DOUBLE AS row, column_name AS column,
      header, value, rule, reason_vi AS vi, reason_en AS en, raw::VARCHAR AS raw,
      mended_in::VARCHAR AS "mendedIn"
    FROM quarantine JOIN import USING (import_id) ${ofImport}
    ORDER BY import_id DESC, row LIMIT $limit OFFSET $offset`,
    { ...only, limit, offset },
  );
  return {
    total,
    rows: rows.map(({ vi, en, raw, ...row }) => ({
      ...row,
      reason: { vi, en },
      raw: JSON.parse(raw) as Record<string, string>,
    })),
  };
}
