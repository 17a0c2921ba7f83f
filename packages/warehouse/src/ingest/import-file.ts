import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  dayInVietnam,
  type ImportKind,
  type ImportProgress,
  type ImportReport,
  ok,
  type Problem,
  type Result,
  refused,
} from '@tungngo/domain';
import { readBoundaries } from '@tungngo/geo';
import { writeBoundaries } from '../boundaries/boundary-table.js';
import type { Session } from '../duckdb/session.js';
import { readAreas } from '../metrics/area-list.js';
import { checkRows, dropDuplicates, writeAccepted } from './accept.js';
import { acceptEvents } from './accept-events.js';
import type { DelimitedKind } from './column-spec.js';
import { type FileStart, fingerprint, headerOnly, isUnchanged, readStart } from './fingerprint.js';
import { readLayout } from './header.js';
import {
  type EarlierImport,
  findEarlierImport,
  logImport,
  mayBeKnown,
  nextImportId,
  readRulesOf,
} from './import-log.js';
import { stageFile } from './incoming.js';
import { delimitedKindOf } from './kinds/delimited-kinds.js';
import { quarantineRejected } from './quarantine.js';

/** A file to import, and as what. */
export interface ImportFile {
  path: string;
  kind: ImportKind;
  /** The name to call it by; its own when left out. */
  name?: string;
}

/** What an import needs to know of the build that it writes to. */
export interface ImportContext {
  session: Session;
  /** Number of the generation that is being built. */
  generation: number;
  now: Date;
  onProgress?: (progress: ImportProgress) => void;
}

/** Counts of one file, before its report is written. */
type Counts = Pick<ImportReport, 'rowsRead' | 'accepted' | 'quarantined' | 'duplicate'>;

/**
 * Imports one file into the build. Refused with a problem that names the place when the file as a
 * whole cannot be taken; then the build must be thrown away. A file whose content is known changes
 * nothing: its report says `alreadyImported`.
 */
export async function importFile(
  context: ImportContext,
  file: ImportFile,
): Promise<Result<ImportReport>> {
  const name = file.name ?? basename(file.path);
  const started = Date.now();
  const importId = await nextImportId(context.session);
  const start = await readStart(file.path, name);
  if (!start.ok) return start;
  const say = (stage: ImportProgress['stage'], rows: number) =>
    context.onProgress?.({ stage, file: name, rows });
  say('read', 0);

  const work = { context, file, name, importId, start: start.value, say };
  const taken = await takeFile(work);
  if (!taken.ok) return taken;
  const { sha256, counts, earlier } = taken.value;
  if (!(await isUnchanged(file.path, start.value))) return refused(changedMeanwhile(name));
  const alreadyImported = earlier !== null && counts.accepted === 0;
  const report: ImportReport = {
    importId: alreadyImported ? earlier.importId : String(importId),
    file: name,
    kind: file.kind,
    ...counts,
    alreadyImported,
    rules: [],
    generation: context.generation,
    importedAt: context.now.toISOString(),
    elapsedMs: Date.now() - started,
  };
  if (!alreadyImported)
    await logImport(context.session, report, { sha256, bytes: start.value.bytes });
  return ok({ ...report, rules: await readRulesOf(context.session, report.importId) });
}

interface Work {
  context: ImportContext;
  file: ImportFile;
  name: string;
  importId: number;
  start: FileStart;
  say(stage: ImportProgress['stage'], rows: number): void;
}

interface Taken {
  sha256: string;
  counts: Counts;
  earlier: EarlierImport | null;
}

async function takeFile(work: Work): Promise<Result<Taken>> {
  const { context, file, name, start } = work;
  const hashing = fingerprint(file.path, name);
  const kind = delimitedKindOf(file.kind);
  // The hash is computed beside the reading, unless it may spare the reading.
  if (!kind || (await mayBeKnown(context.session, start.bytes))) {
    const sha256 = await hashing;
    if (!sha256.ok) return sha256;
    const earlier = await findEarlierImport(context.session, file.kind, sha256.value);
    if (earlier && sparesReading(earlier, kind)) {
      const { rowsRead } = earlier;
      const counts = { rowsRead, accepted: 0, quarantined: 0, duplicate: rowsRead };
      return ok({ sha256: sha256.value, counts, earlier });
    }
    const counts = kind ? await takeRows(work, kind, earlier) : await takeBoundaries(work);
    return counts.ok ? ok({ sha256: sha256.value, counts: counts.value, earlier }) : counts;
  }
  const counts = await takeRows(work, kind, null);
  const sha256 = await hashing;
  if (!sha256.ok) return sha256;
  return counts.ok ? ok({ sha256: sha256.value, counts: counts.value, earlier: null }) : counts;
}

