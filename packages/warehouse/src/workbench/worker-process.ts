import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { makePrivateFolder } from './private-copy.js';
import {
  MEMORY_EXIT_CODE,
  type QueryOrder,
  type WorkerAnswer,
  type WorkerOrder,
} from './worker-messages.js';

/** What a worker may use. */
export interface WorkerLimits {
  memoryLimitBytes: number;
  spillLimitBytes: number;
  threads: number;
}

/** What came of an order: an answer, or the end of the process. */
export type WorkerOutcome = WorkerAnswer | { type: 'ended'; outOfMemory: boolean };

/** A process that has one generation open and runs one query at a time. */
export interface QueryWorker {
  databasePath: string;
  run(order: QueryOrder): Promise<WorkerOutcome>;
  interrupt(): void;
  kill(): void;
  readonly alive: boolean;
  /** Ends it and removes what it left. */
  close(): Promise<void>;
}

/** Tests run from the sources, but a process of its own can only run what is built. */
const workerFile = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../../dist/workbench/query-worker.js', import.meta.url)
    : new URL('./query-worker.js', import.meta.url),
);

/** V8 and the libraries reserve this much address space without using it. */
const RESERVED_ADDRESS_BYTES = 4 * 2 ** 30;
const HEAP_MIB = 512;

/** Starts a worker on a generation. Throws with `ENOENT` when its file is gone. */
export async function startWorker(
  databasePath: string,
  limits: WorkerLimits,
): Promise<QueryWorker> {
  const folder = await makePrivateFolder(databasePath);
  const child = spawnWorker(limits);
  const exit = watchExit(child);
  const ask = (order: WorkerOrder) => askWorker(child, exit.ended, order);
  const worker: QueryWorker = {
    databasePath,
    run: (order) => ask({ type: 'run', order }),
    interrupt: () => void (child.connected && child.send({ type: 'interrupt' })),
    kill: () => void child.kill('SIGKILL'),
    get alive() {
      return child.connected && child.exitCode === null && child.signalCode === null;
    },
    async close() {
      child.kill('SIGKILL');
      await exit.ended;
      await folder.remove();
    },
  };
  const { databasePath: path, spillDir } = folder;
  const setup = { databasePath: path, spillDir, ...limits };
  const opened = await ask({ type: 'open', setup });
  if (opened.type === 'ready') return worker;
  await worker.close();
  throw new Error(`the query process did not start: ${exit.lastWords() || opened.type}`);
}

/**
 * Nothing of our environment goes along: no address of a database, no key. On Linux the system
 * bounds the address space (a last resort behind DuckDB's own limit) and writes no core dump, which
 * would hold people's data.
 */
function spawnWorker({ memoryLimitBytes }: WorkerLimits): ChildProcess {
  const command = [process.execPath, `--max-old-space-size=${HEAP_MIB}`, workerFile];
  const addressKb = Math.ceil((RESERVED_ADDRESS_BYTES + 2 * memoryLimitBytes) / 1024);
  const limited = `ulimit -c 0; ulimit -v ${addressKb}; exec "$@"`;
  const [program = '', ...args] =
    process.platform === 'linux' ? ['/bin/sh', '-c', limited, 'sh', ...command] : command;
  return spawn(program, args, {
    cwd: tmpdir(),
    env: { TZ: 'Asia/Ho_Chi_Minh', MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
}

function watchExit(child: ChildProcess) {
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-2000);
  });
  // Sending to a process that has just ended fails; its end is what counts.
  child.on('error', () => undefined);
  const ended = once(child, 'close').then(
    ([code, signal]): WorkerOutcome => ({
      type: 'ended',
      // V8 aborts when its heap is full; the system kills when the machine's memory is.
      outOfMemory: code === MEMORY_EXIT_CODE || signal === 'SIGABRT' || signal === 'SIGKILL',
    }),
    (): WorkerOutcome => ({ type: 'ended', outOfMemory: false }),
  );
  return { ended, lastWords: () => errors.trim() };
}

async function askWorker(
  child: ChildProcess,
  ended: Promise<WorkerOutcome>,
  order: WorkerOrder,
): Promise<WorkerOutcome> {
  const stop = new AbortController();
  try {
    const answered = once(child, 'message', { signal: stop.signal }).then(
      ([message]) => message as WorkerAnswer,
    );
    answered.catch(() => undefined);
    if (child.connected) child.send(order, () => undefined);
    return await Promise.race([answered, ended]);
  } finally {
    stop.abort();
  }
}
