import { writeFileSync } from 'node:fs';
import type { ImportProgress, Result } from '@tungngo/domain';
import { openWarehouse, type Warehouse } from '../warehouse.js';
import type { ImportOrder, ImportTask, ImportTaskResults, ImportWord } from './import-messages.js';

/** The process of one import: it is told everything, does one task and ends. */

const PROGRESS_EVERY_MS = 250;
/** What an abandoned import gets to clear up after itself. */
const ALONE_MS = 30_000;

const stop = new AbortController();

process.on('message', (order: ImportOrder) => {
  if (order.type === 'cancel') stop.abort();
  else void start(order);
});
// Ctrl+C reaches this process too; whoever asked decides what it means.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
// Nobody waits for the result any more: what is not published must not stay.
process.on('disconnect', () => {
  stop.abort();
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), ALONE_MS);
});
preferToBeKilled();

async function start({
  warehouseDir,
  warehouse: options,
  task,
}: Extract<ImportOrder, { type: 'start' }>): Promise<void> {
  try {
    const warehouse = await openWarehouse(warehouseDir, options);
    const result = await perform(warehouse, task).finally(warehouse.close);
    say({ type: 'result', result }, () => process.exit(0));
  } catch (error) {
    say({ type: 'failed', trace: traceOf(error) }, () => process.exit(1));
  }
}

function perform(
  warehouse: Warehouse,
  task: ImportTask,
): Promise<Result<ImportTaskResults[ImportTask['type']]>> {
  const { signal } = stop;
  const onProgress = sayProgress();
  if (task.type === 'inspect') return warehouse.inspect(task.path, task.name, signal, task.reading);
  if (task.type === 'preview') return warehouse.preview(task.file, { signal, onProgress });
  return warehouse.importFiles(task.files, {
    signal,
    onProgress,
    ...(task.campaign && { campaign: task.campaign }),
  });
}

/** Each stage at once; within a stage no more often than a person can read. */
function sayProgress(): (progress: ImportProgress) => void {
  let last = { stage: '', file: '', at: 0 };
  return (progress) => {
    const { stage, file } = progress;
    const at = performance.now();
    const isNew = stage !== last.stage || file !== last.file;
    if (!isNew && at - last.at < PROGRESS_EVERY_MS) return;
    last = { stage, file, at };
    say({ type: 'progress', progress });
  };
}

function say(word: ImportWord, then: () => void = () => undefined): void {
  if (process.connected && process.send) process.send(word, undefined, undefined, then);
  else then();
}

/** Kind of the error and where it arose, without its message. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  // DuckDB's errors begin with their kind: "Conversion Error: …".
  const kind = /^[A-Z][A-Za-z-]+ (?:Error|Exception)(?=:)/.exec(error.message)?.[0] ?? '';
  return [`${error.name} ${kind}`.trim(), ...frames].join('\n');
}

/** When the machine's memory is full, Linux should end this process, not the server. */
function preferToBeKilled(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '800');
  } catch {
    // Elsewhere there is no such thing.
  }
}
