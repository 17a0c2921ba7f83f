import {
  type Campaign,
  dayInVietnam,
  type GenerationInfo,
  type ImportKind,
  type ImportProgress,
  type ImportReport,
  ok,
  type Result,
} from '@tungngo/domain';
import { writeCampaign } from '../campaign/campaign-table.js';
import { keepFormerCounts, recordRestatements } from '../cubes/restatements.js';
import { type Session, trackProgress } from '../duckdb/session.js';
import { useIdentityKey } from '../identity/keyed-hash.js';
import { problemOfFailure } from '../ingest/failures.js';
import { type ImportFile, importFile } from '../ingest/import-file.js';
import { firstBreach } from '../ingest/import-log.js';
import { delimitedKinds } from '../ingest/kinds/delimited-kinds.js';
import { keepOriginal, type OriginalStore } from '../originals/originals.js';
import { findBrokenInvariant } from '../verify/invariants.js';
import { type Build, startBuild } from './build.js';
import { deriveTables } from './derive.js';
import { places, readPointer } from './pointer.js';
import { pruneGenerations } from './removal.js';
import { acquireWriterLock, type WriterLock } from './writer-lock.js';

/** What was imported and the generation that holds it. */
export interface Publication {
  reports: ImportReport[];
  generation: GenerationInfo;
}

export interface ImportOptions {
  /** Declares the campaign, or changes it. */
  campaign?: Campaign;
  onProgress?: (progress: ImportProgress) => void;
  /** Refuses the whole import, with the place of the first, when a row breaks a rule. */
  refuseQuarantine?: true;
  /** Stops the import; nothing changes. */
  signal?: AbortSignal;
}

export interface WarehouseOptions {
  /** 32 bytes, kept outside the data; the same for the whole life of a warehouse. */
  identityKey: Uint8Array;
  /** Newest generations to keep; 5 when left out. */
  keepGenerations?: number;
  /**
   * Memory that an import's database may take before it spills to disk, in MiB; half of the
   * machine's, 2,560 at most, when left out.
   */
  memoryMb?: number;
  /** Where the originals of imported files are kept, encrypted; none is kept when left out. */
  originals?: OriginalStore;
  /**
   * Where originals lie that were ever kept: those whose import no kept generation has are removed.
   * None is when left out.
   */
  originalsDir?: string;
}

/** With `recompute` every derived table is made anew, whatever the files change. */
type WriteOptions = ImportOptions & { recompute?: true };

/** How many generations stay, the published one among them. */
export function generationsToKeep({ keepGenerations = 5 }: WarehouseOptions): number {
  return Math.max(1, keepGenerations);
}

/** Imports files beside the published generation, verifies and publishes; or refuses and changes nothing. */
export async function writeGeneration(
  dir: string,
  warehouse: WarehouseOptions,
  files: ImportFile[],
  options: WriteOptions,
): Promise<Result<Publication>> {
  const lock = await acquireWriterLock(dir);
  if (!lock.ok) return lock;
  try {
    const build = await startBuild(dir, { memoryMb: warehouse.memoryMb });
    const interrupt = () => build.session.interrupt();
    options.signal?.addEventListener('abort', interrupt);
    try {
      useIdentityKey(build.session, warehouse.identityKey);
      return await fillBuild(dir, warehouse, build, lock.value, files, options);
    } finally {
      options.signal?.removeEventListener('abort', interrupt);
      await build.discard();
    }
  } catch (error) {
    return problemOfFailure(error, options.signal);
  } finally {
    await lock.value.release();
  }
}

async function fillBuild(
  dir: string,
  warehouse: WarehouseOptions,
  build: Build,
  lock: WriterLock,
  files: ImportFile[],
  options: WriteOptions,
): Promise<Result<Publication>> {
  const { session } = build;
  const now = new Date();
  const reports: ImportReport[] = [];
  const { onProgress, signal } = options;
  const scratchDir = places.scratch(dir);
  const context = { session, generation: build.number, now, scratchDir, onProgress, signal };
  await trackProgress(session);
  for (const file of inImportOrder(files)) {
    signal?.throwIfAborted();
    const taken = await importFile(context, file);
    if (!taken.ok) return taken;
    reports.push(...taken.value);
    const broken = options.refuseQuarantine ? await firstBreach(session, taken.value) : null;
    if (broken) return { ok: false, problem: broken };
  }
  const declared = options.campaign ? await writeCampaign(session, options.campaign) : false;
  const changed = new Set(reports.filter((r) => !r.alreadyImported).map((r) => r.kind));
  const current = await readPointer(dir);
  if (current && changed.size === 0 && !declared && !options.recompute && !build.upgraded) {
    return ok({
      reports: reports.map((r) => ({ ...r, generation: current.number })),
      generation: current,
    });
  }
  options.onProgress?.({ stage: 'verify', file: '', rows: 0, share: null });
  await keepFormerCounts(session);
  const all = declared || options.recompute === true || build.upgraded;
  await deriveTables(session, {
    changed,
    all,
    today: dayInVietnam(now),
    generation: build.number,
  });
  await recordRestatements(session, build.number);
  const broken = await findBrokenInvariant(session);
  if (broken) return { ok: false, problem: broken };
  options.signal?.throwIfAborted();
  if (!(await lock.isHeld())) throw new Error('the writer’s lock was taken over');
  options.onProgress?.({ stage: 'publish', file: '', rows: 0, share: null });
  const generation = await describeGeneration(session, build.number, now);
  const brought = reports.filter(({ alreadyImported }) => !alreadyImported);
  if (warehouse.originals) await keepOriginals(files, warehouse.originals, signal);
  await build.publish(generation, { files: brought.map(({ file }) => file), restores: null });
  const { originalsDir } = warehouse;
  await pruneGenerations(dir, build.number, { keep: generationsToKeep(warehouse), originalsDir });
  return ok({ reports, generation });
}

/** Before the publication: whoever sees an import can have its original. What is kept in vain is harmless. */
async function keepOriginals(
  files: ImportFile[],
  store: OriginalStore,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const { path, ours } of files) if (!ours) await keepOriginal(path, store, signal);
}

/** What others refer to first: areas before what happens in them, boundaries last. */
function inImportOrder(files: ImportFile[]): ImportFile[] {
  const order: ImportKind[] = [...delimitedKinds.map(({ kind }) => kind), 'boundaries'];
  return [...files].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

async function describeGeneration(
  session: Session,
  number: number,
  now: Date,
): Promise<GenerationInfo> {
  const counts = await session.one<{ events: number; persons: number }>(`
    SELECT count(*)::DOUBLE AS events, coalesce(sum(change1) FILTER (indicator = 'account'), 0)::DOUBLE AS persons FROM event`);
  return { number, publishedAt: now.toISOString(), ...counts };
}
