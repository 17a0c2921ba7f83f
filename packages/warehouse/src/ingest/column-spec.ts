import type { AreaLevel, ImportKind, Localized } from '@tungngo/domain';

/** One value of a closed list, with the texts by which files call it. */
export interface Choice {
  value: string;
  labels: string[];
}

/** What a column's text means; each type has its SQL and its rules in `column-sql.ts`. */
export type ColumnType =
  /** Names a person; leaves the importer only as a keyed hash. */
  | { type: 'identifier' }
  | { type: 'text'; maxLength: number }
  | { type: 'whole'; min: number; max: number }
  | { type: 'decimal'; min: number; max: number }
  /** dd/mm/yyyy or ISO, within the accepted days. `future`: a day to come is right (a deadline). */
  | { type: 'day'; future?: boolean }
  /** Like `day`, with an optional time of day; Vietnam local time. */
  | { type: 'moment' }
  /** `sqlType` is the ENUM of `schema/tables.ts` that holds the values. */
  | { type: 'choice'; sqlType: string; choices: Choice[] }
  /** Some of a closed list, apart by comma or semicolon; none is right. */
  | { type: 'choices'; choices: Choice[] }
  /** The code of an area that the warehouse knows, at one of the levels. */
  | { type: 'area'; levels: readonly AreaLevel[] }
  /** The code of an area that the file itself introduces. */
  | { type: 'new-area' }
  /** H3 index of resolution 10. */
  | { type: 'cell' };

/** A column of a file: how its header is recognised and what its values must be. */
export interface ColumnSpec {
  /** Name of the warehouse column that it fills. */
  field: string;
  /** The header in our own files; also what messages call the column. */
  header: string;
  /** Other headers, Vietnamese or English; compared without case, diacritics and punctuation. */
  aliases: string[];
  /** True when a value may be missing. */
  optional?: true;
  /** SQL of the value that stands for a missing one. */
  default?: string;
  type: ColumnType;
}

/** A rule over a whole row that no single column can state. */
export interface RowRule {
  rule: string;
  /** Field that the message points at. */
  field: string;
  /** SQL over `incoming` (alias `row`) that is true for a row that breaks the rule. */
  broken: string;
  reason: Localized;
}

/** A kind of delimited file. Mapping profiles and further formats refer to its fields. */
export interface DelimitedKind {
  kind: Exclude<ImportKind, 'boundaries'>;
  /** Warehouse table that its accepted rows go to. */
  table: string;
  columns: ColumnSpec[];
  /** Fields of which a table must have at least one. */
  oneOf?: string[];
  /** Fields that name a row: a second row with the same key is a duplicate. */
  key: string[];
  /**
   * `append`: a known key is a duplicate, whatever else the row says (events).
   * `replace`: a known key with other values replaces the row that is there (dimensions).
   */
  onKnownKey: 'append' | 'replace';
  rowRules?: RowRule[];
  /** True for records of our own stores alone: no file may bring them. */
  ours?: true;
}
