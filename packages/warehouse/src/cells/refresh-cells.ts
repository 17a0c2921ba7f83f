import { cellResolutions } from '@tungngo/domain';
import { HEX_RESOLUTION } from '@tungngo/geo';
import type { Session } from '../duckdb/session.js';
import { parentSql } from './cell-parent.js';
import { countedFor, placeEligible } from './place-eligible.js';

/**
 * `cell_daily`: what each cell gains and loses by day, so that a sum up to a day is the state of that
 * day, for residence cells and their parents. Remaining people are taken by residence cell and ward,
 * max(0, eligible − activated), and added up to parents, so that every resolution has the same sum.
 * Cost: one scan of `event`, and a sort of cells × days with events.
 */
export async function refreshCells(session: Session): Promise<void> {
  await placeEligible(session);
  await session.run('DELETE FROM cell_daily');
  await session.run(`
    INSERT INTO cell_daily ${columns}
    SELECT ${HEX_RESOLUTION}, indicator, cell, day, sum(eligible), sum(estimated), sum(activated), sum(remaining)
    FROM (${residenceCells}) GROUP BY ALL ORDER BY indicator, cell, day`);
  for (const resolution of cellResolutions.toReversed()) {
    if (resolution >= HEX_RESOLUTION) continue;
    await session.run(`
      INSERT INTO cell_daily ${columns}
      SELECT
        ${resolution}, indicator, ${parentSql('cell', resolution)} AS parent, day,
        sum(eligible), sum(estimated), sum(activated), sum(remaining)
      FROM cell_daily WHERE resolution = ${resolution + 1}
      GROUP BY ALL ORDER BY indicator, parent, day`);
  }
  await session.run('DROP TABLE placed_eligible');
}

const columns = `
  (resolution, indicator, cell, day, eligible, estimated, activated, remaining)`;

/** A count of a ward and residency takes the place of the one before it. */
const eligibleChanges = `
  WITH placed_count AS (
    SELECT
      counted_for, ward_code, residency, counted_day,
      lead(counted_day) OVER (
        PARTITION BY counted_for, ward_code, residency ORDER BY counted_day
      ) AS until_day
    FROM (
      SELECT DISTINCT ${countedFor} AS counted_for, ward_code, residency, counted_day FROM eligible
    )
  )
  SELECT counted_for, ward_code, cell, counted_day AS day, people, estimated FROM placed_eligible
  UNION ALL
  SELECT counted_for, ward_code, cell, until_day, -people, -estimated
  FROM placed_eligible
  JOIN placed_count USING (counted_for, ward_code, residency, counted_day)
  WHERE until_day IS NOT NULL`;

const firstIndicator = `
  (CASE event.indicator WHEN 'account' THEN 'level1' ELSE event.indicator::VARCHAR END)::indicator`;

/** Persons who begin or cease to count, by cell. */
const activatedChanges = `
  WITH begun AS (
    SELECT
      ward_code, indicator, cell, happened_at::DATE AS day,
      count(*) FILTER (change1 = 1) AS began1,
      count(*) FILTER (change2 = 1) AS began2
    FROM event WHERE cell IS NOT NULL AND (change1 = 1 OR change2 = 1) GROUP BY ALL
  )
  SELECT ward_code, ${firstIndicator} AS indicator, cell, day, began1 AS persons
  FROM begun AS event WHERE began1 > 0
  UNION ALL
  SELECT ward_code, 'level2'::indicator, cell, day, began2 FROM begun WHERE began2 > 0
  UNION ALL
  SELECT ward_code, indicator, cell, happened_at::DATE, -1 FROM cancellation WHERE cell IS NOT NULL`;

/** What is counted by cell, and whose denominators it is set against: its own where there are any. */
const countedIndicators = `
  SELECT
    indicator,
    CASE WHEN indicator IN (SELECT DISTINCT indicator FROM eligible WHERE indicator IS NOT NULL)
      THEN indicator::VARCHAR ELSE '' END AS counted_for
  FROM (
    SELECT unnest(['level1', 'level2'])::indicator AS indicator
    UNION
    SELECT indicator FROM activated_cell
  )`;

/** Grain: indicator, ward, cell and day of a change. */
const residenceCells = `
  WITH changed AS (
    SELECT indicator, ward_code, cell, day, 0 AS eligible, 0 AS estimated, persons AS activated
    FROM (${activatedChanges})
    UNION ALL
    SELECT counted.indicator, ward_code, cell, day, people, estimated, 0
    FROM (${eligibleChanges}) JOIN (${countedIndicators}) AS counted USING (counted_for)
  ),
  daily AS (
    SELECT
      indicator, ward_code, cell, day,
      sum(eligible) AS eligible, sum(estimated) AS estimated, sum(activated) AS activated
    FROM changed ANTI JOIN excluded_cell USING (cell, ward_code) GROUP BY ALL
  ),
  standing AS (
    SELECT *, greatest(0, sum(eligible - activated) OVER so_far) AS left_over
    FROM daily WINDOW so_far AS (
      PARTITION BY indicator, ward_code, cell ORDER BY day ROWS UNBOUNDED PRECEDING
    )
  )
  SELECT
    indicator, cell, day, eligible, estimated, activated,
    left_over - lag(left_over, 1, 0) OVER (
      PARTITION BY indicator, ward_code, cell ORDER BY day
    ) AS remaining
  FROM standing`;
