import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import {
  ok,
  type Problem,
  ProblemError,
  type QueryInput,
  type QueryResult,
  queryInputSchema,
  type Result,
  refused,
} from '@tungngo/domain';
import {
  cancelled,
  invalidQuery,
  outOfMemory,
  timedOut,
  tooBusy,
  workerLost,
} from './query-problems.js';
import { openWorkerPool, type WorkerPool } from './worker-pool.js';
import type { WorkerLimits, WorkerOutcome } from './worker-process.js';

/** The guarded query runner's settings; each has a default. */
export interface QueryRunnerOptions {
  /** The generation that the next query reads. */
  currentDatabase: () => Promise<{ path: string; generation: number }>;
  /** For preparing, running and reading one query; 30 s when left out. */
  timeoutMs?: number;
  /** Queries at once, each in a process of its own; 2 when left out. */
  maxConcurrent?: number;
  /** Queries that may wait for their turn; 8 when left out. */
  maxQueued?: number;
  /** DuckDB's memory a query, as "512MB"; 512 MB when left out. */
  memoryLimit?: string;
  /** Size of one result; 64 MiB when left out. */
  maxResultBytes?: number;
}

/** Runs single SELECTs on the published generation, in processes that can reach nothing else. */
export interface QueryRunner {
  /**
   * Refused: `sql-refused`, `sql-failed`, `sql-timeout`, `sql-busy`, `cancelled`,
   * `nothing-published`, `input-invalid`.
   */
  run(input: QueryInput & { id?: string }): Promise<Result<QueryResult>>;
  /** Stops the query of that id, waiting or running; false when there is none. */
  cancel(id: string): boolean;
  close(): Promise<void>;
}

interface Job {
  id: string;
  input: QueryInput;
  /** Why it has to stop, once it has to. */
  stopped: Problem | null;
  /** Makes the running query stop; absent while it waits. */
  stop?: () => void;
}

/** A query that does not heed its interruption for so long is ended with its process. */
const GRACE_MS = 1000;

export function openQueryRunner(options: QueryRunnerOptions): QueryRunner {
  const { timeoutMs = 30_000, maxConcurrent = 2, maxQueued = 8 } = options;
  const maxResultBytes = options.maxResultBytes ?? 64 * 2 ** 20;
  const pool = openWorkerPool(options.currentDatabase, workerLimits(options, maxConcurrent));
  const jobs = new Map<string, Job>();
  const waiting: (() => void)[] = [];
  let running = 0;
  let closed = false;

  async function turn(): Promise<void> {
    if (running >= maxConcurrent) await new Promise<void>((go) => waiting.push(go));
    else running++;
  }

  /** Hands the turn to whoever waits longest. */
  function endTurn(): void {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  return {
    async run({ id = randomUUID(), ...given }) {
      const input = queryInputSchema.safeParse(given);
      if (!input.success) return refused(invalidQuery(input.error.issues[0]?.path.join('.')));
      if (jobs.has(id)) return refused(invalidQuery('id'));
      if (closed || waiting.length >= maxQueued) return refused(closed ? cancelled : tooBusy);
      const job: Job = { id, input: input.data, stopped: null };
      jobs.set(id, job);
      await turn();
      try {
        return await runJob(job, pool, { timeoutMs, maxResultBytes });
      } catch (error) {
        if (error instanceof ProblemError) return refused(error.problem);
        throw error;
      } finally {
        endTurn();
        jobs.delete(id);
      }
    },
    cancel(id) {
      const job = jobs.get(id);
      if (!job) return false;
      job.stopped ??= cancelled;
      job.stop?.();
      return true;
    },
    async close() {
      closed = true;
      for (const id of [...jobs.keys()]) this.cancel(id);
      await pool.close();
    },
  };
}

async function runJob(
  job: Job,
  pool: WorkerPool,
  { timeoutMs, maxResultBytes }: { timeoutMs: number; maxResultBytes: number },
): Promise<Result<QueryResult>> {
  if (job.stopped) return refused(job.stopped);
  const { worker, generation } = await pool.take();
  const timers: NodeJS.Timeout[] = [];
  job.stop = () => {
    worker.interrupt();
    timers.push(setTimeout(worker.kill, GRACE_MS));
  };
  timers.push(
    setTimeout(() => {
      job.stopped ??= timedOut(timeoutMs);
      job.stop?.();
    }, timeoutMs),
  );
  try {
    if (job.stopped) return refused(job.stopped);
    const outcome = await worker.run({ ...job.input, maxResultBytes });
    return resultOf(outcome, job, generation);
  } finally {
    for (const timer of timers) clearTimeout(timer);
    job.stop = undefined;
    await pool.giveBack(worker);
  }
}

function resultOf(outcome: WorkerOutcome, job: Job, generation: number): Result<QueryResult> {
  if (outcome.type === 'result') return ok({ ...outcome.result, generation });
  if (job.stopped) return refused(job.stopped);
  if (outcome.type === 'problem') return refused(outcome.problem);
  return refused(outcome.type === 'ended' && outcome.outOfMemory ? outOfMemory : workerLost);
}

function workerLimits(
  { memoryLimit = '512MB' }: QueryRunnerOptions,
  workers: number,
): WorkerLimits {
  const memoryLimitBytes = bytesOf(memoryLimit);
  return {
    memoryLimitBytes,
    spillLimitBytes: 4 * memoryLimitBytes,
    threads: Math.max(1, Math.floor(availableParallelism() / workers)),
  };
}

/** "512MB", "1.5 GB", "256MiB"; powers of 1024 either way. */
function bytesOf(size: string): number {
  const match = /^([\d.]+)\s*([KMG])i?B$/i.exec(size.trim());
  if (!match) throw new Error(`not a size: ${size}`);
  const power = { K: 1, M: 2, G: 3 }[(match[2] ?? 'M').toUpperCase() as 'K' | 'M' | 'G'];
  return Math.round(Number(match[1]) * 1024 ** power);
}
