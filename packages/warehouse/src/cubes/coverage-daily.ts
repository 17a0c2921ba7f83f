import type { Session } from '../duckdb/session.js';
import { wardParts } from './ward-parts.js';

/**
 * Counts of visits that no official record has caught up with: a visit counts in its ward until a
 * record of an account, or a daily count, of that ward reaches the visit's day.
 * Grain: ward, indicator, day.
 */
const provisionalVisits = `
  SELECT outcome.ward_code, reached.indicator::indicator AS indicator, outcome.day,
    sum(reached.people) AS persons
  FROM (
    SELECT DISTINCT ON (visit_id) * FROM visit_outcome ORDER BY visit_id, version DESC
  ) AS outcome
  CROSS JOIN LATERAL (
    VALUES ('level1', outcome.level1 + outcome.level2), ('level2', outcome.level2)
  ) AS reached(indicator, people)
  LEFT JOIN (
    SELECT ward_code, indicator, max(last_day) AS last_day
    FROM (
      SELECT ward_code, indicator, last_day FROM event_range
      UNION ALL
      SELECT ward_code, indicator, max(day) FROM daily_count GROUP BY ALL
    )
    GROUP BY ALL
  ) AS official
    ON official.ward_code = outcome.ward_code
    AND official.indicator = reached.indicator::indicator
  WHERE official.last_day IS NULL OR official.last_day < outcome.day
  GROUP BY ALL`;

/**
 * Grain: indicator, day, area of every administrative level; every day from the first with data to
 * the last, so that a day is found without searching. Both levels of accounts are always there, the
 * other indicators when they have data. Sorted by indicator and day: a day is a few row groups.
 */
export async function refreshCoverageDaily(session: Session): Promise<void> {
  await session.run('DELETE FROM coverage_daily');
  await session.run(`
    INSERT INTO coverage_daily (
      indicator, day, area_code, area_level, activated, provisional, aggregated
    )
    WITH reached AS (
      SELECT ward_code, indicator, day, persons, 0 AS provisional, aggregated FROM activation_daily
      UNION ALL
      SELECT ward_code, indicator, day, persons, persons, 0 FROM (${provisionalVisits})
    ),
    reached_by_area AS (
      SELECT
        part.area_code, indicator, day,
        sum(persons) AS persons, sum(provisional) AS provisional, sum(aggregated) AS aggregated
      FROM reached JOIN (${wardParts}) AS part USING (ward_code)
      GROUP BY ALL
    ),
    asked AS (
      SELECT area.code AS area_code, area.level AS area_level, counted.indicator, days.day
      FROM area
      CROSS JOIN (
        SELECT unnest(['level1', 'level2'])::indicator AS indicator
        UNION
        SELECT indicator FROM reached
      ) AS counted
      CROSS JOIN (
        SELECT unnest(generate_series(min(day), max(day), INTERVAL 1 DAY))::DATE AS day FROM reached
      ) AS days
    )
    SELECT
      indicator, day, area_code, area_level,
      sum(coalesce(persons, 0)) OVER so_far,
      sum(coalesce(provisional, 0)) OVER so_far,
      sum(coalesce(aggregated, 0)) OVER so_far
    FROM asked LEFT JOIN reached_by_area USING (area_code, indicator, day)
    WINDOW so_far AS (PARTITION BY area_code, indicator ORDER BY day ROWS UNBOUNDED PRECEDING)
    ORDER BY indicator, day, area_code`);
}
