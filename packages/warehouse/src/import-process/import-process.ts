import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  type Campaign,
  type FileInspection,
  type ImportPreview,
  type ImportProgress,
  type Result,
  refused,
} from '@tungngo/domain';
import { removeLeftovers } from '../generations/leftovers.js';
import { readPointer } from '../generations/pointer.js';
import { acquireWriterLock } from '../generations/writer-lock.js';
import type { Reading } from '../ingest/choose-tables.js';
import type { ImportFile } from '../ingest/import-file.js';
import { cancelled } from '../sources/source-problems.js';
import type { Publication, WarehouseOptions } from '../warehouse.js';
import {
  FIRST_FILE_FD,
  type ImportOrder,
  type ImportTask,
  type ImportTaskResults,
  type ImportWord,
} from './import-messages.js';
import { endedProblem, memoryProblem } from './process-problems.js';

/** A file to import. With `fd` it is an open file of ours, whose name is gone, and `path` is not used. */
export interface ProcessFile extends ImportFile {
  fd?: number;
}

/** How a task of an import process is watched and stopped. */
export interface TaskOptions {
  /** Stops it; nothing changes unless it has already been published. */
  signal?: AbortSignal | undefined;
  /** At most four times a second within a stage. */
  onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/**
 * Imports in a process of their own, one process a task: neither the memory nor the processor that a
 * file takes is the caller's, and whatever the file does to it, the caller lives on.
 */
export interface ImportProcess {
  /** As `importFiles` of the warehouse. Refused with `out-of-memory` or `process-ended` too. */
  run(
    files: ProcessFile[],
    options?: TaskOptions & { campaign?: Campaign },
  ): Promise<Result<Publication>>;
  /** What an import would do; nothing is written. */
  preview(file: ProcessFile, options?: TaskOptions): Promise<Result<ImportPreview>>;
  /** What a file is. */
  inspect(
    file: { path: string; name: string; fd?: number; reading?: Reading | undefined },
    options?: TaskOptions,
  ): Promise<Result<FileInspection>>;
  /** Cancels what runs and waits for its end. */
  close(): Promise<void>;
}

export interface ImportProcessOptions {
  warehouseDir: string;
  warehouse: WarehouseOptions;
  /** JavaScript heap of a process, in MiB; 1024 when left out. DuckDB's memory is apart. */
  heapMb?: number | undefined;
  /** Told of a fault of ours: where it arose, nothing of what the file holds. */
  onFault?: (trace: string) => void;
  /** Told the number of each process that is started, in the system's count. */
  onStart?: (pid: number) => void;
}

const HEAP_MB = 1024;
/** What a cancelled process gets to stop by itself. */
const CANCEL_MS = 5000;

/** Opens the way to import processes; none is started before it is needed. */
export function openImportProcess(options: ImportProcessOptions): ImportProcess {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  async function perform<Type extends ImportTask['type']>(
    task: Extract<ImportTask, { type: Type }>,
    fds: number[],
    { signal, onProgress }: TaskOptions = {},
  ): Promise<Result<ImportTaskResults[Type]>> {
    const stop = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]);
    if (stop.aborted) return refused(cancelled);
    const done = performTask(options, task, fds, stop, onProgress);
    running.add(done);
    try {
      // The process answers a task of a type with a result of that type.
      return (await done) as Result<ImportTaskResults[Type]>;
    } finally {
      running.delete(done);
    }
  }

  return {
    run(files, { campaign, ...watching } = {}) {
      const { plain, fds } = inherit(files);
      return perform({ type: 'import', files: plain, campaign }, fds, watching);
    },
    preview(file, watching) {
      const { plain, fds } = inherit([file]);
      return perform({ type: 'preview', file: plain[0] ?? file }, fds, watching);
    },
    inspect({ path, name, fd, reading }, watching) {
      const inherited = fd === undefined ? path : inheritedPath(0);
      const task = { type: 'inspect' as const, path: inherited, name, reading };
      return perform(task, fd === undefined ? [] : [fd], watching);
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}

const inheritedPath = (index: number) => `/proc/self/fd/${FIRST_FILE_FD + index}`;

/** Files as the process names them, and the open ones that it inherits. */
function inherit(files: ProcessFile[]): { plain: ImportFile[]; fds: number[] } {
  const fds: number[] = [];
  const plain = files.map(({ fd, ...file }) => {
    if (fd === undefined) return file;
    fds.push(fd);
    return { ...file, path: inheritedPath(fds.length - 1) };
  });
  return { plain, fds };
}

type AnyResult = Result<ImportTaskResults[ImportTask['type']]>;

async function performTask(
  options: ImportProcessOptions,
  task: ImportTask,
  fds: number[],
  stop: AbortSignal,
  onProgress: TaskOptions['onProgress'],
): Promise<AnyResult> {
  const { warehouseDir, warehouse, heapMb = HEAP_MB, onFault, onStart } = options;
  const child = spawnWorker(heapMb, fds);
  if (child.pid !== undefined) onStart?.(child.pid);
  let stage = '';
  const end = watchEnd(child, (word) => {
    if (word.type === 'failed') onFault?.(word.trace);
    if (word.type !== 'progress') return;
    ({ stage } = word.progress);
    onProgress?.(word.progress);
  });
  let patience: NodeJS.Timeout | undefined;
  const cancel = () => {
    tell(child, { type: 'cancel' });
    patience = setInterval(() => {
      // A publication takes effect whole or not at all, and what came of it must be known.
      if (stage !== 'publish') child.kill('SIGKILL');
    }, CANCEL_MS);
  };
  stop.addEventListener('abort', cancel);
  try {
    tell(child, { type: 'start', warehouseDir, warehouse, task });
    const { result, outOfMemory } = await end;
    if (result) return result;
    if (task.type === 'import') await clearAfterDeath(warehouseDir);
    if (stop.aborted) return refused(cancelled);
    return refused(outOfMemory ? memoryProblem : endedProblem);
  } finally {
    clearInterval(patience);
    stop.removeEventListener('abort', cancel);
  }
}

/** Tests run from the sources, but a process of its own can only run what is built. */
const workerFile = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../../dist/import-process/import-worker.js', import.meta.url)
    : new URL('./import-worker.js', import.meta.url),
);

