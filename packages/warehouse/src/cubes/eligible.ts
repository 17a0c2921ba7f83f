import type { Session } from '../duckdb/session.js';
import { wardParts } from './ward-parts.js';

/**
 * The denominator in force: for each ward and residency the newest count up to the day, added up.
 * Grain: area and day on which any count of it changes.
 */
export async function refreshEligible(session: Session): Promise<void> {
  await session.run('DELETE FROM eligible_in_force');
  await session.run(`
    INSERT INTO eligible_in_force (area_code, from_day, permanent, temporary, counted_day)
    WITH counted AS (
      SELECT ward_code, residency, counted_day, sum(people) AS people
      FROM eligible GROUP BY ALL
    ),
    change AS (
      SELECT DISTINCT area_code, counted_day AS from_day
      FROM counted JOIN (${wardParts}) AS part USING (ward_code)
    ),
    in_force AS (
      SELECT
        change.area_code, change.from_day, part.ward_code, counted.residency,
        arg_max(counted.people, counted.counted_day) AS people,
        max(counted.counted_day) AS counted_day
      FROM change
      JOIN (${wardParts}) AS part USING (area_code)
      JOIN counted
        ON counted.ward_code = part.ward_code AND counted.counted_day <= change.from_day
      GROUP BY ALL
    )
    SELECT
      area_code, from_day,
      coalesce(sum(people) FILTER (residency = 'permanent'), 0),
      coalesce(sum(people) FILTER (residency = 'temporary'), 0),
      max(counted_day)
    FROM in_force GROUP BY ALL
    ORDER BY area_code, from_day`);
}
