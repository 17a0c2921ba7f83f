import { writeSync } from 'node:fs';
import type { ImportReport, Problem } from '@tungngo/domain';
import { type FaultPoint, watchFileSystem } from './fault-points.js';

/** What the process is to do, as JSON in its first argument. */
export interface ChildTask {
  warehouseDir: string;
  /** A file of activation events to import, or a generation to roll back to. */
  work: { importFile: string } | { rollBackTo: number };
  keepGenerations: number;
  memoryMb: number;
  dieAt: FaultPoint | null;
}

/** What the process says, one JSON document a line. */
export type ChildMessage =
  | { ready: true }
  | { stage: string }
  | { done: { reports: ImportReport[]; problem: Problem | null }; calls: [string, number][] };

// At once: what is buffered would be lost with the process.
const say = (message: ChildMessage) => writeSync(1, `${JSON.stringify(message)}\n`);

const task = JSON.parse(process.argv[2] ?? '') as ChildTask;
const calls = watchFileSystem(task.dieAt);
const { openWarehouse } = await import('@tungngo/warehouse');
const warehouse = await openWarehouse(task.warehouseDir, {
  identityKey: Buffer.alloc(32, 1),
  keepGenerations: task.keepGenerations,
  memoryMb: task.memoryMb,
});
calls.clear();
say({ ready: true });
const onProgress = ({ stage }: { stage: string }) => void say({ stage });
const { work } = task;
const result =
  'importFile' in work
    ? await warehouse.importFiles([{ kind: 'activations', path: work.importFile }], { onProgress })
    : await warehouse.rollBack(work.rollBackTo, { onProgress });
const reports = result.ok && 'reports' in result.value ? result.value.reports : [];
const problem = result.ok ? null : result.problem;
say({ done: { reports, problem }, calls: [...calls] });
await warehouse.close();
