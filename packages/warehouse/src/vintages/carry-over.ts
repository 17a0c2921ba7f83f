import type { Session } from '../duckdb/session.js';

/**
 * A count of a ward is divided among its units by rounding where their shares end, so that the parts
 * are whole and add up to the count: round(n × (below + share)) − round(n × below).
 */
export const part = (count: string) =>
  `round(${count} * (below + share))::INTEGER - round(${count} * below)::INTEGER`;

/** Each unit with itself and its province. */
const unitParts = `
  SELECT vintage, code AS unit_code, code AS area_code, level AS area_level FROM vintage_unit
  WHERE level = 'ward'
  UNION ALL
  SELECT vintage, code, parent_code, 'province' FROM vintage_unit WHERE level = 'ward'`;

/**
 * Carries the figures of wards over to the units of every vintage; sums stay the same to the person.
 * Cost: wards × days × indicators for each vintage, whatever the number of events.
 */
export async function refreshUnitFigures(session: Session): Promise<void> {
  await carryCoverage(session);
  await carryEligible(session);
  await carryTargets(session);
}

/** Grain: vintage, indicator, day, unit. */
async function carryCoverage(session: Session): Promise<void> {
  await session.run('DELETE FROM unit_coverage_daily');
  await session.run(`
    INSERT INTO unit_coverage_daily (
      vintage, indicator, day, area_code, area_level, activated, provisional, aggregated
    )
    SELECT vintage, indicator, day, upper_unit.area_code, upper_unit.area_level,
      sum(${part('activated')}), sum(${part('provisional')}), sum(${part('aggregated')})
    FROM coverage_daily AS daily
    JOIN crosswalk ON crosswalk.ward_code = daily.area_code
    JOIN (${unitParts}) AS upper_unit USING (vintage, unit_code)
    WHERE daily.area_level = 'ward'
    GROUP BY ALL
    ORDER BY vintage, indicator, day, area_code`);
}

/** Grain: vintage, unit, day on which a count of one of its wards changes; of own counts, indicator. */
async function carryEligible(session: Session): Promise<void> {
  await session.run('DELETE FROM unit_eligible_in_force');
  await session.run(`
    INSERT INTO unit_eligible_in_force (
      vintage, area_code, from_day, permanent, temporary, counted_day
    )
    SELECT * EXCLUDE (indicator)
    FROM (${eligibleOfUnits('(SELECT *, NULL AS indicator FROM eligible_in_force)')})`);
  await session.run('DELETE FROM unit_own_eligible_in_force');
  await session.run(`
    INSERT INTO unit_own_eligible_in_force (
      vintage, indicator, area_code, from_day, permanent, temporary, counted_day
    )
    SELECT vintage, indicator, area_code, from_day, permanent, temporary, counted_day
    FROM (${eligibleOfUnits('own_eligible_in_force')})`);
}

const eligibleOfUnits = (denominators: string) => `
  WITH denominator AS (FROM ${denominators}),
  held AS MATERIALIZED (
    SELECT crosswalk.vintage, upper_unit.area_code, crosswalk.ward_code, below, share,
      indicator, from_day, permanent, temporary, counted_day
    FROM crosswalk
    JOIN (${unitParts}) AS upper_unit USING (vintage, unit_code)
    JOIN denominator ON denominator.area_code = crosswalk.ward_code
  ),
  change AS (
    SELECT DISTINCT vintage, indicator, area_code, from_day FROM held
  ),
  in_force AS (
    SELECT
      change.vintage, change.indicator, change.area_code, change.from_day,
      held.ward_code, below, share,
      arg_max(struct_pack(permanent, temporary, counted_day), held.from_day) AS newest
    FROM change JOIN held
      ON held.vintage = change.vintage AND held.area_code = change.area_code
      AND held.from_day <= change.from_day
      AND held.indicator IS NOT DISTINCT FROM change.indicator
    GROUP BY ALL
  )
  SELECT vintage, indicator, area_code, from_day,
    sum(${part('newest.permanent')}) AS permanent, sum(${part('newest.temporary')}) AS temporary,
    max(newest.counted_day) AS counted_day
  FROM in_force GROUP BY ALL
  ORDER BY vintage, indicator, area_code, from_day`;

/**
 * Grain: vintage, unit, kind, first day, indicator. The targets of communes are carried over where every commune
 * has one; the province keeps its own stated target.
 */
async function carryTargets(session: Session): Promise<void> {
  await session.run('DELETE FROM unit_target');
  await session.run(`
    INSERT INTO unit_target (vintage, area_code, kind, people, from_day, to_day, indicator)
    WITH period AS (
      SELECT kind, from_day, to_day, indicator FROM target JOIN area ON area.code = target.area_code
      WHERE area.level = 'ward' GROUP BY ALL
      HAVING count(DISTINCT area_code) = (SELECT count(*) FROM area WHERE level = 'ward')
    ),
    carried AS (
      SELECT vintage, unit_code AS area_code, target.kind, sum(${part('people')}) AS people,
        target.from_day, target.to_day, target.indicator
      FROM target JOIN period
        ON (period.kind, period.from_day, period.to_day) = (target.kind, target.from_day, target.to_day)
        AND period.indicator IS NOT DISTINCT FROM target.indicator
      JOIN crosswalk ON crosswalk.ward_code = target.area_code
      GROUP BY ALL
    ),
    above AS (
      SELECT province.vintage, province.code AS area_code, target.kind,
        sum(target.people) AS people, target.from_day, target.to_day, target.indicator
      FROM vintage_unit AS province
      CROSS JOIN target
      JOIN area ON area.code = target.area_code AND area.level = 'province'
      WHERE province.level = 'province'
      GROUP BY ALL
    )
    FROM carried UNION ALL FROM above ORDER BY ALL`);
}
