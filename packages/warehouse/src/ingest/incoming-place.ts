import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Session, sqlText } from '../duckdb/session.js';
import type { SourceTable } from '../sources/source.js';

/** The database of the rows of a large file. */
const LARGE = 'large_incoming';

/** About what a row of a format without text takes. */
const ROW_BYTES = 80;

/**
 * Makes room for the table `incoming` and returns what to CREATE. Rows that fit in memory become a
 * temporary table. Those of a large file would spill, row by row through a cipher, at each of their
 * readings: they become a compressed table of a database file beside the spilled ones, which holds
 * no more than the warehouse will: identifiers are hashed. The table is found as `incoming` either
 * way. A session that may not write database files (a preview's) spills.
 */
export async function placeIncoming(session: Session, table: SourceTable): Promise<string> {
  await dropIncoming(session);
  const { memory, directory, writable } = await session.one<{
    memory: number;
    directory: string;
    writable: boolean;
  }>(`
    SELECT
      parse_formatted_bytes(current_setting('memory_limit'))::DOUBLE AS memory,
      current_setting('temp_directory') AS directory,
      NOT readonly AS writable
    FROM duckdb_databases() WHERE database_name = current_database()`);
  if (!writable || (await bytesOf(session, table)) < memory / 2) return 'TEMP TABLE incoming';
  const path = join(directory, `${LARGE}.duckdb`);
  await session.run(`ATTACH ${sqlText(path)} AS ${LARGE}`);
  await session.run(`SET search_path = 'main,${LARGE}.main'`);
  return `TABLE ${LARGE}.incoming`;
}

/** Drops the table `incoming`, and the database that a large file's lies in. */
export async function dropIncoming(session: Session): Promise<void> {
  await session.run('DROP TABLE IF EXISTS incoming');
  const [large] = await session.rows<{ path: string }>(
    `SELECT path FROM duckdb_databases() WHERE database_name = '${LARGE}'`,
  );
  if (!large) return;
  await session.run('RESET search_path');
  await session.run(`DETACH ${LARGE}`);
  for (const path of [large.path, `${large.path}.wal`]) await rm(path, { force: true });
}

async function bytesOf(session: Session, { textPath, relation }: SourceTable): Promise<number> {
  if (textPath !== null) return (await stat(textPath)).size;
  const { rows } = await session.one<{ rows: number }>(
    `SELECT count(*)::DOUBLE AS rows FROM ${relation}`,
  );
  return rows * ROW_BYTES;
}
