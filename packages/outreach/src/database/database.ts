import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What a query needs: the store's database, or a transaction in it. */
export type Connection = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** The open database, whichever engine holds it. */
export interface Database {
  connection: Connection;
  /** One transaction; when it returns, what it wrote outlasts a power cut. */
  write<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