/** Rows once rejected may be acceptable now; and of rows that replace, the newest file must win. */
function sparesReading(earlier: EarlierImport, kind: DelimitedKind | undefined): boolean {
  const replaces = kind?.onKnownKey !== 'append';
  return earlier.quarantined === 0 && (!replaces || earlier.newest);
}

async function takeRows(
  { context, file, name, importId, start, say }: Work,
  kind: DelimitedKind,
  earlier: EarlierImport | null,
): Promise<Result<Counts>> {
  const { session } = context;
  if (start.oneLine) return refused(holdsNoRecord(name));
  const layout = readLayout(start.firstLine, kind, name);
  if (!layout.ok) return layout;
  const today = dayInVietnam(context.now);
  const staged = await stageFile(session, file.path, kind, layout.value, today).catch(
    (error: Error) => {
      if (isCsvError(error)) return null;
      throw error;
    },
  );
  if (staged === null) return refused(unreadableLines(name));
  say('check', staged.rows);
  await checkRows(session, kind, staged);
  say('write', staged.rows);
  const { accepted, duplicate } = await acceptRows(session, kind, importId);
  const nothingNew = earlier !== null && accepted === 0;
  const quarantined = nothingNew
    ? earlier.rowsRead - duplicate
    : await quarantineRejected(session, file.path, importId, staged);
  const rowsRead = accepted + quarantined + duplicate;
  if (rowsRead === 0) return refused(holdsNoRecord(name));
  await session.run('DROP TABLE incoming');
  return ok({ rowsRead, accepted, quarantined, duplicate });
}

async function acceptRows(session: Session, kind: DelimitedKind, importId: number) {
  if (kind.table === 'event') return acceptEvents(session, importId);
  const duplicate = await dropDuplicates(session, kind);
  return { accepted: await writeAccepted(session, kind, importId), duplicate };
}

async function takeBoundaries({ context, file, name, importId }: Work): Promise<Result<Counts>> {
  const areas = await readAreas(context.session);
  const read = readBoundaries(await readFile(file.path, 'utf8'), name, areas);
  if (!read.ok) return read;
  await writeBoundaries(context.session, read.value.boundaries, importId);
  const accepted = read.value.matched;
  return ok({ rowsRead: accepted, accepted, quarantined: 0, duplicate: 0 });
}

function holdsNoRecord(file: string): Problem {
  return { code: 'file-empty', ...headerOnly, place: { file } };
}

/** DuckDB gives up on a file whose line ends are mixed, or that is binary below its first line. */
function isCsvError({ message }: Error): boolean {
  return /^Invalid Input Error:.*CSV/is.test(message);
}

function unreadableLines(file: string): Problem {
  return {
    code: 'file-unreadable',
    message: {
      vi: 'Không tách được tệp thành dòng và cột: dấu xuống dòng lẫn lộn hoặc dấu ngoặc kép lệch.',
      en: 'The file cannot be split into lines and columns: line ends are mixed, or quotes unbalanced.',
    },
    remedy: {
      vi: 'Mở tệp bằng phần mềm bảng tính, lưu lại dạng “CSV UTF-8” rồi nhập lại.',
      en: 'Open it in a spreadsheet program, save it as “CSV UTF-8” and import that.',
    },
    place: { file },
  };
}

function changedMeanwhile(file: string): Problem {
  return {
    code: 'file-unreadable',
    message: {
      vi: 'Tệp bị sửa trong lúc đang nhập.',
      en: 'The file was changed while it was being imported.',
    },
    remedy: {
      vi: 'Không có gì được nhập. Chờ tệp ghi xong rồi nhập lại.',
      en: 'Nothing was imported. Wait until it is written and import it again.',
    },
    place: { file },
  };
}
