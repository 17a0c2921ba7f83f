import { mkdir } from 'node:fs/promises';
import {
  type FileInspection,
  type GenerationInfo,
  type ImportPreview,
  type KeptGeneration,
  ok,
  type Result,
  refused,
  type TargetChange,
} from '@tungngo/domain';
import { listGenerations } from './generations/manifest.js';
import { isOutdated } from './generations/outdated.js';
import { places, readPointer } from './generations/pointer.js';
import { followPublished } from './generations/published.js';
import { deleteGeneration } from './generations/removal.js';
import { type RollBackOptions, rollBack } from './generations/roll-back.js';
import {
  generationsToKeep,
  type ImportOptions,
  type Publication,
  type WarehouseOptions,
  writeGeneration,
} from './generations/write-generation.js';
import type { Reading } from './ingest/choose-tables.js';
import { problemOfFailure } from './ingest/failures.js';
import type { ImportFile } from './ingest/import-file.js';
import { inspectFile } from './ingest/inspect-file.js';
import { asProblemOfMended, type MendedRow, type OwnRecords } from './ingest/mending.js';
import { type PreviewOptions, previewFile } from './ingest/preview-file.js';
import type { Reader } from './metrics/reader.js';
import {
  type WorkbookQuestion,
  writeQuarantineWorkbook,
} from './quarantine-workbook/quarantine-workbook.js';
import { createScratchFile, type ScratchFile } from './sources/scratch-file.js';
import { targetRecords } from './targets/stated-targets.js';

export type { ImportOptions, Publication, WarehouseOptions };

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
  inspect(
    path: string,
    name: string,
    signal?: AbortSignal,
    reading?: Reading,
  ): Promise<Result<FileInspection>>;
  /** What an import would do, by the import's own rules, without writing anything. */
  preview(file: ImportFile, options?: PreviewOptions): Promise<Result<ImportPreview>>;
  /** Imports files in the order that their kinds need and publishes once, or refuses and changes nothing. */
  importFiles(files: ImportFile[], options?: ImportOptions): Promise<Result<Publication>>;
  /** Imports records of our own stores by the same ingest; keys are headers of the kind. */
  importRecords(
    kind: 'visit-outcomes' | 'area-decisions' | 'sites',
    name: string,
    records: Record<string, string | number>[],
  ): Promise<Result<Publication>>;
  /**
   * States targets anew by the same ingest; they replace those of the same areas, kind, first day and
   * indicator. Refused, and nothing changes, when one breaks a rule of the kind.
   */
  saveTargets(change: TargetChange): Promise<Result<Publication>>;
  /**
   * Imports quarantined rows with other values, by the kind's own headers. Refused, and nothing
   * changes, when a row still breaks a rule or does not wait any more.
   */
  mend(rows: MendedRow[]): Promise<Result<Publication>>;
  /**
   * The rows that wait to be mended as a workbook to be mended and imported again, in a file that the
   * caller closes; see `quarantine-workbook/`. Refused with `not-found` when none waits.
   */
  quarantineWorkbook(
    question: WorkbookQuestion,
    signal?: AbortSignal,
  ): Promise<Result<QuarantineWorkbook>>;
  /** Computes every derived table anew, verifies and publishes. */
  publish(): Promise<Result<GenerationInfo>>;
  /**
   * Publishes the data in the present schema when an older release of the program wrote them; until
   * then readers fail. Null when there was nothing to do.
   */
  upgradeIfNeeded(): Promise<Result<GenerationInfo | null>>;
  /** Every generation that is kept, newest first. */
  generations(): Promise<KeptGeneration[]>;
  /** Publishes a copy of a kept generation as the next one; see `generations/roll-back.ts`. */
  rollBack(number: number, options?: RollBackOptions): Promise<Result<GenerationInfo>>;
  /** Deletes a kept generation that is not the published one, for good. */
  deleteGeneration(number: number): Promise<Result<null>>;
  close(): Promise<void>;
}

/** A workbook, and how many rows it holds and leaves out. */
export interface QuarantineWorkbook {
  file: ScratchFile;
  rows: number;
  left: number;
}

