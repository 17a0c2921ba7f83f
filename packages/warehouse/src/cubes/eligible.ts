import type { Session } from '../duckdb/session.js';
import { refreshExcludedEligible } from '../exclusions/refresh-exclusions.js';
import { wardParts } from './ward-parts.js';

/**
 * The denominators of `$indicator`: its own where files give it any, else what is common to all.
 * Columns as of `eligible_in_force`.
 */
export const denominators = (general: string, own: string) => `(
  SELECT area_code, from_day, permanent, temporary, counted_day FROM ${own}
  WHERE indicator = $indicator::indicator
  UNION ALL
  SELECT area_code, from_day, permanent, temporary, counted_day FROM ${general}
  WHERE NOT EXISTS (FROM ${own} WHERE indicator = $indicator::indicator)
)`;

/** Those of the areas of the records. */
export const denominatorsOfRecords = denominators('eligible_in_force', 'own_eligible_in_force');

/**
 * The denominator in force: for each ward and residency the newest count up to the day, added up;
 * of indicators with counts of their own apart.
 * Grain: area (of own counts: indicator too) and day on which any count of it changes.
 */
export async function refreshEligible(session: Session): Promise<void> {
  await refreshExcludedEligible(session);
  await session.run('DELETE FROM eligible_in_force');
  await session.run(`
    INSERT INTO eligible_in_force (area_code, from_day, permanent, temporary, counted_day)
    SELECT * EXCLUDE (indicator) FROM (${inForce('indicator IS NULL')})`);
  await session.run('DELETE FROM own_eligible_in_force');
  await session.run(`
    INSERT INTO own_eligible_in_force (
      indicator, area_code, from_day, permanent, temporary, counted_day
    )
    ${inForce('indicator IS NOT NULL')}`);
}

/** The counts, less the excluded people of each. */
const remainingCounts = `
  SELECT indicator, ward_code, residency, counted_day, people FROM eligible
  UNION ALL
  SELECT indicator, ward_code, residency, counted_day, -people FROM excluded_eligible`;

// Joined to the areas first: by indicator and day alone every ward would meet every other.
const inForce = (which: string) => `
  WITH counted AS (
    SELECT indicator, ward_code, residency, counted_day, sum(people) AS people
    FROM (${remainingCounts}) WHERE ${which} GROUP BY ALL
  ),
  held AS MATERIALIZED (
    SELECT part.area_code, counted.* FROM counted JOIN (${wardParts}) AS part USING (ward_code)
  ),
  change AS (
    SELECT DISTINCT indicator, area_code, counted_day AS from_day FROM held
  ),
  in_force AS (
    SELECT
      change.indicator, change.area_code, change.from_day, held.ward_code, held.residency,
      arg_max(held.people, held.counted_day) AS people,
      max(held.counted_day) AS counted_day
    FROM change JOIN held
      ON held.area_code = change.area_code AND held.counted_day <= change.from_day
      AND held.indicator IS NOT DISTINCT FROM change.indicator
    GROUP BY ALL
  )
  SELECT
    indicator, area_code, from_day,
    coalesce(sum(people) FILTER (residency = 'permanent'), 0),
    coalesce(sum(people) FILTER (residency = 'temporary'), 0),
    max(counted_day)
  FROM in_force GROUP BY ALL
  ORDER BY indicator, area_code, from_day`;
