import type { QuarantinedRow } from '@tungngo/domain';

/** What stands for a person's identifier: `#` and its keyed hash. */
export const isHidden = (value: string) => /^#[0-9a-f]{8,}/i.test(value);

/** The values that differ from the row as it was read. */
export function changedValues(
  raw: Record<string, string>,
  values: Record<string, string>,
): Record<string, string> {
  const changed = Object.entries(values).filter(([header, value]) => value !== raw[header]);
  return Object.fromEntries(changed);
}

/** Rows of the same file that wait for the same wrong value in the same column. */
export function alikeRows(row: QuarantinedRow, rows: readonly QuarantinedRow[]): QuarantinedRow[] {
  if (row.value === '' || isHidden(row.value)) return [];
  return rows.filter(
    (other) =>
      other.importId === row.importId &&
      other.row !== row.row &&
      other.header === row.header &&
      other.value === row.value &&
      other.mendedIn === null,
  );
}
