import { type Problem, ProblemError } from '@tungngo/domain';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Database } from './database.js';
import { migrationsFolder } from './migrations.js';

/** Any number that the product's nodes agree on: the right to migrate. */
const MIGRATION_LOCK = 7_201_110_523;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens the store on a PostgreSQL server and migrates it. Several nodes may do so at once.
 * Throws a `ProblemError` when the server cannot be reached or refuses.
 */
export async function openPostgres(databaseUrl: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'tungngo',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A connection that breaks is replaced at the next query, and a query under way fails by itself;
  // unheard, the event would end the process, whether the pool or a transaction has the connection.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await migrateUnderLock(pool);
  } catch (error) {
    await pool.end();
    throw new ProblemError(cannotOpen(databaseUrl, error));
  }
  const connection = drizzle(pool);
  const underway = new Set<Promise<unknown>>();
  return {
    connection,
    async write(work) {
      const writing = connection.transaction(work);
      underway.add(writing);
      try {
        return await writing;
      } finally {
        underway.delete(writing);
      }
    },
    async close() {
      // The pool, once it ends, forgets those who still wait for a connection.
      await Promise.allSettled(underway);
      await pool.end();
    },
  };
}

/** The lock belongs to one session, so migrations run in the same. */
async function migrateUnderLock(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder });
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    // A failed session is not put back: its lock goes with it.
    client.release(failure);
  }
}

function cannotOpen(databaseUrl: string, error: unknown): Problem {
  const { host, database } = addressOf(databaseUrl);
  const reason = rootReason(error);
  return {
    code: 'not-writable',
    message: {
      vi: `Không mở được kho điều phối trên PostgreSQL (máy chủ ${host}, cơ sở dữ liệu ${database}): ${reason}.`,
      en: `The operational store on PostgreSQL (server ${host}, database ${database}) cannot be opened: ${reason}.`,
    },
    remedy: {
      vi: 'Kiểm tra DATABASE_URL, máy chủ đang chạy và tài khoản được quyền tạo bảng; bỏ DATABASE_URL để dùng kho đi kèm.',
      en: 'Check DATABASE_URL, that the server runs and that the account may create tables; unset DATABASE_URL to use the built-in store.',
    },
  };
}

/** Where the URL leads, without the account and password in it. */
function addressOf(databaseUrl: string): { host: string; database: string } {
  try {
    const url = new URL(databaseUrl);
    const host = url.searchParams.get('host') ?? url.host;
    return { host: host || 'localhost', database: url.pathname.slice(1) || '?' };
  } catch {
    return { host: '?', database: '?' };
  }
}

/** drizzle wraps the server's error, and a name with several addresses fails as a group. */
function rootReason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0)
    return rootReason(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : rootReason(error.cause);
}
