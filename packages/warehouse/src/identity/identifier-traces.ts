import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openReadOnly, openSession, sqlName, sqlText } from '../duckdb/session.js';

/** A place where an identifier stands, and in which form. */
export interface IdentifierTrace {
  /** File, or file and table. */
  place: string;
  form: string;
  identifier: string;
}

/**
 * Looks for identifiers in every file below some folders, in their bytes: as UTF-8, as UTF-16 of
 * both byte orders, without leading zeros, and as a number of 8 bytes. A DuckDB file is also read
 * table by table, since it compresses what it holds. A folder that is missing holds none.
 *
 * Cost: every byte is read once and searched once for each form of each identifier.
 */
export async function findIdentifierTraces(
  dirs: readonly string[],
  identifiers: readonly string[],
): Promise<IdentifierTrace[]> {
  const needles = identifiers.flatMap(formsOf);
  const traces: IdentifierTrace[] = [];
  for (const path of (await Promise.all(dirs.map(filesBelow))).flat()) {
    traces.push(...(await searchFile(path, needles)));
    if (await isDatabase(path)) traces.push(...(await searchTables(path, identifiers)));
  }
  return traces;
}

interface Needle {
  form: string;
  identifier: string;
  bytes: Buffer;
}

function formsOf(identifier: string): Needle[] {
  const utf16 = Buffer.from(identifier, 'utf16le');
  const short = identifier.replace(/^0+/, '');
  const forms: [string, Buffer][] = [
    ['UTF-8', Buffer.from(identifier)],
    ['UTF-16 LE', utf16],
    ['UTF-16 BE', Buffer.from(utf16).swap16()],
    ['UTF-8 without leading zeros', Buffer.from(short)],
    ['UTF-16 without leading zeros', Buffer.from(short, 'utf16le')],
  ];
  if (/^\d{10,18}$/.test(short)) forms.push(['number of 8 bytes', numberBytes(short)]);
  return forms.map(([form, bytes]) => ({ form, identifier, bytes }));
}

function numberBytes(digits: string): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(digits));
  return bytes;
}

/** Every plain file; one that vanishes meanwhile holds nothing any more. */
async function filesBelow(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

const WINDOW_BYTES = 8 << 20;

async function searchFile(path: string, needles: Needle[]): Promise<IdentifierTrace[]> {
  const handle = await open(path).catch(() => null);
  if (handle === null) return [];
  const overlap = Math.max(0, ...needles.map(({ bytes }) => bytes.length - 1));
  const found = new Map<Needle, IdentifierTrace>();
  try {
    const window = Buffer.alloc(WINDOW_BYTES + overlap);
    for (let kept = 0; ; ) {
      const { bytesRead } = await handle.read(window, kept, WINDOW_BYTES, null);
      const part = window.subarray(0, kept + bytesRead);
      for (const needle of needles) {
        const { form, identifier } = needle;
        if (part.includes(needle.bytes)) found.set(needle, { place: path, form, identifier });
      }
      if (bytesRead === 0) return [...found.values()];
      kept = Math.min(overlap, part.length);
      part.copy(window, 0, part.length - kept);
    }
  } finally {
    await handle.close();
  }
}

async function isDatabase(path: string): Promise<boolean> {
  const handle = await open(path).catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 8);
    return buffer.toString('latin1') === 'DUCK';
  } finally {
    await handle.close();
  }
}

/** Grain: a trace a table and identifier. A build that was killed cannot be opened, nor read by anyone. */
async function searchTables(path: string, identifiers: readonly string[]) {
  const instance = await openReadOnly(path).catch(() => null);
  if (instance === null) return [];
  const session = await openSession(instance);
  try {
    const traces: IdentifierTrace[] = [];
    const columns = await session.rows<{ table: string; column: string }>(`
      SELECT table_name AS "table", column_name AS "column" FROM duckdb_columns()
      WHERE table_name IN (SELECT table_name FROM duckdb_tables())`);
    for (const table of new Set(columns.map((column) => column.table))) {
      const texts = columns
        .filter((column) => column.table === table)
        .map(({ column }) => `${sqlName(column)}::VARCHAR`);
      const list = identifiers.map((identifier) => sqlText(identifier.replace(/^0+/, '')));
      const found = await session.rows<{ identifier: string }>(`
        WITH line AS MATERIALIZED (
          SELECT concat_ws(chr(1), ${texts.join(', ')}) AS text FROM ${sqlName(table)}
        )
        SELECT identifier FROM unnest([${list.join(', ')}]) AS planted(identifier)
        WHERE EXISTS (FROM line WHERE contains(text, identifier))`);
      for (const { identifier } of found) {
        traces.push({ place: `${path}, ${table}`, form: 'value', identifier });
      }
    }
    return traces;
  } finally {
    session.close();
    instance.closeSync();
  }
}
