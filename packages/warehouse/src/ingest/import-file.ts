import { basename } from 'node:path';
import {
  type ImportKind,
  type ImportProgress,
  type ImportReport,
  importKindLabels,
  type Localized,
  ok,
  type Problem,
  type Result,
  refused,
} from '@tungngo/domain';
import { writeBoundaries } from '../boundaries/boundary-table.js';
import type { Session } from '../duckdb/session.js';
import { checkProfile } from '../mapping/profile-check.js';
import type { OpenSource } from '../sources/source.js';
import { writeDrawnShapes } from '../vintages/drawn-shapes.js';
import { type ChosenTable, chooseTables, type Reading } from './choose-tables.js';
import type { DelimitedKind } from './column-spec.js';
import { geoTable, readBoundaryFile } from './geo-table.js';
import {
  type EarlierImport,
  findEarlierImport,
  logImport,
  mayBeKnown,
  nextImportId,
  readRulesOf,
} from './import-log.js';
import { delimitedKindOf } from './kinds/delimited-kinds.js';
import type { SayProgress } from './reading-progress.js';
import { checkTable, type TableCounts, writeTable } from './take-table.js';
import { withSource } from './with-source.js';

/** A file to import, and as what. */
export interface ImportFile {
  path: string;
  kind: ImportKind;
  /** The name to call it by; its own when left out. */
  name?: string;
  /** How it is read; what is left out is recognised. */
  profile?: Reading;
  /** True for records of our own stores: no office's original to keep. */
  ours?: true;
}

