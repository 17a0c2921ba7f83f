import type { AreaQuality, Day, QualityReport } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import { refreshEvidence } from './evidence.js';
import { readFindings } from './findings.js';
import { areaScores, sourceScores } from './scores.js';

/** The day that ages are counted to: today, or the campaign's last day once it is over. */
export async function qualityAsOf(session: Session, today: Day): Promise<Day> {
  const { asOf } = await session.one<{ asOf: Day }>(
    `SELECT coalesce(min(least($today::DATE, end_day)), $today::DATE)::VARCHAR AS "asOf" FROM campaign`,
    { today },
  );
  return asOf;
}

/** The quality of the data, as it stands on a day. Cost: that of the evidence's tables. */
export async function readQuality(session: Session, today: Day): Promise<QualityReport> {
  const asOf = await qualityAsOf(session, today);
  const areas = await areaScores(session, asOf);
  return {
    asOf,
    areas: areas.map(({ dueDays, ...area }): AreaQuality => area),
    sources: await sourceScores(session, asOf),
    findings: await readFindings(session, asOf),
  };
}

/**
 * Judges the build: gathers the evidence, and writes scores and findings as of today for whoever
 * works with SQL. Readers judge the same evidence again on their own day. `events`
 * says whether events have changed; else they are not scanned.
 */
export async function refreshQuality(
  session: Session,
  today: Day,
  { events }: { events: boolean },
): Promise<void> {
  await refreshEvidence(session, events);
  const asOf = await qualityAsOf(session, today);
  await store(session, 'quality_area', areaColumns, await areaScores(session, asOf), asOf);
  await store(session, 'quality_source', sourceColumns, await sourceScores(session, asOf), asOf);
  const findings = await readFindings(session, asOf);
  const flat = findings.map(({ text, ...finding }) => ({ ...finding, vi: text.vi, en: text.en }));
  await store(session, 'quality_finding', findingColumns, flat, null);
}

/** Columns of a table by the property that fills them. */
type Columns = Record<string, [property: string, type: string]>;

const scoreColumns: Columns = {
  valid: ['valid', 'DOUBLE'],
  complete: ['complete', 'DOUBLE'],
  clean: ['clean', 'DOUBLE'],
  live: ['live', 'DOUBLE'],
  overall: ['overall', 'DOUBLE'],
};
const areaColumns: Columns = {
  area_code: ['code', 'VARCHAR'],
  ...scoreColumns,
  newest_day: ['newestDay', 'DATE'],
  stale: ['stale', 'BOOLEAN'],
  due_days: ['dueDays', 'UINTEGER'],
  missing_days: ['missingDays', 'UINTEGER'],
};
const sourceColumns: Columns = { import_id: ['importId', 'UINTEGER'], ...scoreColumns };
const findingColumns: Columns = {
  dimension: ['dimension', 'VARCHAR'],
  rule: ['rule', 'VARCHAR'],
  ward_code: ['code', 'VARCHAR'],
  import_id: ['importId', 'UINTEGER'],
  day: ['day', 'DATE'],
  count: ['count', 'UINTEGER'],
  text_vi: ['vi', 'VARCHAR'],
  text_en: ['en', 'VARCHAR'],
  sql: ['sql', 'VARCHAR'],
};

/** Replaces a table's rows, in one statement. */
async function store(
  session: Session,
  table: string,
  columns: Columns,
  rows: object[],
  asOf: Day | null,
): Promise<void> {
  await session.run(`DELETE FROM ${table}`);
  const shape = Object.values(columns).map(([property, type]) => `"${property}": "${type}"`);
  const values = Object.values(columns).map(([property]) => `row."${property}"`);
  const names = [...Object.keys(columns), ...(asOf ? ['as_of'] : [])];
  await session.run(
    `INSERT INTO ${table} (${names.join(', ')})
    SELECT ${values.join(', ')}${asOf ? ', $asOf::DATE' : ''}
    FROM (SELECT unnest(from_json($rows::JSON, '[{${shape.join(', ')}}]')) AS row)`,
    { rows: JSON.stringify(rows), ...(asOf && { asOf }) },
  );
}
