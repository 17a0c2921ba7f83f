import { rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  ImportJob,
  ImportProfile,
  ProblemCode,
  QuarantinedRow,
  Result,
} from '@tungngo/domain';
import type { FastifyBaseLogger } from 'fastify';
import { folderReport, reportName } from './folder-report.js';
import type { ImportQueue } from './import-queue.js';
import { profileHash, type WatchMemory } from './watch-memory.js';

/** A folder whose files are imported as they come. */
export interface WatchedFolder {
  dir: string;
  /** Name of the saved profile by which its files are read. */
  profile: string;
  /** What becomes of a file that is in: an office's folder is the office's, so it is kept. */
  after: 'keep' | 'delete';
}

export interface WatchTools {
  queue: ImportQueue;
  memory: WatchMemory;
  findProfile(name: string): Promise<Result<ImportProfile>>;
  /** The first rejected rows of an import. */
  readQuarantine(importId: string): Promise<QuarantinedRow[]>;
  log: FastifyBaseLogger;
}

/** A file as it was found to be whole. */
export interface WholeFile {
  name: string;
  bytes: number;
  modifiedMs: number;
}

/** A refusal that is not the file's fault may pass. */
const passing = new Set<ProblemCode>(['writer-busy', 'disk-full', 'not-writable']);

/**
 * Imports a file of a watched folder in its turn, puts a report beside it and remembers what became
 * of it. `retry` when it is to be tried again later.
 *
 * @param isClosing what the server's end cancels is not remembered: it is imported at its next start.
 */
export async function importWatchedFile(
  { dir, after }: WatchedFolder,
  { queue, memory, readQuarantine, log }: WatchTools,
  file: WholeFile,
  profile: ImportProfile,
  isClosing: () => boolean,
): Promise<'settled' | 'retry'> {
  const { name, bytes, modifiedMs } = file;
  const path = join(dir, name);
  const { kind, name: _, ...rest } = profile;
  const { id } = queue.add({ origin: 'folder', file: { path, name, kind, profile: rest } });
  const job = await queue.ended(id);
  if (job === null || (isClosing() && job.state === 'cancelled')) return 'retry';
  await putReport(dir, name, job, readQuarantine).catch((error: NodeJS.ErrnoException) =>
    log.warn({ dir, code: error.code }, 'a watched folder does not take reports'),
  );
  if (job.problem && passing.has(job.problem.code)) return 'retry';
  const result = resultOf(job);
  const at = new Date().toISOString();
  const hash = profileHash(profile);
  await memory.remember(dir, name, { bytes, modifiedMs, result, profileHash: hash, at });
  if (result === 'done' && after === 'delete') await removeIfSame(path, file);
  return 'settled';
}

function resultOf({ state, problem }: ImportJob): 'done' | 'refused' | 'cancelled' {
  if (state === 'done') return 'done';
  return problem ? 'refused' : 'cancelled';
}

async function putReport(
  dir: string,
  name: string,
  job: ImportJob,
  readQuarantine: WatchTools['readQuarantine'],
): Promise<void> {
  const { report } = job;
  const rows = report && report.quarantined > 0 ? await readQuarantine(report.importId) : [];
  // Whoever looks sees the report whole; a name with a dot is not ours to import.
  const next = join(dir, `.${reportName(name)}`);
  try {
    await writeFile(next, folderReport(job, rows));
    await rename(next, join(dir, reportName(name)));
  } finally {
    await rm(next, { force: true }).catch(() => undefined);
  }
}

async function removeIfSame(path: string, { bytes, modifiedMs }: WholeFile): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.size === bytes && found.mtimeMs === modifiedMs) await unlink(path);
}
