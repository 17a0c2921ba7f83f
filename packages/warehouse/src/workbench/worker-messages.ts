import type { Problem, QueryResult } from '@tungngo/domain';

/** How a worker opens its database and what it may use. */
export interface WorkerSetup {
  /** A link or copy of the generation's file, of the worker's own; it is gone once it is open. */
  databasePath: string;
  /** Empty, private; queries that outgrow memory spill here. */
  spillDir: string;
  memoryLimitBytes: number;
  spillLimitBytes: number;
  threads: number;
}

/** What one query may bring back. */
export interface QueryOrder {
  sql: string;
  limit: number;
  maxResultBytes: number;
}

export type WorkerOrder =
  | { type: 'open'; setup: WorkerSetup }
  | { type: 'run'; order: QueryOrder }
  | { type: 'interrupt' };

export type WorkerAnswer =
  | { type: 'ready' }
  | { type: 'result'; result: Omit<QueryResult, 'generation'> }
  | { type: 'problem'; problem: Problem }
  | { type: 'interrupted' };

/** Exit code of a worker that has outgrown its memory. */
export const MEMORY_EXIT_CODE = 87;
