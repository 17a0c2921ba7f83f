import { type QueryWorker, startWorker, type WorkerLimits } from './worker-process.js';

/** Idle workers, kept for the next query on the same generation. */
export interface WorkerPool {
  take(): Promise<{ worker: QueryWorker; generation: number }>;
  giveBack(worker: QueryWorker): Promise<void>;
  close(): Promise<void>;
}

/** An idle worker holds its buffers; nobody has asked anything for that long. */
const IDLE_MS = 60_000;

/** A pool that follows the published generation: a worker never serves two. */
export function openWorkerPool(
  currentDatabase: () => Promise<{ path: string; generation: number }>,
  limits: WorkerLimits,
): WorkerPool {
  const workers = new Set<QueryWorker>();
  const idle = new Map<QueryWorker, NodeJS.Timeout>();
  let closed = false;

  async function retire(worker: QueryWorker): Promise<void> {
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    workers.delete(worker);
    await worker.close();
  }

  async function start(path: string): Promise<QueryWorker> {
    const worker = await startWorker(path, limits);
    workers.add(worker);
    if (closed) await retire(worker);
    return worker;
  }

  return {
    async take() {
      const { path, generation } = await currentDatabase();
      for (const worker of [...idle.keys()]) {
        if (worker.databasePath !== path || !worker.alive) {
          await retire(worker);
          continue;
        }
        clearTimeout(idle.get(worker));
        idle.delete(worker);
        return { worker, generation };
      }
      try {
        return { worker: await start(path), generation };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        // The generation was pruned in between, so there is a newer one.
        const newer = await currentDatabase();
        return { worker: await start(newer.path), generation: newer.generation };
      }
    },
    async giveBack(worker) {
      if (closed || !worker.alive) return retire(worker);
      const timer = setTimeout(() => void retire(worker), IDLE_MS);
      timer.unref();
      idle.set(worker, timer);
    },
    async close() {
      closed = true;
      await Promise.all([...workers].map(retire));
    },
  };
}
