import type { Day } from '@tungngo/domain';
import { type CellCount, HEX_RESOLUTION, type ReachedHow } from '@tungngo/geo';
import type { Session } from '../duckdb/session.js';

/**
 * What is known of the people of each cell, for detection. Grain: cell and ward. The newest count of
 * eligible people of each ward and residency is taken; the one before it tells of growth where every
 * residency of the ward has one.
 * What has changed in a week is known by cell alone: where wards share one, each gets a part by people.
 */
export async function readCellCounts(session: Session, day: Day | null): Promise<CellCount[]> {
  const rows = await session.rows<CellRow>(
    `
    WITH headline AS (
      SELECT coalesce(
        (SELECT 'level' || headline_level FROM campaign), 'level2'
      )::indicator AS indicator
    ),
    newest AS (
      SELECT ward_code, residency, max(counted_day) AS counted_day
      FROM eligible WHERE indicator IS NULL GROUP BY ALL
    ),
    people AS (
      SELECT
        cell, ward_code,
        sum(people) AS eligible,
        coalesce(sum(people) FILTER (residency = 'temporary'), 0) AS temporary
      FROM eligible SEMI JOIN newest USING (ward_code, residency, counted_day)
      ANTI JOIN excluded_cell USING (cell, ward_code)
      WHERE cell IS NOT NULL AND indicator IS NULL GROUP BY ALL
    ),
    reached AS (
      SELECT cell, ward_code, sum(persons) AS activated
      FROM activated_cell
      WHERE indicator = (FROM headline) GROUP BY ALL
    ),
    before AS (
      SELECT ward_code, residency, max(eligible.counted_day) AS counted_day
      FROM eligible JOIN newest USING (ward_code, residency)
      WHERE indicator IS NULL AND cell IS NOT NULL AND eligible.counted_day < newest.counted_day
      GROUP BY ALL
    ),
    counted_twice AS (
      SELECT ward_code FROM newest LEFT JOIN before USING (ward_code, residency)
      GROUP BY ward_code HAVING count(*) = count(before.counted_day)
    ),
    former AS (
      SELECT cell, ward_code, sum(people) AS former
      FROM eligible SEMI JOIN before USING (ward_code, residency, counted_day)
      WHERE cell IS NOT NULL AND indicator IS NULL GROUP BY ALL
    ),
    pattern AS (
      SELECT * EXCLUDE (level) FROM activation_pattern
      WHERE level = coalesce((SELECT headline_level FROM campaign), 2)
    ),
    week AS (
      SELECT cell, coalesce(sum(remaining) FILTER (day > $day::DATE - 7), 0) AS change
      FROM cell_daily
      WHERE resolution = ${HEX_RESOLUTION} AND indicator = (FROM headline)
      GROUP BY cell HAVING min(day) <= $day::DATE - 7
    )
    SELECT
      printf('%x', cell) AS cell, ward_code AS "wardCode",
      eligible::DOUBLE AS eligible,
      temporary::DOUBLE AS "eligibleTemporary",
      coalesce(activated, 0)::DOUBLE AS activated,
      (change * eligible / sum(eligible) OVER (PARTITION BY cell))::DOUBLE AS "weekChange",
      CASE WHEN counted_twice.ward_code IS NOT NULL
        THEN coalesce(former, 0)::DOUBLE END AS "formerEligible",
      pattern.people::DOUBLE AS people, boarding_house::DOUBLE AS "boardingHouse",
      factory::DOUBLE AS factory, home::DOUBLE AS home, evening::DOUBLE AS evening
    FROM people
    LEFT JOIN reached USING (cell, ward_code)
    LEFT JOIN pattern USING (cell, ward_code)
    LEFT JOIN counted_twice USING (ward_code)
    LEFT JOIN former USING (cell, ward_code)
    LEFT JOIN week USING (cell)
    ORDER BY cell, ward_code`,
    { day },
  );
  return rows.map(
    ({ weekChange, formerEligible, people, boardingHouse, factory, home, evening, ...cell }) => ({
      ...cell,
      ...(weekChange === null ? {} : { weekChange }),
      ...(formerEligible === null ? {} : { formerEligible }),
      ...(people === null ? {} : { reached: { people, boardingHouse, factory, home, evening } }),
    }),
  );
}

interface CellRow
  extends Omit<CellCount, 'weekChange' | 'formerEligible' | 'reached'>,
    Omit<ReachedHow, 'people'> {
  /** Null, like the other numbers of that kind, where nobody activated. */
  people: number | null;
  weekChange: number | null;
  formerEligible: number | null;
}
