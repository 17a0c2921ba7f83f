import { mkdir, rm, writeFile } from 'node:fs/promises';
import {
  type Campaign,
  type FileInspection,
  type GenerationInfo,
  type ImportKind,
  type ImportPreview,
  type ImportProgress,
  type ImportReport,
  type KeptGeneration,
  ok,
  type Result,
} from '@tungngo/domain';
import { refreshApproximateBoundaries } from './boundaries/boundary-table.js';
import { writeCampaign } from './campaign/campaign-table.js';
import { refreshCoverage, refreshCubes } from './cubes/refresh.js';
import { type Session, trackProgress } from './duckdb/session.js';
import { type Build, startBuild } from './generations/build.js';
import { listGenerations } from './generations/manifest.js';
import { places, readPointer } from './generations/pointer.js';
import { followPublished } from './generations/published.js';
import { deleteGeneration, pruneGenerations } from './generations/removal.js';
import { type RollBackOptions, rollBack } from './generations/roll-back.js';
import { acquireWriterLock, type WriterLock } from './generations/writer-lock.js';
import { refreshHardAreas } from './hard-areas/hard-area-table.js';
import { useIdentityKey } from './identity/keyed-hash.js';
import { problemOfFailure } from './ingest/failures.js';
import { type ImportFile, importFile } from './ingest/import-file.js';
import { inspectFile } from './ingest/inspect-file.js';
import { delimitedKinds } from './ingest/kinds/delimited-kinds.js';
import { type PreviewOptions, previewFile } from './ingest/preview-file.js';
import type { Reader } from './metrics/reader.js';
import type { OriginalStore } from './originals/originals.js';
import { findBrokenInvariant } from './verify/invariants.js';

/** What was imported and the generation that holds it. */
export interface Publication {
  reports: ImportReport[];
  generation: GenerationInfo;
}

export interface ImportOptions {
  /** Declares the campaign, or changes it. */
  campaign?: Campaign;
  onProgress?: (progress: ImportProgress) => void;
  /** Stops the import; nothing changes. */
  signal?: AbortSignal;
}

/** The analytic store in one directory: one writer builds generations, any number of readers follow. */
export interface Warehouse {
  /** Reads the published generation. Throws a `ProblemError` `nothing-published` when there is none. */
  read<T>(use: (reader: Reader) => Promise<T>): Promise<T>;
  /** The published generation; null when nothing was ever published. */
  generation(): Promise<GenerationInfo | null>;
  /** The published database file, for opening it read-only in another process. */
  currentDatabase(): Promise<{ path: string; generation: number }>;
  /** Calls back after each publication by any process; returns how to stop it. */
  onPublished(listener: (generation: GenerationInfo) => void): () => void;
  /** What a file is: its tables, and the kinds that their headers fit. Nothing is imported. */
  inspect(path: string, name: string, signal?: AbortSignal): Promise<Result<FileInspection>>;
  /** What an import would do, by the import's own rules, without writing anything. */
  preview(file: ImportFile, options?: PreviewOptions): Promise<Result<ImportPreview>>;
  /** Imports files in the order that their kinds need and publishes once, or refuses and changes nothing. */
  importFiles(files: ImportFile[], options?: ImportOptions): Promise<Result<Publication>>;
  /** Imports records of our own stores by the same ingest; keys are headers of the kind. */
  importRecords(
    kind: 'visit-outcomes',
    name: string,
    records: Record<string, string | number>[],
  ): Promise<Result<Publication>>;
  /** Computes every derived table anew, verifies and publishes. */
  publish(): Promise<Result<GenerationInfo>>;
  /** Every generation that is kept, newest first. */
  generations(): Promise<KeptGeneration[]>;
  /** Publishes a copy of a kept generation as the next one; see `generations/roll-back.ts`. */
  rollBack(number: number, options?: RollBackOptions): Promise<Result<GenerationInfo>>;
  /** Deletes a kept generation that is not the published one, for good. */
  deleteGeneration(number: number): Promise<Result<null>>;
  close(): Promise<void>;
}

export interface WarehouseOptions {
  /** 32 bytes, kept outside the data; the same for the whole life of a warehouse. */
  identityKey: Uint8Array;
  /** Newest generations to keep; 5 when left out. */
  keepGenerations?: number;
  /** Memory that an import's database may take before it spills to disk, in MiB; most of the machine's when left out. */
  memoryMb?: number;
  /** Where the originals of imported files are kept, encrypted; none is kept when left out. */
  originals?: OriginalStore;
}

const KEEP_GENERATIONS = 5;

