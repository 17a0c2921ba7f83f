import { type FSWatcher, watch } from 'node:fs';
import type { DuckDBInstance } from '@duckdb/node-api';
import { type GenerationInfo, ProblemError } from '@tungngo/domain';
import { openReadOnly, openSession } from '../duckdb/session.js';
import { loadReader, type OpenReader, type Reader } from '../metrics/reader.js';
import { refuseOtherSchema } from './outdated.js';
import { places, readPointer } from './pointer.js';

type Listener = (generation: GenerationInfo) => void;

/** Readers on the published generation, whoever publishes. */
export interface Published {
  read<T>(use: (reader: Reader) => Promise<T>): Promise<T>;
  /** Calls back after each publication, by this process or another; returns how to stop it. */
  onPublished(listener: Listener): () => void;
  /** Looks at the pointer now rather than when the file system says so. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

interface OpenGeneration {
  number: number;
  reader: OpenReader;
  instance: DuckDBInstance;
  /** Reads in progress. */
  uses: number;
  superseded: boolean;
}

/** Some file systems (network, containers) give no events. */
const POLL_MS = 1000;

/** Follows the pointer of a warehouse's directory. */
export function followPublished(dir: string): Published {
  const listeners = new Set<Listener>();
  let opening: Promise<OpenGeneration> | null = null;
  let openNumber = 0;
  let announced: number | null = null;
  let watching: { watcher: FSWatcher; timer: NodeJS.Timeout } | null = null;

  async function acquire(): Promise<OpenGeneration> {
    const info = await readPointer(dir);
    if (info === null) throw nothingPublished();
    if (opening === null || openNumber !== info.number) {
      const previous = opening;
      openNumber = info.number;
      opening = openGeneration(dir, info);
      void previous?.then(supersede, () => undefined);
    }
    const mine = opening;
    try {
      const generation = await mine;
      generation.uses++;
      return generation;
    } catch (error) {
      if (opening === mine) opening = null;
      throw error;
    }
  }

  async function refresh(): Promise<void> {
    const info = await readPointer(dir);
    if (info === null || info.number === announced) return;
    announced = info.number;
    for (const listener of listeners) listener(info);
  }

  function startWatching(): void {
    if (watching) return;
    const look = () => void refresh().catch(() => undefined);
    const watcher = watch(dir, look);
    watcher.on('error', () => undefined);
    const timer = setInterval(look, POLL_MS);
    watcher.unref();
    timer.unref();
    watching = { watcher, timer };
  }

  return {
    async read(use) {
      const generation = await acquireOrRetry(acquire);
      try {
        return await use(generation.reader);
      } finally {
        generation.uses--;
        closeIfUnused(generation);
      }
    },
    onPublished(listener) {
      if (announced === null) {
        announced = 0;
        void readPointer(dir).then((info) => {
          if (announced === 0) announced = info?.number ?? 0;
        });
      }
      listeners.add(listener);
      startWatching();
      return () => listeners.delete(listener);
    },
    refresh,
    async close() {
      listeners.clear();
      if (watching) {
        watching.watcher.close();
        clearInterval(watching.timer);
      }
      const last = opening;
      opening = null;
      await last?.then(supersede, () => undefined);
    },
  };
}

/** A generation can be pruned between reading the pointer and opening it; the pointer then has moved. */
async function acquireOrRetry(acquire: () => Promise<OpenGeneration>): Promise<OpenGeneration> {
  try {
    return await acquire();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    return acquire();
  }
}

async function openGeneration(dir: string, info: GenerationInfo): Promise<OpenGeneration> {
  const path = places.database(places.generation(dir, info.number));
  const instance = await openReadOnly(path);
  try {
    await refuseOtherSchema(instance, info.number);
    const reader = await loadReader(info, path, () => openSession(instance));
    return { number: info.number, reader, instance, uses: 0, superseded: false };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

function supersede(generation: OpenGeneration): void {
  generation.superseded = true;
  closeIfUnused(generation);
}

function closeIfUnused(generation: OpenGeneration): void {
  if (generation.superseded && generation.uses === 0) {
    generation.reader.close();
    generation.instance.closeSync();
  }
}

function nothingPublished(): ProblemError {
  return new ProblemError({
    code: 'nothing-published',
    message: { vi: 'Chưa có dữ liệu nào được công bố.', en: 'No data has been published yet.' },
    remedy: {
      vi: 'Nhập dữ liệu trước, hoặc nạp chiến dịch mẫu.',
      en: 'Import data first, or load the demo campaign.',
    },
  });
}
