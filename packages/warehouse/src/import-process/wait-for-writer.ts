import { setTimeout as delay } from 'node:timers/promises';
import type { Problem, Result } from '@tungngo/domain';

export interface WriterPatience {
  /** How long to wait, in milliseconds; a minute when left out. */
  patienceMs?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Told each time that another program was found writing. */
  onBusy(problem: Problem): void;
}

const PATIENCE_MS = 60_000;
const RETRY_MS = 2000;

/** Runs an import, again and again while another program writes: its turn ends by itself. */
export async function waitForWriter<T>(
  run: () => Promise<Result<T>>,
  { patienceMs = PATIENCE_MS, signal, onBusy }: WriterPatience,
): Promise<Result<T>> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const result = await run();
    if (result.ok || result.problem.code !== 'writer-busy') return result;
    if (performance.now() >= giveUpAt) return result;
    onBusy(result.problem);
    // Cancelled while it waits, the next run says so.
    await delay(RETRY_MS, undefined, { ...(signal && { signal }) }).catch(() => undefined);
  }
}
