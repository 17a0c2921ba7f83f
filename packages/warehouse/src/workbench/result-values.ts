import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBGeometryValue,
  DuckDBListValue,
  DuckDBMapValue,
  type DuckDBPreparedStatement,
  type DuckDBResult,
  DuckDBStructValue,
  DuckDBUnionValue,
  type DuckDBValue,
  DuckDBVariantValue,
} from '@duckdb/node-api';
import { ok, type QueryColumn, type QueryValue, type Result, refused } from '@tungngo/domain';
import { rowTooLarge } from './query-problems.js';

/** The part of a result that was asked for. */
export interface ReadRows {
  columns: QueryColumn[];
  values: QueryValue[][];
  rows: number;
  truncated: boolean;
}

/** A number that a double holds exactly has at most this many digits. */
const EXACT_DIGITS = 15;

/**
 * Runs a prepared statement and reads its rows chunk by chunk, until there are `limit` of them or
 * `maxBytes` are full; what follows is never made.
 */
export async function readRows(
  prepared: DuckDBPreparedStatement,
  limit: number,
  maxBytes: number,
): Promise<Result<ReadRows>> {
  const result = await prepared.stream();
  const columns = columnsOf(result);
  const values: QueryValue[][] = columns.map(() => []);
  let rows = 0;
  let bytes = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return ok({ columns, values, rows, truncated: false });
    const vectors = columns.map((_, c) => chunk.getColumnVector(c));
    for (let r = 0; r < chunk.rowCount; r++) {
      if (rows === limit) return ok({ columns, values, rows, truncated: true });
      const row = vectors.map((vector) => queryValue(vector.getItem(r)));
      for (const value of row) bytes += typeof value === 'string' ? value.length + 8 : 8;
      if (bytes > maxBytes) {
        return rows === 0 ? refused(rowTooLarge) : ok({ columns, values, rows, truncated: true });
      }
      for (const [c, value] of row.entries()) values[c]?.push(value);
      rows++;
    }
  }
}

function columnsOf(result: DuckDBResult): QueryColumn[] {
  return result.columnNames().map((name, c) => {
    const type = result.columnType(c);
    return { name, type: type.alias ?? type.toString() };
  });
}

/** A value as JSON can carry it, without loss: what does not fit a number is text. */
export function queryValue(value: DuckDBValue): QueryValue {
  if (isNested(value)) return JSON.stringify(plainValue(value));
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  }
  if (value instanceof DuckDBDecimalValue) return decimal(value.toString());
  if (value instanceof DuckDBBlobValue || value instanceof DuckDBGeometryValue) {
    return Buffer.from(value.bytes).toString('hex');
  }
  return value.toString();
}

function decimal(text: string): QueryValue {
  return text.replace(/\D/g, '').length <= EXACT_DIGITS ? Number(text) : text;
}

type Nested =
  | DuckDBListValue
  | DuckDBArrayValue
  | DuckDBStructValue
  | DuckDBMapValue
  | DuckDBUnionValue
  | DuckDBVariantValue;

function isNested(value: DuckDBValue): value is Nested {
  return (
    value instanceof DuckDBListValue ||
    value instanceof DuckDBArrayValue ||
    value instanceof DuckDBStructValue ||
    value instanceof DuckDBMapValue ||
    value instanceof DuckDBUnionValue ||
    value instanceof DuckDBVariantValue
  );
}

/** Lists, structs and maps as plain arrays and objects, for JSON. */
function plainValue(value: DuckDBValue): unknown {
  if (!isNested(value)) return queryValue(value);
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) {
    return value.items.map(plainValue);
  }
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(
      Object.entries(value.entries).map(([name, item]) => [name, plainValue(item)]),
    );
  }
  if (value instanceof DuckDBMapValue) {
    return value.entries.map(({ key, value: item }) => ({
      key: plainValue(key),
      value: plainValue(item),
    }));
  }
  return plainValue(value.value);
}
