import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** What a warehouse's directory publishes. */
export interface Content {
  generation: number;
  /** A sum over every row of every table, whatever their order; times of day of the work left out. */
  digest: string;
}

/** Reads the published generation as any program would, by its pointer. Throws when it is not whole. */
export async function readContent(warehouseDir: string): Promise<Content> {
  const pointer = JSON.parse(await readFile(join(warehouseDir, 'CURRENT'), 'utf8'));
  const generation = Number(pointer.number);
  const folder = join(warehouseDir, 'generations', String(generation).padStart(6, '0'));
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  for (const field of ['number', 'publishedAt', 'events', 'persons']) {
    if (manifest[field] !== pointer[field])
      throw new Error(`pointer and manifest: ${field} differs`);
  }
  return { generation, digest: await digestOf(join(folder, 'warehouse.duckdb')) };
}

async function digestOf(path: string): Promise<string> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '2' });
  const connection = await instance.connect();
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
  try {
    const tables = await rows(`
      SELECT table_name, string_agg('"' || column_name || '"', ', ' ORDER BY column_index)
      FROM duckdb_columns()
      WHERE table_name IN (SELECT table_name FROM duckdb_tables())
        AND data_type <> 'TIMESTAMP WITH TIME ZONE' AND column_name <> 'elapsed_ms'
      GROUP BY table_name ORDER BY table_name`);
    const sums: string[] = [];
    for (const [table, columns] of tables) {
      const [sum] = await rows(
        `SELECT count(*), coalesce(sum(hash(${columns})::HUGEINT), 0)::VARCHAR FROM "${table}"`,
      );
      sums.push(`${table}: ${sum?.join(' ')}`);
    }
    return sums.join('\n');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Tables whose content differs. */
export function differingTables(a: string, b: string): string[] {
  const [left, right] = [a.split('\n'), b.split('\n')];
  return left.filter((line) => !right.includes(line)).map((line) => line.split(':')[0] ?? line);
}

/** Files of a warehouse's directory that no published or kept generation needs. */
export async function leftoversIn(warehouseDir: string, published: number): Promise<string[]> {
  const entries = await readdir(warehouseDir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(warehouseDir, join(parentPath, name)));
  return files.filter((file) => {
    const kept = /^generations\/(\d{6})\/(manifest\.json|warehouse\.duckdb)$/.exec(file);
    return file !== 'CURRENT' && !(kept && Number(kept[1]) <= published);
  });
}
