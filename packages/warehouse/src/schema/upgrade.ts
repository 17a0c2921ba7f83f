import { cellTables } from '../cells/cell-table.js';
import { type Session, sqlName, sqlText } from '../duckdb/session.js';
import { exclusionTables } from '../exclusions/exclusion-tables.js';
import { hardAreaTables } from '../hard-areas/hard-area-tables.js';
import { vintageDerivedTables } from '../vintages/vintage-tables.js';
import type { Table } from './columns.js';
import { derivedTables } from './derived-tables.js';
import {
  createEnum,
  createTable,
  createViews,
  enums,
  SCHEMA_VERSION,
  tables,
  writeComments,
} from './tables.js';

/** Version of a generation's schema; the first one bears no mark. */
export async function schemaVersion(session: Session): Promise<number> {
  const { marked } = await session.one<{ marked: boolean }>(`
    SELECT EXISTS (FROM duckdb_tables() WHERE table_name = 'schema_version') AS marked`);
  if (!marked) return 1;
  const { version } = await session.one<{ version: number }>(
    'SELECT coalesce(max(version), 1)::INTEGER AS version FROM schema_version',
  );
  return version;
}

/** SQL over the old table for columns that it lacks and that must have a value, by table and column. */
const filledFrom: Record<string, Record<string, string>> = {
  event: {
    indicator: `'account'`,
    action: `'add'`,
    // Version 1 marked the first event of at least the level.
    change1: 'first_level1::TINYINT',
    change2: 'first_level2::TINYINT',
  },
  correction: { action: `'add'` },
  import: { table_name: `''` },
  quarantine: { header: 'column_name' },
};

/**
 * Brings a build that was copied from an older schema to the present one and returns true; its
 * derived tables are empty then and must be computed anew. False when there was nothing to do.
 * Cost: a table whose columns differ is written anew.
 */
export async function upgradeSchema(session: Session): Promise<boolean> {
  if ((await schemaVersion(session)) >= SCHEMA_VERSION) return false;
  await dropViews(session);
  await addEnums(session);
  const derived = new Set(
    [
      ...derivedTables,
      ...hardAreaTables,
      ...exclusionTables,
      ...cellTables,
      ...vintageDerivedTables,
    ].map(({ name }) => name),
  );
  for (const table of tables) await remake(session, table, derived.has(table.name));
  await createViews(session);
  await session.run('DELETE FROM schema_version');
  await session.run(`INSERT INTO schema_version VALUES (${SCHEMA_VERSION})`);
  return true;
}

async function dropViews(session: Session): Promise<void> {
  const old = await session.rows<{ name: string }>(
    'SELECT view_name AS name FROM duckdb_views() WHERE NOT internal',
  );
  for (const { name } of old) await session.run(`DROP VIEW ${sqlName(name)}`);
}

async function addEnums(session: Session): Promise<void> {
  const known = await session.rows<{ name: string }>(
    'SELECT type_name AS name FROM duckdb_types() WHERE NOT internal',
  );
  const names = new Set(known.map(({ name }) => name));
  for (const name of Object.keys(enums)) if (!names.has(name)) await createEnum(session, name);
}

async function remake(session: Session, table: Table, derived: boolean): Promise<void> {
  const columns = await session.rows<{ name: string }>(`
    SELECT column_name AS name FROM duckdb_columns()
    WHERE table_name = ${sqlText(table.name)} AND schema_name = 'main'
    ORDER BY column_index`);
  const had = columns.map(({ name }) => name);
  const wanted = table.columns.map(({ name }) => name);
  if (had.length > 0 && !derived && had.join() === wanted.join()) {
    return writeComments(session, table);
  }
  const old = `old_${table.name}`;
  if (had.length > 0) {
    await session.run(`ALTER TABLE ${sqlName(table.name)} RENAME TO ${sqlName(old)}`);
  }
  await createTable(session, table);
  if (had.length === 0) return;
  if (!derived) await copyRows(session, table, had, old);
  await session.run(`DROP TABLE ${sqlName(old)}`);
}

async function copyRows(session: Session, table: Table, had: string[], old: string): Promise<void> {
  const values = table.columns.flatMap(({ name }): [string, string][] => {
    const filled = filledFrom[table.name]?.[name];
    if (filled !== undefined) return [[sqlName(name), filled]];
    return had.includes(name) ? [[sqlName(name), sqlName(name)]] : [];
  });
  await session.run(`
    INSERT INTO ${sqlName(table.name)} (${values.map(([name]) => name).join(', ')})
    SELECT ${values.map(([, value]) => value).join(', ')} FROM ${sqlName(old)}`);
}
