import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Problem, ProblemError } from '@tungngo/domain';
import type { CoverProgress, MaximalCover } from '@tungngo/geo/reach';
import type { NearestAnswer, ReachTask } from './reach-task.js';

interface RunOptions {
  /** Ends the thread, or takes the task out of the row. */
  signal?: AbortSignal;
  onStart?(): void;
  onProgress?(progress: CoverProgress): void;
}

/** Does the long sums of reach off the server's own thread, one at a time. */
export interface ReachDesk {
  nearest(task: ReachTask & { type: 'nearest' }): Promise<NearestAnswer>;
  /** Rejects with `cancelled` when the signal fires. */
  propose(task: ReachTask & { type: 'propose' }, options: RunOptions): Promise<MaximalCover>;
  /** Ends what runs; what waits is refused. */
  close(): Promise<void>;
}

/** Tests run from the sources, but a thread of its own can only run what is built. */
const workerFile = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../../dist/reach/reach-worker.js', import.meta.url)
    : new URL('./reach-worker.js', import.meta.url),
);

type Told = { type: 'progress'; progress: CoverProgress } | { type: 'answer'; answer: unknown };

export function openReachDesk(): ReachDesk {
  const closing = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  /** In turn: one core is kept for everybody else. */
  function inTurn<T>(task: ReachTask, options: RunOptions = {}): Promise<T> {
    const signals = [closing.signal, ...(options.signal ? [options.signal] : [])];
    const turn = last.then(() => runThread(task, options, AbortSignal.any(signals)));
    last = turn.catch(() => undefined);
    return turn as Promise<T>;
  }

  return {
    nearest: (task) => inTurn<NearestAnswer>(task),
    propose: (task, options) => inTurn<MaximalCover>(task, options),
    async close() {
      closing.abort();
      await last;
    },
  };
}

async function runThread(
  task: ReachTask,
  { onStart, onProgress }: RunOptions,
  signal: AbortSignal,
): Promise<unknown> {
  if (signal.aborted) throw new ProblemError(cancelled);
  onStart?.();
  const worker = new Worker(workerFile, { workerData: task });
  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new ProblemError(cancelled)));
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('a thread ended without an answer')));
      worker.on('message', (told: Told) => {
        if (told.type === 'answer') resolve(told.answer);
        else onProgress?.(told.progress);
      });
    });
  } finally {
    await worker.terminate();
  }
}

const cancelled: Problem = {
  code: 'cancelled',
  message: { vi: 'Đã dừng việc tính.', en: 'The computation was stopped.' },
  remedy: { vi: 'Bấm đề xuất lại khi cần.', en: 'Ask for a proposal again when needed.' },
};