/** Opens the warehouse in a directory, which is made when it is missing. */
export async function openWarehouse(dir: string, options: WarehouseOptions): Promise<Warehouse> {
  await mkdir(places.generations(dir), { recursive: true, mode: 0o700 });
  const published = followPublished(dir);
  const importFiles = async (files: ImportFile[], importOptions: ImportOptions = {}) => {
    const result = await writeGeneration(dir, options, files, importOptions);
    if (result.ok) await published.refresh();
    return result;
  };
  const keep = Math.max(1, options.keepGenerations ?? KEEP_GENERATIONS);
  return {
    read: published.read,
    generation: () => readPointer(dir),
    currentDatabase: () =>
      published.read(async ({ databasePath, generation }) => ({
        path: databasePath,
        generation: generation.number,
      })),
    onPublished: published.onPublished,
    inspect: (path, name, signal) =>
      inspectFile({ path, name, scratchDir: places.scratch(dir), signal }),
    preview: (file, previewOptions = {}) => previewOf(dir, options, file, previewOptions),
    importFiles,
    importRecords: (kind, name, records) => importRecords(dir, kind, name, records, importFiles),
    async publish() {
      const result = await writeGeneration(dir, options, [], { recompute: true });
      if (!result.ok) return result;
      await published.refresh();
      return ok(result.value.generation);
    },
    generations: () => listGenerations(dir),
    async rollBack(number, rollBackOptions) {
      const result = await rollBack({ ...rollBackOptions, dir, number, keep });
      if (result.ok) await published.refresh();
      return result;
    },
    deleteGeneration: (number) => deleteGeneration(dir, number),
    close: published.close,
  };
}

async function previewOf(
  dir: string,
  { identityKey, memoryMb }: WarehouseOptions,
  file: ImportFile,
  options: PreviewOptions,
): Promise<Result<ImportPreview>> {
  const current = await readPointer(dir);
  const database = current && places.database(places.generation(dir, current.number));
  try {
    const context = { database, scratchDir: places.scratch(dir), identityKey, memoryMb };
    return await previewFile(context, file, options);
  } catch (error) {
    return problemOfFailure(error, options.signal);
  }
}

type WriteOptions = ImportOptions & { recompute?: true };

async function writeGeneration(
  dir: string,
  warehouse: WarehouseOptions,
  files: ImportFile[],
  options: WriteOptions,
): Promise<Result<Publication>> {
  const lock = await acquireWriterLock(dir);
  if (!lock.ok) return lock;
  try {
    const inUse = files.map(({ path }) => path);
    const build = await startBuild(dir, { inUse, memoryMb: warehouse.memoryMb });
    const interrupt = () => build.session.interrupt();
    options.signal?.addEventListener('abort', interrupt);
    try {
      await useIdentityKey(build.session, warehouse.identityKey);
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
  }
  const declared = options.campaign ? await writeCampaign(session, options.campaign) : false;
  const changed = new Set(reports.filter((r) => !r.alreadyImported).map((r) => r.kind));
  const current = await readPointer(dir);
  if (current && changed.size === 0 && !declared && !options.recompute) {
    return ok({
      reports: reports.map((r) => ({ ...r, generation: current.number })),
      generation: current,
    });
  }
  options.onProgress?.({ stage: 'verify', file: '', rows: 0, share: null });
  await derive(session, changed, declared || options.recompute === true);
  const broken = await findBrokenInvariant(session);
  if (broken) return { ok: false, problem: broken };
  options.signal?.throwIfAborted();
  if (!(await lock.isHeld())) throw new Error('the writer’s lock was taken over');
  options.onProgress?.({ stage: 'publish', file: '', rows: 0, share: null });
  const generation = await describeGeneration(session, build.number, now);
  const brought = reports.filter(({ alreadyImported }) => !alreadyImported);
  await build.publish(generation, { files: brought.map(({ file }) => file), restores: null });
  const keep = Math.max(1, warehouse.keepGenerations ?? KEEP_GENERATIONS);
  await pruneGenerations(dir, build.number, keep);
  return ok({ reports, generation });
}

/** What others refer to first: areas before what happens in them, boundaries last. */
function inImportOrder(files: ImportFile[]): ImportFile[] {
  const order: ImportKind[] = [...delimitedKinds.map(({ kind }) => kind), 'boundaries'];
  return [...files].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** Derived tables depend on events, so an import without events need not scan them. */
async function derive(session: Session, changed: Set<ImportKind>, all: boolean): Promise<void> {
  if (all || changed.has('areas')) await refreshApproximateBoundaries(session);
  if (all || changed.has('activations')) await refreshCubes(session);
  else await refreshCoverage(session);
  await refreshHardAreas(session);
}

async function describeGeneration(
  session: Session,
  number: number,
  now: Date,
): Promise<GenerationInfo> {
  const counts = await session.one<{ events: number; persons: number }>(`
    SELECT count(*)::DOUBLE AS events, (count(*) FILTER (first_level1))::DOUBLE AS persons FROM event`);
  return { number, publishedAt: now.toISOString(), ...counts };
}

/** Records go through a file of their own, so that they are checked and counted like any other. */
async function importRecords(
  dir: string,
  kind: ImportKind,
  name: string,
  records: Record<string, string | number>[],
  importFiles: Warehouse['importFiles'],
): Promise<Result<Publication>> {
  const path = places.records(dir);
  const headers = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const quoted = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
  const lines = records.map((record) =>
    headers.map((header) => quoted(record[header] ?? '')).join(','),
  );
  try {
    await writeFile(path, `${[headers.map(quoted).join(','), ...lines].join('\n')}\n`, {
      mode: 0o600,
    });
    return await importFiles([{ path, kind, name }]);
  } finally {
    await rm(path, { force: true });
  }
}
