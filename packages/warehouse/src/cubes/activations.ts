import type { Session } from '../duckdb/session.js';

/**
 * Records of persons of a ward that lie at most so many days apart are one stretch, within which
 * they are taken to be complete. A stray record far from the others spans its own day alone.
 */
export const STRETCH_GAP_DAYS = 14;

/** The indicator that the first step of a record counts for. */
const firstIndicator = `
  (CASE event.indicator WHEN 'account' THEN 'level1' ELSE event.indicator::VARCHAR END)::indicator`;

/**
 * `activation_daily` (grain: ward, indicator, day, residency, channel) and `event_range` (grain:
 * ward, indicator, stretch of days with records). A reversal
 * counts on its day where its person had been counted. Cost: one scan of `event`.
 */
export async function refreshActivationDaily(session: Session): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE event_day AS
    SELECT
      ward_code, indicator, happened_at::DATE AS day, residency, channel,
      count(*) FILTER (change1 = 1) AS began1,
      count(*) FILTER (change2 = 1) AS began2
    FROM event GROUP BY ALL`);
  await session.run('DELETE FROM activation_daily');
  await session.run(`
    INSERT INTO activation_daily (ward_code, indicator, day, residency, channel, persons, aggregated)
    WITH step AS (
      SELECT ward_code, ${firstIndicator} AS indicator, day, residency, channel, began1 AS persons
      FROM event_day AS event WHERE began1 > 0
      UNION ALL
      SELECT ward_code, 'level2'::indicator, day, residency, channel, began2
      FROM event_day WHERE began2 > 0
      UNION ALL
      SELECT ward_code, indicator, happened_at::DATE, residency, channel, -count(*)
      FROM cancellation GROUP BY ALL
      UNION ALL
      SELECT ward_code, indicator, day, residency, channel, -persons FROM excluded_activation
    )
    SELECT ward_code, indicator, day, residency, channel, sum(persons), 0
    FROM step GROUP BY ALL`);
  await session.run('DELETE FROM event_range');
  await session.run(`
    INSERT INTO event_range (ward_code, indicator, first_day, last_day)
    WITH recorded AS (
      SELECT DISTINCT ward_code, ${firstIndicator} AS indicator, day FROM event_day AS event
    ),
    begun AS (
      SELECT
        *,
        coalesce(
          day - lag(day) OVER (PARTITION BY ward_code, indicator ORDER BY day) > ${STRETCH_GAP_DAYS}, true
        ) AS begins
      FROM recorded
    ),
    numbered AS (
      SELECT *, count(*) FILTER (begins) OVER (PARTITION BY ward_code, indicator ORDER BY day) AS nth
      FROM begun
    ),
    spanned AS (
      SELECT ward_code, indicator, min(day) AS first_day, max(day) AS last_day
      FROM numbered GROUP BY ward_code, indicator, nth
    )
    FROM spanned
    UNION ALL
    SELECT ward_code, 'level2'::indicator, first_day, last_day
    FROM spanned WHERE indicator = 'level1'`);
  await session.run('DROP TABLE event_day');
}

/** Grain: cell, ward, residency, indicator; to the last day. Cost: one scan of `event`. */
export async function refreshActivatedCells(session: Session): Promise<void> {
  await session.run('DELETE FROM activated_cell');
  await session.run(`
    INSERT INTO activated_cell (cell, ward_code, indicator, residency, persons)
    WITH begun AS (
      SELECT
        cell, ward_code, indicator, residency,
        count(*) FILTER (change1 = 1) AS began1,
        count(*) FILTER (change2 = 1) AS began2
      FROM event WHERE cell IS NOT NULL AND (change1 = 1 OR change2 = 1)
      GROUP BY ALL
    ),
    step AS (
      SELECT cell, ward_code, ${firstIndicator} AS indicator, residency, began1 AS persons
      FROM begun AS event
      UNION ALL
      SELECT cell, ward_code, 'level2'::indicator, residency, began2 FROM begun
      UNION ALL
      SELECT cell, ward_code, indicator, residency, -count(*)
      FROM cancellation WHERE cell IS NOT NULL GROUP BY ALL
    )
    SELECT cell, ward_code, indicator, residency, sum(persons) AS persons
    FROM step ANTI JOIN excluded_cell USING (cell, ward_code)
    GROUP BY ALL HAVING sum(persons) <> 0`);
}
