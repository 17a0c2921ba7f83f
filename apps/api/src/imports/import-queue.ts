import { randomUUID } from 'node:crypto';
import type { ImportJob, Problem, Result } from '@tungngo/domain';
import {
  type ImportProcess,
  openPace,
  type ProcessFile,
  type Publication,
  waitForWriter,
} from '@tungngo/warehouse';

/** A file that waits for its turn. */
export interface QueuedImport {
  origin: ImportJob['origin'];
  file: ProcessFile & { name: string };
  /** Called once when the file is no longer needed. */
  release?: (job: ImportJob) => void;
}

/** Imports one after another, in the order asked; the last ones stay known. */
export interface ImportQueue {
  add(order: QueuedImport): ImportJob;
  /** Newest first. */
  jobs(): ImportJob[];
  find(id: string): ImportJob | null;
  /** Stops it in whatever state it is; false when it has ended or is unknown. */
  cancel(id: string): boolean;
  /** The job when it has ended. */
  ended(id: string): Promise<ImportJob | null>;
  /** Cancels everything and waits for its end. */
  close(): Promise<void>;
}

export interface ImportQueueOptions {
  process: Pick<ImportProcess, 'run'>;
  onChange: (job: ImportJob) => void;
  /** How long to wait for another program that writes; a minute when left out. */
  patienceMs?: number | undefined;
}

const KEPT_JOBS = 50;

interface Entry {
  job: ImportJob;
  order: QueuedImport;
  stop: AbortController;
  ended: Promise<ImportJob>;
  end(job: ImportJob): void;
}

/** Opens a queue of imports, which a server has one of: its warehouse takes one writer at a time. */
export function openImportQueue(options: ImportQueueOptions): ImportQueue {
  const entries = new Map<string, Entry>();
  let line: Promise<void> = Promise.resolve();

  function change(entry: Entry, changes: Partial<ImportJob>): void {
    entry.job = { ...entry.job, ...changes };
    options.onChange(entry.job);
  }

  function finish(entry: Entry, changes: Partial<ImportJob>): void {
    const ended = { rowsPerSecond: entry.job.rowsPerSecond, msLeft: null, ...changes };
    change(entry, { ...ended, endedAt: new Date().toISOString() });
    entry.order.release?.(entry.job);
    entry.end(entry.job);
    forgetOldest(entries);
  }

  async function work(entry: Entry): Promise<void> {
    if (hasEnded(entry.job)) return;
    change(entry, { state: 'running', startedAt: new Date().toISOString() });
    const result = await runPatiently(options, entry, (changes) => change(entry, changes)).catch(
      (): Result<Publication> => ({ ok: false, problem: unexpected }),
    );
    if (result.ok) {
      const report = result.value.reports[0] ?? null;
      return finish(entry, { state: 'done', report, problem: null });
    }
    if (result.problem.code === 'cancelled') return finish(entry, cancelledJob);
    finish(entry, { state: 'refused', problem: result.problem });
  }

  function cancel(entry: Entry): boolean {
    if (hasEnded(entry.job)) return false;
    entry.stop.abort();
    // One that has not begun ends at once; the others end themselves.
    if (entry.job.state === 'waiting' && entry.job.problem === null) finish(entry, cancelledJob);
    return true;
  }

  return {
    add(order) {
      const entry = entryOf(order);
      entries.set(entry.job.id, entry);
      options.onChange(entry.job);
      line = line.then(() => work(entry));
      return entry.job;
    },
    jobs: () => [...entries.values()].map(({ job }) => job).reverse(),
    find: (id) => entries.get(id)?.job ?? null,
    cancel(id) {
      const entry = entries.get(id);
      return entry !== undefined && cancel(entry);
    },
    ended: async (id) => entries.get(id)?.ended ?? null,
    async close() {
      for (const entry of entries.values()) cancel(entry);
      await line;
    },
  };
}

const cancelledJob = { state: 'cancelled', problem: null } as const;

const hasEnded = ({ endedAt }: ImportJob) => endedAt !== null;

function entryOf(order: QueuedImport): Entry {
  let end: Entry['end'] = () => undefined;
  const ended = new Promise<ImportJob>((resolve) => {
    end = resolve;
  });
  const job: ImportJob = {
    id: randomUUID(),
    origin: order.origin,
    file: order.file.name,
    kind: order.file.kind,
    state: 'waiting',
    progress: null,
    rowsPerSecond: null,
    msLeft: null,
    startedAt: new Date().toISOString(),
    endedAt: null,
    report: null,
    problem: null,
  };
  return { job, order, stop: new AbortController(), ended, end };
}

function forgetOldest(entries: Map<string, Entry>): void {
  for (const [id, { job }] of entries) {
    if (entries.size <= KEPT_JOBS) return;
    if (hasEnded(job)) entries.delete(id);
  }
}

function runPatiently(
  { process, patienceMs }: ImportQueueOptions,
  { order, stop: { signal } }: Entry,
  change: (changes: Partial<ImportJob>) => void,
): Promise<Result<Publication>> {
  const run = () => {
    const pace = openPace(performance.now());
    return process.run([order.file], {
      signal,
      onProgress: (progress) => {
        const now = pace.take(progress, performance.now());
        change({ state: 'running', problem: null, progress, ...now });
      },
    });
  };
  // The command line may be writing.
  return waitForWriter(run, {
    patienceMs,
    signal,
    onBusy: (problem) => change({ state: 'waiting', problem, progress: null }),
  });
}

const unexpected: Problem = {
  code: 'process-ended',
  message: {
    vi: 'Không chạy được tiến trình nhập.',
    en: 'The import’s process could not be run.',
  },
  remedy: {
    vi: 'Thử lại; nếu vẫn lỗi, gửi nhật ký máy chủ cho người quản trị.',
    en: 'Try again; if it persists, send the server’s log to the administrator.',
  },
};
