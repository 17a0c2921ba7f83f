import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ChildMessage, ChildTask } from './importing-child.js';

/** How a child ended. */
export interface ChildEnd {
  killed: boolean;
  /** The last stage that it had said to be in. */
  stage: string;
  /** Milliseconds from the start of its work to its end. */
  workMs: number;
  /** What it said at its end; null when it was killed. */
  said: Extract<ChildMessage, { done: unknown }> | null;
  /** What it wrote to standard error. */
  errors: string;
}

export interface ChildRun {
  /** Kill it so long after it has begun its work. */
  killAfterMs?: number;
  tempDir: string;
  /** The largest file that it may write, in bytes; the system says “file too large” beyond. */
  fileLimitBytes?: number;
}

const script = fileURLToPath(new URL('../../dist/stress/importing-child.js', import.meta.url));

/** Node ignores the signal that a file over the limit raises, and gets the error. */
const limited = 'ulimit -f "$0"; exec "$@"';
const kibibytes = (bytes: number) => String(Math.ceil(bytes / 1024));

/** Runs one import, or roll-back, in a process of its own. */
export async function runChild(task: ChildTask, run: ChildRun): Promise<ChildEnd> {
  const args = [script, JSON.stringify(task)];
  const env = { ...process.env, TMPDIR: run.tempDir };
  const child =
    run.fileLimitBytes === undefined
      ? spawn(process.execPath, args, { env })
      : spawn('bash', ['-c', limited, kibibytes(run.fileLimitBytes), process.execPath, ...args], {
          env,
        });
  const end: ChildEnd = { killed: false, stage: 'lock', workMs: 0, said: null, errors: '' };
  let began = 0;
  let timer: NodeJS.Timeout | undefined;
  child.stderr.on('data', (chunk) => (end.errors += chunk));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line) as ChildMessage;
    if ('ready' in message) {
      began = performance.now();
      if (run.killAfterMs !== undefined) {
        timer = setTimeout(() => child.kill('SIGKILL'), run.killAfterMs);
      }
    } else if ('stage' in message) {
      end.stage = message.stage;
    } else {
      end.said = message;
    }
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_, by) => resolve(by));
  });
  clearTimeout(timer);
  end.killed = signal === 'SIGKILL';
  end.workMs = performance.now() - began;
  if (!end.killed && end.said === null) throw new Error(`a child failed:\n${end.errors}`);
  return end;
}
