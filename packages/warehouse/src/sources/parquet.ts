import { DuckDBInstance } from '@duckdb/node-api';
import { openSession, type Session, sealed, sqlName, sqlText } from '../duckdb/session.js';
import { type Content, type Opened, Refusal } from './content.js';
import { headerText } from './delimited-layout.js';
import { limits } from './limits.js';
import type { OpenOptions } from './source.js';
import * as problems from './source-problems.js';

interface ParquetColumn {
  column_name: string;
  column_type: string;
}

/**
 * Opens a Parquet file: columns as text, days and moments as ISO (to the second, moments with a
 * zone in Vietnam's), whole numbers without a decimal point, nested values as JSON. Every page is
 * read once, so that a broken file is refused before anything is made of it.
 */
export async function openParquet(content: Content, options: OpenOptions): Promise<Opened> {
  const instance = await DuckDBInstance.create(':memory:', { ...sealed, threads: '2' });
  const session = await openSession(instance);
  const interrupt = () => session.interrupt();
  options.signal?.addEventListener('abort', interrupt);
  try {
    options.signal?.throwIfAborted();
    return await readTable(session, content);
  } catch (error) {
    if (error instanceof Refusal || options.signal?.aborted) throw error;
    throw new Refusal(problems.fileProblem(content.file, problems.brokenParquet));
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
    session.close();
    instance.closeSync();
  }
}

async function readTable(session: Session, { path, file }: Content): Promise<Opened> {
  const scan = `read_parquet(${sqlText(path)}, binary_as_string = true)`;
  const columns = await session.rows<ParquetColumn>(`DESCRIBE SELECT * FROM ${scan}`);
  if (columns.length > limits.columns) {
    throw new Refusal(problems.tooManyColumns(file, columns.length, limits.columns));
  }
  await session.run(`SELECT bit_xor(hash(COLUMNS(*))) FROM ${scan}`);
  const numbered = `read_parquet(${sqlText(path)}, binary_as_string = true, file_row_number = true)`;
  const texts = columns.map(
    ({ column_name: name, column_type: type }, i) => `${textOf(sqlName(name), type)} AS c${i}`,
  );
  const relation = `(SELECT ${texts.join(', ')}, (file_row_number + 1)::UBIGINT AS source_row FROM ${numbered})`;
  const rows = await session.rows<Record<string, string | null>>(
    `SELECT * FROM ${relation} LIMIT ${limits.sampleRows}`,
  );
  if (rows.length === 0) {
    throw new Refusal(problems.fileProblem(file, problems.empty, {}, 'file-empty'));
  }
  const table = {
    name: '',
    headers: columns.map(({ column_name: name }) => headerText(name)),
    headerRow: 0,
    sample: rows.map((row) => columns.map((_, i) => row[`c${i}`] ?? '')),
    relation,
    rowColumn: true,
    rejects: false,
    textPath: null,
  };
  const close = async () => {};
  return {
    format: 'parquet',
    encoding: null,
    tables: [table],
    inPlace: null,
    content: null,
    close,
  };
}

/** SQL for a column as text. */
function textOf(column: string, type: string): string {
  if (/[[(]/.test(type) && !type.startsWith('DECIMAL') && !type.startsWith('ENUM')) {
    return `to_json(${column})::VARCHAR`;
  }
  switch (type) {
    case 'FLOAT':
    case 'DOUBLE':
      return `CASE WHEN isnan(${column}) THEN NULL
        WHEN abs(${column}) < 1e15 AND ${column} = trunc(${column})
        THEN (${column}::BIGINT)::VARCHAR ELSE ${column}::VARCHAR END`;
    case 'TIMESTAMP':
    case 'TIMESTAMP_S':
    case 'TIMESTAMP_MS':
    case 'TIMESTAMP_NS':
      return `strftime(${column}::TIMESTAMP, '%Y-%m-%d %H:%M:%S')`;
    case 'TIMESTAMP WITH TIME ZONE':
      return `strftime(timezone('Asia/Ho_Chi_Minh', ${column}), '%Y-%m-%d %H:%M:%S')`;
    default:
      return `${column}::VARCHAR`;
  }
}
