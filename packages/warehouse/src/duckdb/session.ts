import { totalmem } from 'node:os';
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBScalarFunction,
  type DuckDBValue,
  type JS,
} from '@duckdb/node-api';

export type SqlValue = DuckDBValue;
type SqlValues = Record<string, SqlValue>;

/** Runs statements on one connection, one at a time. */
export interface Session {
  /** Runs one statement and drops its result. */
  run(sql: string, values?: SqlValues): Promise<void>;
  /** Rows as plain objects. Cast counts to DOUBLE and days to VARCHAR in the SQL. */
  rows<Row>(sql: string, values?: SqlValues): Promise<Row[]>;
  /** Like `rows`, for a query that is asked often: it is planned once a session. */
  rowsOften<Row>(sql: string, values?: SqlValues): Promise<Row[]>;
  /** The only row of a query that always has one. */
  one<Row>(sql: string, values?: SqlValues): Promise<Row>;
  /** Makes a function of ours callable in SQL; it runs on the main thread. */
  define(scalarFunction: DuckDBScalarFunction): void;
  /** Stops the running statement; it fails with an interrupt error. */
  interrupt(): void;
  /** Share of the running statement's work that is done, 0–1; asked for by `trackProgress`. */
  share(): number;
  close(): void;
}

/** A session on a connection of its own; DuckDB runs one query a connection. */
export async function openSession(instance: DuckDBInstance): Promise<Session> {
  const connection = await instance.connect();
  const prepared = new Map<string, DuckDBPreparedStatement>();
  return {
    async run(sql, values) {
      await connection.run(sql, values);
    },
    rows: (sql, values) => readRows(connection, sql, values),
    async rowsOften<Row>(sql: string, values?: SqlValues) {
      const statement = prepared.get(sql) ?? (await connection.prepare(sql));
      prepared.set(sql, statement);
      if (values) statement.bind(values);
      return (await statement.runAndReadAll()).getRowObjectsJS() as Record<string, JS>[] as Row[];
    },
    async one<Row>(sql: string, values?: SqlValues) {
      const [row] = await readRows<Row>(connection, sql, values);
      if (row === undefined) throw new Error(`no row from: ${sql.trim().slice(0, 80)}`);
      return row;
    },
    define: (scalarFunction) => connection.registerScalarFunction(scalarFunction),
    interrupt: () => connection.interrupt(),
    share: () => Math.max(0, connection.progress.percentage / 100),
    close() {
      for (const statement of prepared.values()) statement.destroySync();
      connection.closeSync();
    },
  };
}

async function readRows<Row>(connection: DuckDBConnection, sql: string, values?: SqlValues) {
  const reader = await connection.runAndReadAll(sql, values);
  return reader.getRowObjectsJS() as Record<string, JS>[] as Row[];
}

/** Has DuckDB count how far the session's statements are; it prints nothing. */
export async function trackProgress(session: Session): Promise<void> {
  await session.run('SET enable_progress_bar = true');
  await session.run('SET enable_progress_bar_print = false');
}

/** Opens a published database file for reading only; nothing is fetched or loaded from outside. */
export function openReadOnly(path: string): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, { ...sealed, access_mode: 'READ_ONLY' });
}

/**
 * Opens the database of a generation that is being built; what spills to disk is encrypted.
 * @param memoryMb memory that it may take before it spills, in MiB; half of the machine's, 2,560 at
 * most, when left out.
 */
export function openForBuild(
  path: string,
  tempDirectory: string,
  memoryMb?: number,
): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, {
    ...sealed,
    ...spilling(tempDirectory, memoryMb),
    // The build is thrown away when it fails, so one checkpoint at its end is enough.
    checkpoint_threshold: '1TB',
  });
}

/**
 * Opens a published database, or none, for trying out an import: only temporary tables can be
 * written. What spills to disk is encrypted.
 */
export function openForPreview(
  path: string | null,
  tempDirectory: string,
  memoryMb?: number,
): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path ?? ':memory:', {
    ...sealed,
    ...spilling(tempDirectory, memoryMb),
    ...(path === null ? {} : { access_mode: 'READ_ONLY' }),
  });
}

/** More would hardly make an import faster, and other programs want memory too. */
const MOST_MEMORY_MB = 2560;

/** Half of what the machine, or the container, has. */
function usualMemoryMb(): number {
  // 0 where nothing is known of a limit; without one the number is beyond any machine.
  const constrained = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  const bytes = Math.min(totalmem(), constrained);
  return Math.min(MOST_MEMORY_MB, Math.floor(bytes / 2 ** 21));
}

function spilling(tempDirectory: string, memoryMb = usualMemoryMb()): Record<string, string> {
  return {
    memory_limit: `${memoryMb}MiB`,
    temp_directory: tempDirectory,
    temp_file_encryption: 'true',
    // Without the httpfs extension (which must be downloaded) DuckDB has only its built-in cipher,
    // whose random numbers it calls unsafe, and a query that spills fails unless that is allowed.
    force_mbedtls_unsafe: 'true',
  };
}

/** Settings of every instance: nothing is fetched or loaded from outside. */
export const sealed = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
};

/** A text as a SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as a SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
