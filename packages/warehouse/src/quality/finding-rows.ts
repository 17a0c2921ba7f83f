import type { Day } from '@tungngo/domain';
import { sqlText } from '../duckdb/session.js';
import type { Fact } from './finding-texts.js';

/**
 * One SELECT that lists a finding's rows in the workbench. It returns `count` rows; for duplicates,
 * which are not kept, it returns the import with its count of them.
 */
export function rowsOf(fact: Fact, asOf: Day): string {
  const ward = sqlText(fact.ward ?? '');
  const due = `SELECT ward_code, day, due_on FROM due_day ANTI JOIN reported_day USING (ward_code, day)
WHERE ward_code = ${ward} AND due_on <= DATE ${sqlText(asOf)}`;
  switch (fact.rule) {
    case 'rule-broken':
      return brokenRows(fact);
    case 'ward-silent':
      return `${due} ORDER BY day`;
    case 'stale':
      return `${due} AND day > DATE ${sqlText(fact.from ?? asOf)} ORDER BY day`;
    case 'day-missing':
      return `${due}
AND ${between(fact)} ORDER BY day`;
    case 'denominator-missing':
    case 'target-missing':
      return `SELECT * FROM area WHERE code = ${ward}`;
    case 'name-twice':
      return `SELECT * FROM area WHERE code = ${ward}`;
    case 'duplicate':
      return `SELECT file, rows_read, duplicate FROM import WHERE import_id = ${Number(fact.importId)}`;
    case 'residence-twice':
      return `SELECT person, happened_at::DATE AS day, list(DISTINCT ward_code) AS wards, count(*) AS events
FROM event SEMI JOIN quality_fault AS fault
ON fault.rule = 'residence-twice' AND fault.ward_code = ${ward}
AND fault.person = event.person AND fault.day = happened_at::DATE
GROUP BY ALL ORDER BY day, person`;
    case 'reversal-alone':
      return `SELECT * FROM event
WHERE action = 'reverse' AND change1 = 0 AND change2 = 0 AND ward_code = ${ward}
ORDER BY happened_at, person`;
    default:
      return faultRows(fact);
  }
}

function brokenRows({ ward, importId, brokenRule, column }: Fact): string {
  const named = ward === null ? 'area_code IS NULL' : `area_code = ${sqlText(ward)}`;
  return `SELECT * FROM quarantine WHERE mended_in IS NULL AND import_id = ${Number(importId)}
AND rule = ${sqlText(brokenRule ?? '')} AND header = ${sqlText(column ?? '')} AND ${named}
ORDER BY row`;
}

function faultRows(fact: Fact): string {
  const { rule, ward, indicator } = fact;
  const same = indicator === null ? 'indicator IS NULL' : `indicator = ${sqlText(indicator)}`;
  return `SELECT day, indicator, observed, expected, import_id FROM quality_fault
WHERE rule = ${sqlText(rule)} AND ward_code = ${sqlText(ward ?? '')} AND ${same}
AND ${between(fact)} ORDER BY day`;
}

function between({ from, to }: Fact): string {
  return `day BETWEEN DATE ${sqlText(from ?? '')} AND DATE ${sqlText(to ?? from ?? '')}`;
}
