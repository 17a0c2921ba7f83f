/** The state of the Query screen that a link carries. */
export interface QuerySearch {
  sql?: string | undefined;
}

/** Reads a link. */
export function readQuerySearch(raw: Record<string, unknown>): QuerySearch {
  return typeof raw.sql === 'string' ? { sql: raw.sql } : {};
}
