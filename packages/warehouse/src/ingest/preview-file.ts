import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type Day,
  type ImportPreview,
  type ImportProgress,
  type Localized,
  ok,
  type Result,
  refused,
} from '@tungngo/domain';
import {
  openForPreview,
  openSession,
  type Session,
  sqlName,
  trackProgress,
} from '../duckdb/session.js';
import { refuseOtherSchema } from '../generations/outdated.js';
import { useIdentityKey } from '../identity/keyed-hash.js';
import { checkProfile } from '../mapping/profile-check.js';
import { createSchema } from '../schema/tables.js';
import type { OpenSource } from '../sources/source.js';
import { chooseOne } from './choose-tables.js';
import type { DelimitedKind } from './column-spec.js';
import { markOf } from './column-sql.js';
import { readBoundaryFile } from './geo-table.js';
import { type ImportFile, tablesOf } from './import-file.js';
import { delimitedKindOf } from './kinds/delimited-kinds.js';
import type { SayProgress } from './reading-progress.js';
import {
  type CheckedTable,
  checkTable,
  type TableCounts,
  type TableWork,
  writeTable,
} from './take-table.js';
import { withSource } from './with-source.js';

export interface PreviewOptions {
  onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Stops it. */
  signal?: AbortSignal | undefined;
}

/** What a preview compares with, and where it may put what it needs for a moment. */
export interface PreviewContext {
  /** The published generation's database; null when nothing was published. */
  published: { path: string; number: number } | null;
  scratchDir: string;
  identityKey: Uint8Array;
  memoryMb?: number | undefined;
}

const FIRST_ROWS = 20;
const EXAMPLES = 5;
/** The only import of the preview's own quarantine. */
const PREVIEW_ID = 0;

/**
 * What an import of the file would do, by the very code that imports. The published database is
 * opened for reading alone; the tables that an import writes to are shadowed by temporary ones of the
 * same name, which hold what the file can meet there.
 *
 * Cost: as the import without cubes and publication.
 */
export async function previewFile(
  context: PreviewContext,
  file: ImportFile,
  { onProgress, signal }: PreviewOptions,
): Promise<Result<ImportPreview>> {
  const name = file.name ?? basename(file.path);
  const wrong = checkProfile({ ...file.profile, kind: file.kind }, name);
  if (wrong) return refused(wrong);
  const { published } = context;
  const spill = join(context.scratchDir, `preview-${randomUUID()}`);
  await mkdir(spill, { recursive: true, mode: 0o700 });
  const instance = await openForPreview(published?.path ?? null, spill, context.memoryMb);
  const session = await openSession(instance);
  const interrupt = () => session.interrupt();
  signal?.addEventListener('abort', interrupt);
  const say: SayProgress = (stage, rows, share) => onProgress?.({ stage, file: name, rows, share });
  try {
    if (published) await refuseOtherSchema(instance, published.number);
    else await createSchema(session);
    useIdentityKey(session, context.identityKey);
    await trackProgress(session);
    const reading = file.profile ?? {};
    const { scratchDir } = context;
    return await withSource(
      { path: file.path, name, reading },
      { scratchDir, signal, say },
      (source) => previewSource(session, { ...file, name }, source, say),
    );
  } finally {
    signal?.removeEventListener('abort', interrupt);
    session.close();
    instance.closeSync();
    await rm(spill, { recursive: true, force: true });
  }
}

async function previewSource(
  session: Session,
  file: ImportFile & { name: string },
  source: OpenSource,
  say: SayProgress,
): Promise<Result<ImportPreview>> {
  const kind = delimitedKindOf(file.kind);
  if (!kind) return previewBoundaries(session, file, source);
  const reading = file.profile ?? {};
  const tables = await tablesOf(session, source, kind, reading, file.name);
  if (!tables.ok) return tables;
  const chosen = chooseOne(tables.value.tables, file.name);
  if (!chosen.ok) return chosen;
  const work = {
    ...chosen.value,
    session,
    kind,
    file: file.name,
    now: new Date(),
    say,
  };
  const hashing = source.sha256();
  const checked = await checkTable(work);
  const readable = await hashing;
  if (!readable.ok) return readable;
  return checked.ok ? describePreview(work, checked.value, tables.value.notes) : checked;
}

