import type { Day, QualityFinding, QualityRule } from '@tungngo/domain';
import { qualityRules } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import { rowsOf } from './finding-rows.js';
import { type Fact, textOf } from './finding-texts.js';
import { dueDays, waitingRows } from './scores.js';

/** Everything that lowers a score on a day, most serious first. Cost: as the scores. */
export async function readFindings(session: Session, asOf: Day): Promise<QualityFinding[]> {
  const facts: Fact[] = [];
  for (const query of factQueries) {
    const takesDay = query.includes('$asOf');
    facts.push(...(await session.rows<Fact>(query, takesDay ? { asOf } : {})));
  }
  return facts.sort(bySeriousness).map((fact) => ({
    dimension: qualityRules[fact.rule],
    rule: fact.rule,
    code: fact.ward,
    importId: fact.importId,
    day: fact.from,
    count: fact.count,
    text: textOf(fact, asOf),
    sql: rowsOf(fact, asOf),
  }));
}

const order = Object.keys(qualityRules) as QualityRule[];

function bySeriousness(a: Fact, b: Fact): number {
  return (
    order.indexOf(a.rule) - order.indexOf(b.rule) ||
    b.count - a.count ||
    (a.ward ?? '').localeCompare(b.ward ?? '') ||
    (a.from ?? '').localeCompare(b.from ?? '') ||
    (a.importId ?? '').localeCompare(b.importId ?? '')
  );
}

/** A fact's columns; what a query does not say is null. */
function select(rule: string, given: Partial<Record<keyof Fact, string>>): string {
  const columns: (keyof Fact)[] = [
    'ward',
    'wardName',
    'importId',
    'file',
    'indicator',
    'from',
    'to',
    'count',
    'observed',
    'expected',
    'reasonVi',
    'reasonEn',
    'brokenRule',
    'column',
  ];
  const list = columns.map((name) => `${given[name] ?? 'NULL'} AS "${name}"`);
  return `SELECT ${rule} AS rule, ${list.join(', ')}`;
}

const brokenRules = `
  ${select("'rule-broken'", {
    ward: 'area_code',
    wardName: 'any_value(area.name)',
    importId: 'import_id::VARCHAR',
    file: 'any_value(file)',
    count: 'count(*)::DOUBLE',
    reasonVi: 'any_value(reason_vi)',
    reasonEn: 'any_value(reason_en)',
    brokenRule: 'broken.rule',
    column: 'header',
  })}
  FROM (${waitingRows}) AS broken
  JOIN import USING (import_id)
  LEFT JOIN area ON area.code = area_code
  GROUP BY import_id, broken.rule, header, area_code`;

/** Runs of missing days: days that are not due in between do not part them. Grain: ward, run. */
const missingDays = `
  ${select("'day-missing'", {
    ward: 'ward_code',
    wardName: 'any_value(name)',
    from: 'min(day)::VARCHAR',
    to: 'max(day)::VARCHAR',
    count: 'count(*)::DOUBLE',
  })}
  FROM (
    SELECT *, nth - row_number() OVER (PARTITION BY ward_code ORDER BY day) AS run
    FROM (
      SELECT *, row_number() OVER (PARTITION BY ward_code ORDER BY day) AS nth
      FROM (${dueDays})
    ) WHERE NOT reported
  )
  JOIN area ON area.code = ward_code
  WHERE ward_code IN (SELECT ward_code FROM reported_day)
  GROUP BY ward_code, run`;

const silentWards = `
  ${select("'ward-silent'", {
    ward: 'ward_code',
    wardName: 'any_value(name)',
    from: 'min(day)::VARCHAR',
    to: 'max(day)::VARCHAR',
    count: 'count(*)::DOUBLE',
  })}
  FROM (${dueDays}) JOIN area ON area.code = ward_code
  WHERE ward_code NOT IN (SELECT ward_code FROM reported_day)
  GROUP BY ward_code`;

const staleWards = `
  ${select("'stale'", {
    ward: 'due.ward_code',
    wardName: 'any_value(name)',
    from: 'any_value(newest_day)::VARCHAR',
    count: 'count(*)::DOUBLE',
    observed: '($asOf::DATE - min(due_on) + 1)::DOUBLE',
  })}
  FROM (${dueDays}) AS due
  JOIN (SELECT ward_code, max(day) AS newest_day FROM reported_day GROUP BY ward_code) AS newest
    ON newest.ward_code = due.ward_code AND due.day > newest_day
  JOIN area ON area.code = due.ward_code
  GROUP BY due.ward_code`;

const withoutDenominator = `
  ${select("'denominator-missing'", { ward: 'code', wardName: 'name', count: '1::DOUBLE' })}
  FROM area ANTI JOIN (
    FROM eligible_in_force WHERE from_day <= $asOf::DATE AND permanent + temporary > 0
  ) AS known ON known.area_code = area.code
  ANTI JOIN excluded_eligible AS excluded ON excluded.ward_code = area.code
  WHERE level = 'ward'`;

const accountTargets = `FROM target WHERE indicator IS NULL OR indicator IN ('level1', 'level2')`;

/** Where no ward has a target of accounts, targets are not given to wards. */
const withoutTarget = `
  ${select("'target-missing'", { ward: 'code', wardName: 'name', count: '1::DOUBLE' })}
  FROM area ANTI JOIN (${accountTargets}) AS target ON target.area_code = area.code
  WHERE level = 'ward' AND EXISTS (
    FROM (${accountTargets}) AS target JOIN area AS given ON given.code = target.area_code AND given.level = 'ward'
  )`;

/** Runs of days with one contradiction in one ward. Grain: rule, ward, indicator, run. */
const contradictions = `
  ${select('rule', {
    ward: 'ward_code',
    wardName: 'any_value(name)',
    indicator: 'indicator::VARCHAR',
    importId: "CASE WHEN rule = 'sources-differ' THEN max(run.import_id)::VARCHAR END",
    from: 'min(day)::VARCHAR',
    to: 'max(day)::VARCHAR',
    count: 'count(*)::DOUBLE',
    observed: 'arg_max(observed, abs(observed - expected))',
    expected: 'arg_max(expected, abs(observed - expected))',
  })}
  FROM (
    SELECT
      *, day - (row_number() OVER (PARTITION BY rule, ward_code, indicator ORDER BY day))::INTEGER
        AS start
    FROM quality_fault WHERE rule NOT IN ('residence-twice', 'reversal-alone')
  ) AS run
  JOIN area ON area.code = ward_code
  GROUP BY rule, ward_code, indicator, start`;

/** Contradictions of single records, all of a ward together. Grain: rule, ward. */
const contradictingRecords = `
  ${select('rule', {
    ward: 'ward_code',
    wardName: 'any_value(name)',
    from: 'min(day)::VARCHAR',
    to: 'max(day)::VARCHAR',
    count: "CASE rule WHEN 'residence-twice' THEN count(*) ELSE sum(rows) END::DOUBLE",
  })}
  FROM quality_fault JOIN area ON area.code = ward_code
  WHERE rule IN ('residence-twice', 'reversal-alone')
  GROUP BY rule, ward_code`;

const duplicates = `
  ${select("'duplicate'", {
    importId: 'import_id::VARCHAR',
    file: 'file',
    count: 'duplicate::DOUBLE',
    observed: 'rows_read::DOUBLE',
  })}
  FROM import WHERE duplicate > 0`;

const factQueries = [
  silentWards,
  staleWards,
  missingDays,
  contradictions,
  contradictingRecords,
  brokenRules,
  withoutDenominator,
  duplicates,
  withoutTarget,
];
