import { z } from 'zod';

/** A column of a query's result, with DuckDB's name of its type. */
export interface QueryColumn {
  name: string;
  type: string;
}

/** A value as JSON can carry it: integers beyond 2^53 and dates as text. */
export type QueryValue = string | number | boolean | null;

/** The result of one SELECT, columnar. */
export interface QueryResult {
  columns: QueryColumn[];
  /** `values[c][r]`. */
  values: QueryValue[][];
  rows: number;
  /** True when there were more rows than the limit. */
  truncated: boolean;
  elapsedMs: number;
  /** Generation that answered. */
  generation: number;
}

/** A table or view of the published generation, for completion and the explorer. */
export interface SchemaTable {
  name: string;
  comment: string;
  rows: number | null;
  columns: { name: string; type: string; comment: string }[];
}

export const queryInputSchema = z.object({
  sql: z.string().min(1).max(100_000),
  /** Rows to return at most. */
  limit: z.int().min(1).max(100_000).default(10_000),
});
export type QueryInput = z.infer<typeof queryInputSchema>;
