import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { ProblemError } from '@tungngo/domain';
import type { AreaFeature } from '@tungngo/geo';
import type { Weights } from '@tungngo/geo/statistics';
import type { SpotFigures, SpotOrder } from './spot-figures.js';

/** What a thread is given to do. */
export type SpotTask =
  | { type: 'neighbours'; shapes: (AreaFeature['geometry'] | null)[] }
  | { type: 'figures'; order: SpotOrder };

/** Does the long sums of spots off the server's own thread, one at a time. */
export interface SpotDesk {
  /** Who adjoins whom, by the shapes' order. */
  neighbours(shapes: (AreaFeature['geometry'] | null)[]): Promise<Weights>;
  figures(order: SpotOrder): Promise<SpotFigures>;
  /** Ends what runs; what waits is refused. */
  close(): Promise<void>;
}

/** Tests run from the sources, but a thread of its own can only run what is built. */
const workerFile = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../../../dist/coverage/spots/spot-worker.js', import.meta.url)
    : new URL('./spot-worker.js', import.meta.url),
);

export function openSpotDesk(): SpotDesk {
  let last: Promise<unknown> = Promise.resolve();
  let running: Worker | null = null;
  let closed = false;

  async function run(task: SpotTask): Promise<unknown> {
    if (closed) throw closing();
    const worker = new Worker(workerFile, { workerData: task });
    running = worker;
    try {
      const ended = once(worker, 'exit').then(() => {
        throw closed ? closing() : new Error('a thread ended without an answer');
      });
      // An error inside the thread rejects this one.
      const [answer] = await Promise.race([once(worker, 'message'), ended]);
      return answer;
    } finally {
      running = null;
      await worker.terminate();
    }
  }

  /** In turn: one core is kept for everybody else. */
  function inTurn<T>(task: SpotTask): Promise<T> {
    const turn = last.then(() => run(task));
    last = turn.catch(() => undefined);
    return turn as Promise<T>;
  }

  return {
    neighbours: (shapes) => inTurn<Weights>({ type: 'neighbours', shapes }),
    figures: (order) => inTurn<SpotFigures>({ type: 'figures', order }),
    async close() {
      closed = true;
      await running?.terminate();
      await last;
    },
  };
}

function closing(): ProblemError {
  return new ProblemError({
    code: 'cancelled',
    message: { vi: 'Máy chủ đang dừng.', en: 'The server is stopping.' },
    remedy: { vi: 'Hỏi lại sau ít phút.', en: 'Ask again in a few minutes.' },
  });
}
