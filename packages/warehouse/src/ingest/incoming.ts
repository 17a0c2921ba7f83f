import type { Localized } from '@tungngo/domain';
import { type Session, sqlName, sqlText } from '../duckdb/session.js';
import type { ColumnSpec, DelimitedKind } from './column-spec.js';
import { compileColumn, hashText, rawName, withoutIdentifier } from './column-sql.js';
import type { FileLayout } from './header.js';

/** A rule that a row of `incoming` can break; `incoming.problem` holds its number. */
export interface NumberedRule {
  number: number;
  header: string;
  field: string;
  rule: string;
  reason: Localized;
}

/** What was staged of one file. */
export interface Staged {
  rules: NumberedRule[];
  /** Rows that DuckDB could split into columns; `incoming` holds them in the file's order. */
  rows: number;
}

/**
 * Reads a file once, types and checks every value, and leaves the rows in the temporary table
 * `incoming`: a column per field, `problem` (0, or the number of the first rule broken), and for
 * rows with a problem `bad_value` and `raw`. Identifiers are hashed on the way: none is stored.
 * Lines that cannot be split go to the temporary table `reject_errors`.
 *
 * Cost: one parallel pass over the file; memory is that of the typed rows, spilled when large.
 */
export async function stageFile(
  session: Session,
  path: string,
  kind: DelimitedKind,
  layout: FileLayout,
  importDay: string,
): Promise<Staged> {
  await session.run('DROP TABLE IF EXISTS incoming');
  await session.run('DROP TABLE IF EXISTS reject_errors');
  await session.run('DROP TABLE IF EXISTS reject_scans');
  const { sql, rules } = stagingQuery(path, kind, layout, importDay);
  await session.run(sql);
  const { rows } = await session.one<{ rows: number }>(
    'SELECT count(*)::DOUBLE AS rows FROM incoming',
  );
  return { rules, rows };
}

interface BoundColumn extends ColumnSpec {
  /** Header as the file has it; null when an optional column is absent. */
  found: string | null;
  /** SQL of the text that was read. */
  text: string;
}

function stagingQuery(path: string, kind: DelimitedKind, layout: FileLayout, importDay: string) {
  const columns = kind.columns.map((spec): BoundColumn => {
    const position = layout.position.get(spec.field);
    if (position === undefined) return { ...spec, found: null, text: 'NULL::VARCHAR' };
    const found = layout.headers[position] ?? spec.header;
    return { ...spec, found, text: `c${position}` };
  });
  const compiled = columns.map((spec) => ({ spec, ...compileColumn(spec, importDay) }));
  const checks = compiled.flatMap(({ spec, rules }) => rules.map((rule) => ({ spec, ...rule })));
  const rules = numberRules(kind, checks);
  const texts = columns.map((spec) => `${spec.text} AS ${rawName(spec.field)}`);
  const values = compiled.map(({ spec, value }) => `${value} AS ${sqlName(spec.field)}`);
  const problem = checks.map(({ broken }, i) => `WHEN ${broken} THEN ${i + 1}`).join('\n      ');
  const sql = `
    CREATE TEMP TABLE incoming AS
    SELECT
      ${kind.columns.map(({ field }) => sqlName(field)).join(', ')},
      problem,
      ${badValue(columns, checks)} AS bad_value,
      ${rawRow(kind, columns, layout)} AS raw
    FROM (
      SELECT *, (CASE ${problem} ELSE 0 END)::UTINYINT AS problem
      FROM (
        SELECT ${values.join(', ')}, ${columns.map(({ field }) => rawName(field)).join(', ')}
        FROM (SELECT ${texts.join(', ')} FROM ${readCsv(path, layout)})
      )
    )`;
  return { sql, rules };
}

function readCsv(path: string, layout: FileLayout): string {
  const columns = layout.headers.map((_, i) => `'c${i}': 'VARCHAR'`).join(', ');
  return `read_csv(
          ${sqlText(path)}, auto_detect = false, header = true, delim = ${sqlText(layout.delimiter)},
          quote = '"', escape = '"', store_rejects = true, columns = {${columns}}
        )`;
}

function numberRules(
  kind: DelimitedKind,
  checks: { spec: BoundColumn; rule: string; reason: Localized }[],
): NumberedRule[] {
  const ofColumns = checks.map(({ spec, rule, reason }) => ({
    header: spec.found ?? spec.header,
    field: spec.field,
    rule,
    reason,
  }));
  const ofRows = (kind.rowRules ?? []).map(({ field, rule, reason }) => ({
    header: kind.columns.find((spec) => spec.field === field)?.header ?? field,
    field,
    rule,
    reason,
  }));
  const conflict = kind.onKnownKey === 'replace' ? [keyConflict(kind)] : [];
  return [...ofColumns, ...ofRows, ...conflict].map((rule, i) => ({ number: i + 1, ...rule }));
}

export const KEY_CONFLICT = 'key-conflict';

function keyConflict(kind: DelimitedKind) {
  const field = kind.key[0] ?? '';
  return {
    header: kind.columns.find((spec) => spec.field === field)?.header ?? field,
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
  return `CASE ${arms.join(' ')} END`;
}

/**
 * The row as JSON by header, for rows that are or can still be rejected. A kind without persons
 * keeps it for every row, because its rules over whole rows run later; its files are small.
 */
function rawRow(kind: DelimitedKind, columns: BoundColumn[], layout: FileLayout): string {
  const pairs = columns
    .filter(({ found }) => found !== null)
    .sort((a, b) => (layout.position.get(a.field) ?? 0) - (layout.position.get(b.field) ?? 0))
    .map((spec) => `${sqlText(spec.found ?? '')}, coalesce(${shownText(spec, columns)}, '')`);
  const json = `json_object(${pairs.join(', ')})`;
  return kind.onKnownKey === 'replace' ? json : `CASE WHEN problem > 0 THEN ${json} END`;
}

/** A column's text as it may be kept: identifiers hashed, wherever in the row they stand. */
function shownText(spec: BoundColumn, columns: BoundColumn[]): string {
  const raw = rawName(spec.field);
  if (!columns.some(({ type }) => type.type === 'identifier')) return raw;
  if (spec.type.type === 'identifier') return hashText(raw);
  if (spec.type.type === 'cell') {
    return `CASE WHEN ${sqlName(spec.field)} IS NOT NULL THEN ${raw} ELSE ${withoutIdentifier(raw)} END`;
  }
  return withoutIdentifier(raw);
}
