import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { engineErrorOf, isInterrupt, problemOfEngineError } from './engine-errors.js';
import { type LockedDatabase, openLocked } from './locked-database.js';
import { readRows } from './result-values.js';
import { prepareRead } from './statement-check.js';
import {
  MEMORY_EXIT_CODE,
  type QueryOrder,
  type WorkerAnswer,
  type WorkerOrder,
  type WorkerSetup,
} from './worker-messages.js';

/** The process that runs queries, one at a time; it knows one generation and is told everything. */

const WATCH_MEMORY_MS = 100;
/** DuckDB forgets an interrupt that arrives between two steps of a query, so it is repeated. */
const REPEAT_INTERRUPT_MS = 25;
/** What the process itself needs beside DuckDB's buffers. */
const OWN_MEMORY_BYTES = 768 * 2 ** 20;

let database: LockedDatabase | null = null;
let running: DuckDBConnection | null = null;
let interrupting: NodeJS.Timeout | null = null;

process.on('message', (order: WorkerOrder) => {
  if (order.type === 'open') void open(order.setup);
  if (order.type === 'run') void run(order.order);
  if (order.type === 'interrupt') interrupt();
});

async function open(setup: WorkerSetup): Promise<void> {
  // Without its parent nobody would end it, nor remove its folder.
  process.on('disconnect', () => {
    rmSync(dirname(setup.spillDir), { recursive: true, force: true });
    process.kill(process.pid, 'SIGKILL');
  });
  setInterval(() => {
    const allowed = setup.memoryLimitBytes + OWN_MEMORY_BYTES;
    if (process.memoryUsage.rss() > allowed) process.exit(MEMORY_EXIT_CODE);
  }, WATCH_MEMORY_MS);
  database = await openLocked(setup);
  answer({ type: 'ready' });
}

async function run(order: QueryOrder): Promise<void> {
  if (!database) throw new Error('no database is open');
  const started = performance.now();
  const connection = await database.instance.connect();
  running = connection;
  try {
    answer(await readAnswer(connection, database, order, started));
  } finally {
    running = null;
    if (interrupting) clearInterval(interrupting);
    interrupting = null;
    connection.closeSync();
  }
}

async function readAnswer(
  connection: DuckDBConnection,
  { deniedFunctions }: LockedDatabase,
  { sql, limit, maxResultBytes }: QueryOrder,
  started: number,
): Promise<WorkerAnswer> {
  try {
    const prepared = await prepareRead(connection, sql, deniedFunctions);
    if (interrupting) return { type: 'interrupted' };
    if (!prepared.ok) return { type: 'problem', problem: prepared.problem };
    const read = await readRows(prepared.value, limit, maxResultBytes);
    prepared.value.destroySync();
    if (interrupting) return { type: 'interrupted' };
    if (!read.ok) return { type: 'problem', problem: read.problem };
    const elapsedMs = Math.round((performance.now() - started) * 10) / 10;
    return { type: 'result', result: { ...read.value, elapsedMs } };
  } catch (error) {
    const engineError = engineErrorOf(error);
    if (interrupting || isInterrupt(engineError)) return { type: 'interrupted' };
    return { type: 'problem', problem: problemOfEngineError(engineError, sql) };
  }
}

function interrupt(): void {
  if (!running || interrupting) return;
  running.interrupt();
  interrupting = setInterval(() => running?.interrupt(), REPEAT_INTERRUPT_MS);
}

function answer(message: WorkerAnswer): void {
  process.send?.(message);
}
