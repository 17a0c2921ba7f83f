import { guardPattern, type Localized } from '@tungngo/domain';
import { type Session, sqlName, sqlText } from '../duckdb/session.js';
import type { SourceTable } from '../sources/source.js';
import { type BoundColumn, columnText } from './binding.js';
import type { DelimitedKind } from './column-spec.js';
import {
  type CompiledColumn,
  compileColumn,
  compileWardName,
  isCell,
  isIdentifier,
  knownAreas,
  markOf,
  rawName,
  sqlTypeOf,
  withoutIdentifier,
  withoutPersonNumber,
} from './column-sql.js';
import { placeIncoming } from './incoming-place.js';
import { MENDS_HEADER } from './mending.js';
import { joinWards, type WardLookup } from './ward-lookup.js';

/** A rule that a row of `incoming` can break; `incoming.problem` holds its number. */
export interface NumberedRule {
  number: number;
  /** The column as the file calls it. */
  found: string;
  /** The kind's own header of it. */
  header: string;
  field: string;
  rule: string;
  reason: Localized;
}

/** What was staged of one file. */
export interface Staged {
  rules: NumberedRule[];
  /** Rows that DuckDB could split into columns; `incoming` holds them. */
  rows: number;
  /** SQL over `incoming` of a row's number, as `QuarantinedRow.row` has it. */
  recordSql: string;
  /** True when that counts only rows that could be split: malformed lines before it must be added. */
  numberedByOrder: boolean;
  /** True when `incoming` says in `mends` which quarantined row each row takes the place of. */
  mends: boolean;
}

/** What is to be staged: a table of a source, as what, and how its columns fill the kind's. */
export interface Staging {
  kind: DelimitedKind;
  table: SourceTable;
  columns: BoundColumn[];
  /** Set when the table names its wards and has no codes. */
  wards: WardLookup | null;
  /** The day of the import in Vietnam. */
  importDay: string;
}

/**
 * Reads a table once, types and checks every value, and leaves the rows in the table `incoming`
 * (see `incoming-place.ts`): a column per field, `problem` (0, or the number of the first rule broken), and for
 * rows with a problem `bad_value` and `raw`; `record` when the rows' order does not number them.
 * Identifiers are hashed on the way: none is stored.
 * Lines that cannot be split go to the temporary table `reject_errors`.
 *
 * Cost: one parallel pass over the source; memory is that of the typed rows, on disk when large.
 */
export async function stageTable(session: Session, staging: Staging): Promise<Staged> {
  const place = await placeIncoming(session, staging.table);
  await session.run('DROP TABLE IF EXISTS reject_errors');
  await session.run('DROP TABLE IF EXISTS reject_scans');
  for (const column of staging.columns) await nameKnownAreas(session, column);
  const { query, rules } = stagingQuery(staging);
  await session.run(`CREATE ${place} AS ${query}`);
  const { rows } = await session.one<{ rows: number }>(
    'SELECT count(*)::DOUBLE AS rows FROM incoming',
  );
  const { table } = staging;
  return {
    rules,
    rows,
    recordSql: recordOf(staging) ? 'record' : '(rowid + 1)::UBIGINT',
    numberedByOrder: table.rejects && !table.rowColumn,
    mends: mendsColumn(table) !== null,
  };
}

/** An ENUM needs a value even before there are areas: the empty text, which is no code. */
async function nameKnownAreas(session: Session, { field, type }: BoundColumn): Promise<void> {
  if (type.type !== 'area') return;
  await session.run(`DROP TYPE IF EXISTS ${knownAreas(field)}`);
  await session.run(`
    CREATE TEMP TYPE ${knownAreas(field)} AS ENUM (
      SELECT '' UNION SELECT code FROM area WHERE level IN (${type.levels.map(sqlText).join(', ')})
    )`);
}

/** SQL of a row's number over the relation; null when `rowid` tells it as well. */
function recordOf({ table, wards }: Staging): string | null {
  if (table.rowColumn) return 'source_row';
  // A join does not keep the order. Elsewhere the numbering would cost the parallel reading.
  return wards ? 'row_number() OVER ()' : null;
}

function stagingQuery(staging: Staging) {
  const { kind, columns, wards, table } = staging;
  const given = columns.filter((column) => column.given);
  const compiled = columns.map((spec) => ({ spec, ...compileBound(spec, staging) }));
  const checks = compiled.flatMap(({ spec, rules }) => rules.map((rule) => ({ spec, ...rule })));
  const rules = numberRules(kind, columns, checks);
  const mends = mendsColumn(table);
  const record = [...(recordOf(staging) ? ['record'] : []), ...(mends ? ['mends'] : [])];
  const found = wards ? ['found_ward'] : [];
  const raws = given.map(({ field }) => rawName(field));
  const values = compiled.map(({ spec, value }) => `${value} AS ${sqlName(spec.field)}`);
  const problem = checks.map(({ broken }, i) => `WHEN ${broken} THEN ${i + 1}`).join('\n      ');
  const query = `
    SELECT
      ${[...kind.columns.map(({ field }) => sqlName(field)), ...record].join(', ')},
      problem,
      ${badValue(columns, checks)} AS bad_value,
      ${rawRow(kind, columns)} AS raw
    FROM (
      SELECT *, (CASE ${problem} ELSE 0 END)::UTINYINT AS problem
      FROM (
        SELECT ${[...values, ...raws, ...record].join(', ')}
        FROM (
          SELECT ${[...given.map((spec) => `${textOf(spec)} AS ${rawName(spec.field)}`), ...record, ...found].join(', ')}
          FROM (${numbered(staging, table.relation)})
        )
      )
    )`;
  return { query, rules };
}