/** What an import needs to know of the build that it writes to. */
export interface ImportContext {
  session: Session;
  /** Number of the generation that is being built. */
  generation: number;
  now: Date;
  /** Folder for decoded copies, which have no name in it. */
  scratchDir: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** One file on its way into the build. */
interface Work {
  context: ImportContext;
  kind: ImportKind;
  name: string;
  reading: Reading;
  source: OpenSource;
  say: SayProgress;
}

/**
 * Imports one file into the build: a report for each of its tables that holds the kind. Refused with
 * a problem that names the place when the file as a whole cannot be taken; then the build must be
 * thrown away. A table whose content is known changes nothing: its report says `alreadyImported`.
 */
export async function importFile(
  context: ImportContext,
  file: ImportFile,
): Promise<Result<ImportReport[]>> {
  const name = file.name ?? basename(file.path);
  const reading = file.profile ?? {};
  const wrong = checkProfile({ ...reading, kind: file.kind }, name);
  if (wrong) return refused(wrong);
  const say: SayProgress = (stage, rows, share) =>
    context.onProgress?.({ stage, file: name, rows, share });
  say('read', 0, 0);
  const { scratchDir, signal } = context;
  return withSource(
    { path: file.path, name, reading },
    { scratchDir, signal, say },
    async (source) => {
      const work = { context, kind: file.kind, name, reading, source, say };
      const kind = delimitedKindOf(file.kind);
      if (kind?.ours && !file.ours) return refused(notFromFiles(kind.kind, name));
      return kind ? importTables(work, kind) : importBoundaries(work);
    },
  );
}

/** The tables of a file that hold a kind, and what a person should know of how they were read. */
export interface TablesOfKind {
  tables: ChosenTable[];
  notes: Localized[];
}

/** The tables of a file that hold the kind, found by the profile or by their headers. */
export async function tablesOf(
  session: Session,
  source: OpenSource,
  kind: DelimitedKind,
  reading: Reading,
  name: string,
): Promise<Result<TablesOfKind>> {
  if (source.format !== 'geo') {
    const tables = chooseTables(source.tables, kind, reading, name);
    return tables.ok ? ok({ tables: tables.value, notes: [] }) : tables;
  }
  const geo = await geoTable(session, source, name, reading);
  if (!geo.ok) return geo;
  // Its coordinates have been turned into degrees, and it is the layer that was asked for.
  const { table: _layer, crs: _crs, ...rest } = reading;
  const tables = chooseTables([geo.value.table], kind, rest, name);
  return tables.ok ? ok({ tables: tables.value, notes: geo.value.notes }) : tables;
}

async function importTables(work: Work, kind: DelimitedKind): Promise<Result<ImportReport[]>> {
  const { context, source, name, reading } = work;
  const tables = await tablesOf(context.session, source, kind, reading, name);
  if (!tables.ok) return tables;
  // The hash is computed beside the reading, unless it may spare the reading.
  const hashing = source.sha256();
  const first = (await mayBeKnown(context.session, source.bytes)) ? await hashing : null;
  if (first && !first.ok) return first;
  const reports: ImportReport[] = [];
  for (const table of tables.value.tables) {
    const report = await importTable(work, kind, table, hashing, first !== null);
    if (!report.ok) return report;
    reports.push(report.value);
  }
  return ok(reports);
}

async function importTable(
  work: Work,
  kind: DelimitedKind,
  chosen: ChosenTable,
  hashing: Promise<Result<string>>,
  mayBeEarlier: boolean,
): Promise<Result<ImportReport>> {
  const { session, now } = work.context;
  const account = await openAccount(work, chosen.table.name);
  const earlier = mayBeEarlier ? await account.findEarlier(await hashing) : null;
  if (earlier && sparesReading(earlier, kind)) return account.known(earlier);
  const { name, say } = work;
  const tableWork = { ...chosen, session, kind, file: name, now, say };
  const checked = await checkTable(tableWork);
  if (!checked.ok) return checked;
  const counts = await writeTable(tableWork, checked.value, account.importId, earlier);
  const sha256 = await hashing;
  if (!sha256.ok) return sha256;
  return counts.ok ? account.close(sha256.value, counts.value, earlier) : counts;
}

/** Rows once rejected may be acceptable now; and of rows that replace, the newest file must win. */
function sparesReading(earlier: EarlierImport, kind: DelimitedKind | null): boolean {
  const replaces = kind?.onKnownKey !== 'append';
  return earlier.quarantined === 0 && (!replaces || earlier.newest);
}

async function importBoundaries(work: Work): Promise<Result<ImportReport[]>> {
  const { context, source, name, reading } = work;
  const account = await openAccount(work, reading.vintage ?? '');
  const sha256 = await source.sha256();
  const earlier = await account.findEarlier(sha256);
  if (!sha256.ok) return sha256;
  if (earlier && sparesReading(earlier, null)) return asList(await account.known(earlier));
  const read = await readBoundaryFile(context.session, source, name, reading);
  if (!read.ok) return read;
  const { boundaries } = read.value;
  if (reading.vintage) {
    await writeDrawnShapes(context.session, reading.vintage, boundaries, account.importId);
  } else {
    await writeBoundaries(context.session, boundaries, account.importId);
  }
  const accepted = read.value.matched;
  const counts = { rowsRead: accepted, accepted, quarantined: 0, duplicate: 0 };
  return asList(await account.close(sha256.value, counts, earlier));
}

function asList(report: Result<ImportReport>): Result<ImportReport[]> {
  return report.ok ? ok([report.value]) : report;
}

/** The account of one table's import, from its number to its report; each table of a file has its own. */
async function openAccount({ context, kind, name, source }: Work, table: string) {
  const { session, generation, now } = context;
  const importId = await nextImportId(session);
  const started = Date.now();
  const reportOf = (counts: TableCounts, earlier: EarlierImport | null): ImportReport => ({
    importId: earlier?.importId ?? String(importId),
    file: table === '' ? name : `${name} › ${table}`,
    kind,
    ...counts,
    alreadyImported: earlier !== null,
    rules: [],
    generation,
    importedAt: now.toISOString(),
    elapsedMs: Date.now() - started,
  });
  const withRules = async (report: ImportReport) =>
    ok({ ...report, rules: await readRulesOf(session, report.importId) });
  return {
    importId,
    async findEarlier(sha256: Result<string>): Promise<EarlierImport | null> {
      return sha256.ok ? findEarlierImport(session, { kind, table, sha256: sha256.value }) : null;
    },
    /** The table was imported before and need not be read. */
    async known(earlier: EarlierImport): Promise<Result<ImportReport>> {
      const { rowsRead } = earlier;
      const counts = { rowsRead, accepted: 0, quarantined: 0, duplicate: rowsRead };
      return withRules(reportOf(counts, earlier));
    },
    async close(
      sha256: string,
      counts: TableCounts,
      earlier: EarlierImport | null,
    ): Promise<Result<ImportReport>> {
      const nothingNew = earlier !== null && counts.accepted === 0;
      const report = reportOf(counts, nothingNew ? earlier : null);
      if (!nothingNew) {
        await logImport(session, report, { table, sha256, bytes: source.bytes });
      }
      return withRules(report);
    },
  };
}

function notFromFiles(kind: ImportKind, file: string): Problem {
  return {
    code: 'choice-unknown',
    message: {
      vi: `“${importKindLabels[kind].vi}” chỉ được ghi trên màn hình, không nhập từ tệp.`,
      en: `“${importKindLabels[kind].en}” are entered on the screen alone, not imported from files.`,
    },
    remedy: {
      vi: 'Mở trang Điều động và ghi quyết định ở đó.',
      en: 'Open the Dispatch page and decide there.',
    },
    place: { file },
  };
}