/** No key nor address of our environment goes along, and Linux writes no core dump: it would hold people's data. */
function spawnWorker(heapMb: number, fds: number[]): ChildProcess {
  const command = [process.execPath, `--max-old-space-size=${heapMb}`, workerFile];
  const [program = '', ...args] =
    process.platform === 'linux'
      ? ['/bin/sh', '-c', 'ulimit -c 0; exec "$@"', 'sh', ...command]
      : command;
  return spawn(program, args, {
    cwd: tmpdir(),
    env: { TZ: 'Asia/Ho_Chi_Minh', UV_THREADPOOL_SIZE: '8', TMPDIR: tmpdir() },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', ...fds],
    serialization: 'advanced',
  });
}

function tell(child: ChildProcess, order: ImportOrder): void {
  // Sending to a process that has just ended fails; its end is what counts.
  if (child.connected) child.send(order, () => undefined);
}

/** The result, or null and why the process ended without one. */
function watchEnd(
  child: ChildProcess,
  hear: (word: ImportWord) => void,
): Promise<{ result: AnyResult | null; outOfMemory: boolean }> {
  let result: AnyResult | null = null;
  // Read for one thing and never kept: an error's text may quote the file.
  let heapIsFull = false;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (/heap out of memory|bad_alloc/.test(text)) heapIsFull = true;
  });
  child.on('message', (word: ImportWord) => {
    if (word.type === 'result') ({ result } = word);
    else hear(word);
  });
  child.on('error', () => undefined);
  const closed = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_code, signal) => resolve(signal));
    // A process that could not be started has no end.
    child.once('error', () => child.pid === undefined && resolve(null));
  });
  // The system may tell of the end before the last words have been read.
  const silent = new Promise<void>((resolve) => {
    if (child.connected) child.once('disconnect', resolve);
    else resolve();
  });
  return Promise.all([closed, silent]).then(([signal]) => ({
    result,
    outOfMemory: heapIsFull || signal === 'SIGKILL',
  }));
}

/** Takes over the dead process's lock and removes its unfinished generation. */
async function clearAfterDeath(warehouseDir: string): Promise<void> {
  const lock = await acquireWriterLock(warehouseDir);
  if (!lock.ok) return;
  try {
    await removeLeftovers(warehouseDir, await readPointer(warehouseDir));
  } finally {
    await lock.value.release();
  }
}
