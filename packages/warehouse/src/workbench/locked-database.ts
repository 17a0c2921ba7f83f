import { unlinkSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { sqlText } from '../duckdb/session.js';
import type { WorkerSetup } from './worker-messages.js';

/** A generation that is open for reading and can reach nothing else. */
export interface LockedDatabase {
  instance: DuckDBInstance;
  /** Table functions that a query may not name: whatever is not known to be harmless. */
  deniedFunctions: ReadonlySet<string>;
}

/**
 * Table functions that only read the catalog or their own arguments. All others (files, settings,
 * secrets, raw memory, SQL in a text) are denied, so a new DuckDB brings no new hole.
 */
const harmlessTableFunctions = new Set([
  'duckdb_columns',
  'duckdb_constraints',
  'duckdb_functions',
  'duckdb_indexes',
  'duckdb_keywords',
  'duckdb_schemas',
  'duckdb_sequences',
  'duckdb_tables',
  'duckdb_types',
  'duckdb_views',
  'generate_series',
  'histogram',
  'histogram_values',
  'icu_calendar_names',
  'json_each',
  'json_tree',
  'pg_timezone_names',
  'pragma_collations',
  'pragma_show',
  'pragma_storage_info',
  'pragma_table_info',
  'pragma_version',
  'range',
  'repeat',
  'repeat_row',
  'sql_auto_complete',
  'summary',
  'test_all_types',
  'unnest',
]);

/** Scalar functions that plan SQL given as a text, or write. */
const deniedScalarFunctions = ['json_serialize_plan', 'write_log'];

/**
 * Opens the database read-only and takes from it, in the order that DuckDB's makers advise, every
 * way out: extensions, secrets, files, and at last the settings themselves. What the instance then
 * says of itself must agree, or this throws.
 */
export async function openLocked(setup: WorkerSetup): Promise<LockedDatabase> {
  const settings = lockedSettings(setup);
  const instance = await DuckDBInstance.create(setup.databasePath, {
    access_mode: 'READ_ONLY',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  // DuckDB lets queries read the file that it has opened, by its path: so the path must lead nowhere.
  unlinkSync(setup.databasePath);
  const connection = await instance.connect();
  try {
    for (const [name, value] of settings) {
      await connection.run(`SET GLOBAL ${name} = ${sqlText(value)}`);
    }
    await checkSettings(connection, settings);
    return { instance, deniedFunctions: await readDeniedFunctions(connection) };
  } finally {
    connection.closeSync();
  }
}

function lockedSettings(setup: WorkerSetup): [name: string, value: string][] {
  return [
    ['autoinstall_known_extensions', 'false'],
    ['autoload_known_extensions', 'false'],
    ['allow_community_extensions', 'false'],
    ['allow_persistent_secrets', 'false'],
    ['allow_unredacted_secrets', 'false'],
    ['threads', String(setup.threads)],
    ['memory_limit', `${mebibytes(setup.memoryLimitBytes)}MiB`],
    ['temp_directory', setup.spillDir],
    ['max_temp_directory_size', `${mebibytes(setup.spillLimitBytes)}MiB`],
    // Spilled rows are not left readable on the disk; for the second setting see `openForBuild`.
    ['temp_file_encryption', 'true'],
    ['force_mbedtls_unsafe', 'true'],
    // Days and moments are Vietnam's, wherever the server is.
    ['TimeZone', 'Asia/Ho_Chi_Minh'],
    // Errors then say where in the statement they are.
    ['errors_as_json', 'true'],
    ['enable_external_access', 'false'],
    ['lock_configuration', 'true'],
  ];
}

async function checkSettings(
  connection: DuckDBConnection,
  settings: [name: string, value: string][],
): Promise<void> {
  const reader = await connection.runAndReadAll('SELECT name, value FROM duckdb_settings()');
  const actual = new Map(reader.getRowsJS().map(([name, value]) => [String(name), String(value)]));
  for (const [name, wanted] of [...settings, ['access_mode', 'read_only'] as const]) {
    const found = actual.get(name) ?? 'nothing';
    if (comparable(found) !== comparable(wanted)) {
      throw new Error(`DuckDB setting ${name} is ${found}, not ${wanted}`);
    }
  }
}

const mebibytes = (bytes: number) => Math.max(16, Math.floor(bytes / 2 ** 20));

/** Sizes are told back as "512.0 MiB" or "1.0 GiB". */
function comparable(value: string): string {
  const size = /^([\d.]+) ?(KiB|MiB|GiB|TiB)$/.exec(value);
  if (!size) return value;
  const power = { KiB: 1, MiB: 2, GiB: 3, TiB: 4 }[size[2] as 'KiB' | 'MiB' | 'GiB' | 'TiB'];
  return `${(Number(size[1]) * 1024 ** power).toPrecision(2)} bytes`;
}

async function readDeniedFunctions(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const reader = await connection.runAndReadAll(`
    SELECT DISTINCT lower(function_name)
    FROM duckdb_functions()
    WHERE function_type IN ('table', 'table_macro')`);
  const known = reader.getRowsJS().map(([name]) => String(name));
  return new Set([
    ...known.filter((name) => !harmlessTableFunctions.has(name)),
    ...deniedScalarFunctions,
  ]);
}