async function describePreview(
  work: TableWork,
  checked: CheckedTable,
  notes: Localized[],
): Promise<Result<ImportPreview>> {
  const { session, kind, file } = work;
  await shadow(session, kind);
  // Before the writing, which drops the staged rows.
  const accepts = await firstRows(session, kind);
  const days = await daysOf(session, kind);
  const counts = await writeTable(work, checked, PREVIEW_ID, null);
  if (!counts.ok) return counts;
  return ok({
    file,
    kind: kind.kind,
    ...counts.value,
    rules: await brokenRules(session),
    accepts,
    days,
    wards: checked.questions,
    notes,
  });
}

/** Tables that the importing of events writes to; of each only the file's persons are of interest. */
const eventTables = ['event', 'cancellation', 'correction'];

/** Temporary tables come first by name: what is written goes there. */
async function shadow(session: Session, kind: DelimitedKind): Promise<void> {
  const ofEvents = eventTables.includes(kind.table);
  const known = ofEvents ? 'WHERE person IN (SELECT person FROM incoming)' : '';
  for (const name of ofEvents ? eventTables : [kind.table]) {
    const table = sqlName(name);
    await session.run(`CREATE TEMP TABLE ${table} AS FROM main.${table} ${known}`);
  }
  for (const name of ['quarantine', 'correction_balance']) {
    await session.run(`CREATE TEMP TABLE ${name} AS FROM main.${name} LIMIT 0`);
  }
}

async function firstRows(session: Session, kind: DelimitedKind): Promise<ImportPreview['accepts']> {
  const shown = kind.columns.map(({ field, type }) => {
    const column = sqlName(field);
    if (type.type === 'identifier') return `left(${markOf(column)}, 7) || '…' AS ${column}`;
    if (type.type === 'cell') return `lower(to_hex(${column})) AS ${column}`;
    return `${column}::VARCHAR AS ${column}`;
  });
  return session.rows(
    `SELECT ${shown.join(', ')} FROM incoming WHERE problem = 0 LIMIT ${FIRST_ROWS}`,
  );
}

async function daysOf(session: Session, kind: DelimitedKind): Promise<ImportPreview['days']> {
  const dated = kind.columns.find(({ type }) => type.type === 'moment' || type.type === 'day');
  if (!dated) return null;
  const { first, last } = await session.one<{ first: Day | null; last: Day | null }>(`
    SELECT
      min(${sqlName(dated.field)})::DATE::VARCHAR AS first,
      max(${sqlName(dated.field)})::DATE::VARCHAR AS last
    FROM incoming WHERE problem = 0`);
  return first && last ? { first, last } : null;
}

interface RuleRow {
  rule: string;
  column: string;
  rows: number;
  vi: string;
  en: string;
  examples: string;
}

async function brokenRules(session: Session): Promise<ImportPreview['rules']> {
  const rules = await session.rows<RuleRow>(`
    SELECT
      rule, column_name AS column, count(*)::DOUBLE AS rows,
      any_value(reason_vi) AS vi, any_value(reason_en) AS en,
      to_json(min({'row': row, 'value': value}, ${EXAMPLES}))::VARCHAR AS examples
    FROM quarantine GROUP BY rule, column_name ORDER BY rows DESC, rule`);
  return rules.map(({ vi, en, examples, ...rule }) => ({
    ...rule,
    reason: { vi, en },
    examples: JSON.parse(examples) as ImportPreview['rules'][number]['examples'],
  }));
}

async function previewBoundaries(
  session: Session,
  file: ImportFile & { name: string },
  source: OpenSource,
): Promise<Result<ImportPreview>> {
  const read = await readBoundaryFile(session, source, file.name, file.profile ?? {});
  if (!read.ok) return read;
  const counts: TableCounts = {
    rowsRead: read.value.matched,
    accepted: read.value.matched,
    quarantined: 0,
    duplicate: 0,
  };
  return ok({
    file: file.name,
    kind: 'boundaries',
    ...counts,
    rules: [],
    accepts: [],
    days: null,
    wards: [],
    notes: read.value.notes,
  });
}
