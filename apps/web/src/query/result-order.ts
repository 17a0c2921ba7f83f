import type { QueryResult, QueryValue } from '@tungngo/domain';

export interface ResultSorting {
  column: number;
  descending: boolean;
}

const collator = new Intl.Collator('vi', { numeric: true });
const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/i;

/** A type's name as it is shown: an enumeration's lists all its values, which is too much. */
export const shownType = (type: string): string => (type.startsWith('ENUM') ? 'ENUM' : type);

/** True when the column's values are numbers, even those that JSON carries as text. */
export const isNumericType = (type: string): boolean => NUMERIC.test(type);

/** Row numbers in the order asked; empty values last, as they say the least. */
export function orderRows(result: QueryResult, sorting: ResultSorting | null): number[] {
  const rows = Array.from({ length: result.rows }, (_, i) => i);
  if (!sorting) return rows;
  const values = result.values[sorting.column] ?? [];
  const numeric = isNumericType(result.columns[sorting.column]?.type ?? '');
  const sign = sorting.descending ? -1 : 1;
  return rows.sort((a, b) => {
    const [left, right] = [values[a] ?? null, values[b] ?? null];
    if (left === null || right === null) return left === right ? a - b : left === null ? 1 : -1;
    return sign * compareValues(left, right, numeric) || a - b;
  });
}

function compareValues(a: NonNullable<QueryValue>, b: NonNullable<QueryValue>, numeric: boolean) {
  if (numeric || (typeof a === 'number' && typeof b === 'number')) {
    // Beyond 2^53 numbers arrive as text, and neighbours would be equal as floating point.
    return Number(a) - Number(b) || collator.compare(String(a), String(b));
  }
  return collator.compare(String(a), String(b));
}
