import type { ColumnSource } from '@tungngo/domain';
import { sqlText } from '../duckdb/session.js';
import { columnPosition } from '../mapping/header-words.js';
import type { SourceTable } from '../sources/source.js';
import type { ColumnSpec, DelimitedKind } from './column-spec.js';

/** A column of a kind with the text that the file has for it. */
export interface BoundColumn extends ColumnSpec {
  /** How messages call it: the file's own header, or the kind's where it has none. */
  found: string;
  /** False when neither file nor profile says anything about it. */
  given: boolean;
  /** SQL of the text over the source's relation. */
  text: string;
}

/** By field: what fills one that the table holds in another form, in SQL over its relation. */
export type DerivedTexts = Map<string, { text: string; found: string }>;

/** Binds each column of a kind to what the mapping says, to a derived text, or to nothing. */
export function bindColumns(
  kind: DelimitedKind,
  table: SourceTable,
  mapping: Record<string, ColumnSource>,
  derived: DerivedTexts,
): BoundColumn[] {
  return kind.columns.map((spec): BoundColumn => {
    const made = derived.get(spec.field);
    if (made) return { ...spec, given: true, ...made };
    const source = mapping[spec.field];
    const text = source ? columnText(table, source) : null;
    if (!source || text === null) {
      return { ...spec, given: false, found: spec.header, text: 'NULL::VARCHAR' };
    }
    return { ...spec, given: true, text, found: 'column' in source ? source.column : spec.header };
  });
}

/** SQL of what a source says in each row; null when the table has no such column. */
export function columnText(table: SourceTable, source: ColumnSource): string | null {
  if ('constant' in source) return sqlText(source.constant);
  const position = columnPosition(table.headers, source.column);
  return position < 0 ? null : `c${position}`;
}