/** A text that an export guarded comes back as it was; no value of another type begins so. */
function textOf({ type, text }: BoundColumn): string {
  if (type.type !== 'text') return text;
  const { search, replacement } = guardPattern;
  return `regexp_replace(${text}, ${sqlText(search)}, ${sqlText(replacement)})`;
}

function numbered(staging: Staging, relation: string): string {
  const record = recordOf(staging);
  const mends = mendsColumn(staging.table);
  const added = [
    ...(record ? [`${record} AS record`] : []),
    ...(mends ? [`${mends} AS mends`] : []),
  ];
  const source = `SELECT ${['*', ...added].join(', ')} FROM ${relation}`;
  return staging.wards ? joinWards(staging.wards, source) : source;
}

/** SQL of the quarantined row that a row takes the place of; null in a file that mends none. */
function mendsColumn(table: SourceTable): string | null {
  return columnText(table, { column: MENDS_HEADER });
}

/** A column's value and rules; one of which the file says nothing has its default and no rule. */
function compileBound(spec: BoundColumn, { importDay, wards }: Staging): CompiledColumn {
  if (!spec.given) return { value: spec.default ?? `NULL::${sqlTypeOf(spec)}`, rules: [] };
  if (wards && spec.type.type === 'area') return compileWardName(spec);
  return compileColumn(spec, importDay);
}

function numberRules(
  kind: DelimitedKind,
  columns: BoundColumn[],
  checks: { spec: BoundColumn; rule: string; reason: Localized }[],
): NumberedRule[] {
  const ofColumns = checks.map(({ spec, rule, reason }) => ({
    found: spec.found,
    header: spec.header,
    field: spec.field,
    rule,
    reason,
  }));
  const foundOf = (field: string) =>
    columns.find((spec) => spec.field === field)?.found ?? headerOf(kind, field);
  const ofRows = (kind.rowRules ?? []).map(({ field, rule, reason }) => ({
    found: foundOf(field),
    header: headerOf(kind, field),
    field,
    rule,
    reason,
  }));
  const [key = ''] = kind.key;
  const conflict = kind.onKnownKey === 'replace' ? [keyConflict(kind, key, foundOf(key))] : [];
  return [...ofColumns, ...ofRows, ...conflict].map((rule, i) => ({ number: i + 1, ...rule }));
}

/** Rule of a kind whose rows replace: one key, two rows that differ. */
export const KEY_CONFLICT = 'key-conflict';

function headerOf(kind: DelimitedKind, field: string): string {
  return kind.columns.find((spec) => spec.field === field)?.header ?? field;
}

function keyConflict(kind: DelimitedKind, field: string, found: string) {
  return {
    found,
    header: headerOf(kind, field),
    field,
    rule: KEY_CONFLICT,
    reason: {
      vi: 'Một dòng trước đó trong tệp có cùng mã nhưng khác nội dung.',
      en: 'An earlier row of the file has the same key and says something else.',
    },
  };
}

/** The text in the column whose rule is broken. */
function badValue(columns: BoundColumn[], checks: { spec: BoundColumn }[]): string {
  const arms = columns.flatMap((spec) => {
    const numbers = checks.flatMap((check, i) => (check.spec === spec ? [i + 1] : []));
    const shown = shownText(spec, columns);
    return numbers.length === 0 ? [] : [`WHEN problem IN (${numbers.join(', ')}) THEN ${shown}`];
  });
  // Most rows have no problem, and would try every arm.
  return `CASE WHEN problem > 0 THEN CASE ${arms.join(' ')} END END`;
}

/**
 * The row as JSON by the kind's own headers, so that it can be mended and read again without the
 * mapping of its file; for rows that are or can still be rejected. A kind without persons keeps it
 * for every row, because its rules over whole rows run later; its files are small.
 */
function rawRow(kind: DelimitedKind, columns: BoundColumn[]): string {
  const pairs = columns
    .filter(({ given }) => given)
    .map((spec) => `${sqlText(spec.header)}, coalesce(${keptText(spec, columns)}, '')`);
  const json = `json_object(${pairs.join(', ')})`;
  return kind.onKnownKey === 'replace' ? json : `CASE WHEN problem > 0 THEN ${json} END`;
}

/** The mark of what is no identifier would be one when the row is read again, so it is left out. */
function keptText(spec: BoundColumn, columns: BoundColumn[]): string {
  const shown = shownText(spec, columns);
  return spec.type.type === 'identifier'
    ? `CASE WHEN ${isIdentifier(rawName(spec.field))} THEN ${shown} END`
    : shown;
}

/** A column's text as it may be kept: identifiers hashed, wherever in the row they stand. */
function shownText(spec: BoundColumn, columns: BoundColumn[]): string {
  const raw = rawName(spec.field);
  if (!columns.some(({ type }) => type.type === 'identifier')) return withoutPersonNumber(raw);
  if (spec.type.type === 'identifier') return markOf(sqlName(spec.field));
  if (spec.type.type === 'cell') {
    // What has nine digits and is a cell is no identifier; any number is also a number to base 16.
    return `CASE WHEN ${isCell(sqlName(spec.field))} THEN ${raw} ELSE ${withoutIdentifier(raw)} END`;
  }
  return withoutIdentifier(raw);
}
