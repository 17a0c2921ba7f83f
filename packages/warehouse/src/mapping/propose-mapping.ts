import type { ColumnSource, MappingProposal } from '@tungngo/domain';
import type { DelimitedKind } from '../ingest/column-spec.js';
import { WARD_NAME } from './area-field-names.js';
import { Claims, type ReadColumns, readColumns } from './column-claims.js';
import { areaColumn, standIns } from './field-names.js';
import { columnPosition } from './header-words.js';
import { namesOfKind, steps } from './kind-names.js';

/** Which column of a table fills which field; `missing` is in the kind's order. */
export interface ProposedColumns extends Omit<MappingProposal, 'kind'> {
  /** Columns that no field takes. */
  unused: string[];
}

export interface MappingOptions {
  /** Sources that are decided already: a profile's. What is absent is recognised. */
  given?: Record<string, ColumnSource>;
  /** First rows, to see whether a column "Ward" holds codes or names. */
  sample?: readonly string[][];
}

/**
 * Recognises the columns of a table of the given kind by their headers: case, marks, punctuation,
 * Unicode form, units in brackets and language make no difference; a header with a typing error is
 * taken when it is near one name only. No column is taken twice, a personal one never.
 */
export function proposeMapping(
  headers: readonly string[],
  kind: DelimitedKind,
  options: MappingOptions = {},
): ProposedColumns {
  return proposeFor(readColumns(headers), kind, options);
}

/** `proposeMapping` for columns that are read already. */
export function proposeFor(
  columns: ReadColumns,
  kind: DelimitedKind,
  options: MappingOptions = {},
): ProposedColumns {
  const names = namesOfKind(kind);
  const claims = new Claims(columns, names);
  const given = options.given ?? {};
  for (const [field, source] of Object.entries(given)) claims.give(field, source);
  for (const step of steps) claims.take(step);
  claims.guess();
  if (options.sample) namesInCodeColumn(claims, kind, columns.headers, options.sample);
  dropStandIns(claims, kind, given);
  return {
    columns: claims.columns,
    missing: [...new Set([...missingFields(claims.columns, kind), ...claims.lost()])],
    ambiguous: claims.ambiguous(),
    unused: claims.unused(),
    guessed: [...claims.guessed].filter((field) => field in claims.columns),
  };
}

/**
 * Required fields of the kind that neither they themselves nor their stand-ins fill; where one of
 * several is needed, the first of them.
 */
export function missingFields(
  columns: Record<string, ColumnSource>,
  kind: DelimitedKind,
): string[] {
  const stoodFor = standIns(kind)
    .filter(({ needed }) => needed.every((field) => field in columns))
    .map((standIn) => standIn.for);
  const missing = kind.columns
    .filter((column) => !column.optional && column.default === undefined)
    .map(({ field }) => field)
    .filter((field) => !(field in columns) && !stoodFor.includes(field));
  const oneOf = kind.oneOf?.some((field) => field in columns) ? [] : (kind.oneOf ?? []);
  return [...missing, ...oneOf.slice(0, 1)];
}

/** Stand-ins give way to the field itself and are worth nothing when a needed one is absent. */
function dropStandIns(claims: Claims, kind: DelimitedKind, given: Record<string, ColumnSource>) {
  for (const standIn of standIns(kind)) {
    const complete = standIn.needed.every((field) => field in claims.columns);
    const decided = standIn.needed.some((field) => field in given);
    if (decided && !(standIn.for in given)) claims.drop(standIn.for);
    if (complete && !(standIn.for in claims.columns)) {
      claims.settle(standIn.for);
      continue;
    }
    for (const { field } of standIn.fields) {
      if (field in given) continue;
      delete claims.columns[field];
      if (standIn.for in claims.columns) claims.settle(field);
    }
  }
}

/** A column that is called a code and holds names is a column of names. */
function namesInCodeColumn(
  claims: Claims,
  kind: DelimitedKind,
  headers: readonly string[],
  sample: readonly string[][],
) {
  const field = areaColumn(kind)?.field ?? '';
  const source = claims.columns[field];
  if (!source || 'constant' in source || claims.isGiven(field)) return;
  const position = columnPosition(headers, source.column);
  const values = sample.map((row) => row[position]?.trim() ?? '').filter((value) => value !== '');
  const names = values.filter((value) => /\p{L}/u.test(value));
  if (values.length === 0 || names.length * 2 < values.length) return;
  claims.drop(field);
  if (!(WARD_NAME in claims.columns)) claims.columns[WARD_NAME] = source;
}