/** Opens the warehouse in a directory, which is made when it is missing. */
export async function openWarehouse(dir: string, options: WarehouseOptions): Promise<Warehouse> {
  await mkdir(places.generations(dir), { recursive: true, mode: 0o700 });
  const published = followPublished(dir);
  const importFiles = async (files: ImportFile[], importOptions: ImportOptions = {}) => {
    const result = await writeGeneration(dir, options, files, importOptions);
    if (result.ok) await published.refresh();
    return result;
  };
  const keep = generationsToKeep(options);
  const { originalsDir } = options;
  return {
    read: published.read,
    generation: () => readPointer(dir),
    currentDatabase: () =>
      published.read(async ({ databasePath, generation }) => ({
        path: databasePath,
        generation: generation.number,
      })),
    onPublished: published.onPublished,
    inspect: (path, name, signal, reading) =>
      inspectFile({ path, name, scratchDir: places.scratch(dir), signal, reading }),
    preview: (file, previewOptions = {}) => previewOf(dir, options, file, previewOptions),
    importFiles,
    importRecords: (kind, name, records) =>
      importRecords(dir, { kind, name, records }, importFiles),
    saveTargets(change) {
      const own = { kind: 'targets', name: 'chi-tieu-sua-tren-man-hinh.csv' } as const;
      return importRecords(dir, { ...own, records: targetRecords(change) }, importFiles, {
        refuseQuarantine: true,
      });
    },
    async mend(rows) {
      const mended = await published.read((reader) => reader.mendedRecords(rows));
      if (!mended.ok) return mended;
      const options = { refuseQuarantine: true } as const;
      const result = await importRecords(dir, mended.value, importFiles, options);
      return result.ok ? result : refused(asProblemOfMended(result.problem, rows));
    },
    quarantineWorkbook: (question, signal) =>
      published.read((reader) => workbookOf(places.scratch(dir), reader, question, signal)),
    async publish() {
      const result = await writeGeneration(dir, options, [], { recompute: true });
      if (!result.ok) return result;
      await published.refresh();
      return ok(result.value.generation);
    },
    async upgradeIfNeeded() {
      if (!(await isOutdated(dir))) return ok(null);
      const result = await writeGeneration(dir, options, [], { recompute: true });
      if (!result.ok) return result;
      await published.refresh();
      return ok(result.value.generation);
    },
    generations: () => listGenerations(dir),
    async rollBack(number, rollBackOptions) {
      const result = await rollBack({ ...rollBackOptions, dir, number, keep, originalsDir });
      if (result.ok) await published.refresh();
      return result;
    },
    deleteGeneration: (number) => deleteGeneration(dir, number, originalsDir),
    close: published.close,
  };
}

async function workbookOf(
  scratchDir: string,
  reader: Reader,
  question: WorkbookQuestion,
  signal: AbortSignal | undefined,
): Promise<Result<QuarantineWorkbook>> {
  const file = await createScratchFile(scratchDir);
  try {
    const write = (bytes: Uint8Array) => file.handle.writeFile(bytes);
    const written = await writeQuarantineWorkbook(reader, question, write, signal);
    if (written.ok) return ok({ file, ...written.value });
    await file.close();
    return written;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function previewOf(
  dir: string,
  { identityKey, memoryMb }: WarehouseOptions,
  file: ImportFile,
  options: PreviewOptions,
): Promise<Result<ImportPreview>> {
  const current = await readPointer(dir);
  const published = current && {
    path: places.database(places.generation(dir, current.number)),
    number: current.number,
  };
  try {
    const context = { published, scratchDir: places.scratch(dir), identityKey, memoryMb };
    return await previewFile(context, file, options);
  } catch (error) {
    return problemOfFailure(error, options.signal);
  }
}

/** Records go through a file of their own, so that they are checked and counted like any other. */
async function importRecords(
  dir: string,
  { kind, name, records }: OwnRecords,
  importFiles: Warehouse['importFiles'],
  options: ImportOptions = {},
): Promise<Result<Publication>> {
  const headers = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const quoted = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
  const lines = records.map((record) =>
    headers.map((header) => quoted(record[header] ?? '')).join(','),
  );
  const file = await createScratchFile(places.scratch(dir));
  try {
    await file.handle.writeFile(`${[headers.map(quoted).join(','), ...lines].join('\n')}\n`);
    return await importFiles([{ path: file.path, kind, name, ours: true }], options);
  } finally {
    await file.close();
  }
}
