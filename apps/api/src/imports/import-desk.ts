import { join } from 'node:path';
import {
  type FileInspection,
  type ImportJob,
  type ImportPreview,
  type ImportProfile,
  type ImportProgress,
  type KindDescription,
  ok,
  type Result,
} from '@tungngo/domain';
import {
  describeKinds,
  type ImportProcess,
  matchingProfiles,
  openImportProcess,
  type ProcessFile,
  type WarehouseOptions,
} from '@tungngo/warehouse';
import type { FastifyBaseLogger } from 'fastify';
import { type ImportQueue, openImportQueue } from './import-queue.js';
import { type SavedProfiles, savedProfiles } from './saved-profiles.js';
import { openUploads, type Upload, type Uploads } from './uploads.js';
import type { WatchedFolder } from './watched-file.js';

/** What the server needs to take files in. */
export interface ImportSetup {
  /** The installation's data folder: profiles, tokens and scratch files lie in it. */
  dataDir: string;
  warehouseDir: string;
  /** How the server's warehouse is opened; an import's process opens it anew. */
  warehouse: WarehouseOptions;
  /** JavaScript heap of an import's process, in MiB; 1024 when left out. */
  heapMb?: number | undefined;
  /** Largest file that may be sent, in bytes; 20 GiB when left out. */
  maxUploadBytes?: number | undefined;
  /** Folders whose files are imported as they come. */
  watch?: WatchedFolder[] | undefined;
}

/** A profile as the wizard has it before it is named. */
export type ImportChoices = Omit<ImportProfile, 'name'> & { name?: string | undefined };

/** How a file is to be read, where the operator knows better than what is found. */
export type FileReading = Pick<ImportProfile, 'headerRow' | 'encoding' | 'delimiter'>;

/** Where files come in: they are sent, looked at, and imported in their turn. */
export interface ImportDesk {
  uploads: Uploads;
  queue: ImportQueue;
  profiles: SavedProfiles;
  kinds(): KindDescription[];
  inspect(
    uploadId: string,
    reading: FileReading,
    signal?: AbortSignal,
  ): Promise<Result<FileInspection>>;
  preview(
    uploadId: string,
    choices: ImportChoices,
    signal?: AbortSignal,
  ): Promise<Result<ImportPreview>>;
  /** Queues an upload. It is dropped when it is in; after a refusal it can be tried again. */
  start(uploadId: string, choices: ImportChoices, origin: ImportJob['origin']): Result<ImportJob>;
  close(): Promise<void>;
}

export interface DeskEvents {
  job(job: ImportJob): void;
  preview(progress: { uploadId: string; progress: ImportProgress }): void;
}

/** Opens the desk of a server. */
export function openImportDesk(
  setup: ImportSetup,
  events: DeskEvents,
  log: FastifyBaseLogger,
): ImportDesk {
  const { dataDir } = setup;
  const profiles = savedProfiles(join(dataDir, 'profiles'));
  const uploads = openUploads({
    scratchDir: join(dataDir, 'scratch'),
    maxBytes: setup.maxUploadBytes,
  });
  const process = openImportProcess({
    warehouseDir: setup.warehouseDir,
    warehouse: setup.warehouse,
    heapMb: setup.heapMb,
    onFault: (trace) => log.error({ trace }, 'an import process failed'),
  });
  const queue = openImportQueue({ process, onChange: events.job });
  return {
    uploads,
    queue,
    profiles,
    kinds: describeKinds,
    ...lookers(process, uploads, profiles, events),
    start(uploadId, choices, origin) {
      const held = uploads.use(uploadId);
      if (!held.ok) return held;
      const { upload, done } = held.value;
      const release = ({ state }: ImportJob) => {
        done();
        if (state === 'done') uploads.remove(uploadId);
      };
      return ok(queue.add({ origin, file: fileOf(upload, choices), release }));
    },
    async close() {
      await queue.close();
      await process.close();
      await uploads.close();
    },
  };
}

/** Looks at uploads; an upload is held while a process has it open. */
function lookers(
  process: ImportProcess,
  uploads: Uploads,
  profiles: SavedProfiles,
  events: DeskEvents,
): Pick<ImportDesk, 'inspect' | 'preview'> {
  async function look<T>(
    uploadId: string,
    use: (upload: Upload) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const held = uploads.use(uploadId);
    if (!held.ok) return held;
    return use(held.value.upload).finally(held.value.done);
  }
  return {
    inspect: (uploadId, reading, signal) =>
      look(uploadId, async (upload) => {
        const found = await process.inspect({ ...upload, reading }, { signal });
        if (!found.ok) return found;
        return ok({ ...found.value, profiles: fitting(found.value, await profiles.list()) });
      }),
    preview: (uploadId, choices, signal) =>
      look(uploadId, (upload) =>
        process.preview(fileOf(upload, choices), {
          signal,
          onProgress: (progress) => events.preview({ uploadId, progress }),
        }),
      ),
  };
}

/** Names of the profiles that a table of the file has the columns of, best first. */
function fitting({ tables }: FileInspection, profiles: ImportProfile[]): string[] {
  const names = tables.flatMap(({ name, headers }) => {
    const open = profiles.filter(({ table }) => table === undefined || table === name);
    return matchingProfiles(headers, open).map((profile) => profile.name);
  });
  return [...new Set(names)];
}

function fileOf(
  { id: _, bytes: __, ...file }: Upload,
  { kind, name: ___, ...profile }: ImportChoices,
): ProcessFile & { name: string } {
  return { ...file, kind, profile };
}
