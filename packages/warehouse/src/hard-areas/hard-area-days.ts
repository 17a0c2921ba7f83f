import type { HardAreaDay, HardAreaHistory } from '@tungngo/domain';
import { HEX_RESOLUTION } from '@tungngo/geo';
import type { Session } from '../duckdb/session.js';

/** Days up to the newest that a history goes back. */
const DAYS = 90;

/**
 * The state of an area's cells on each day, of the headline indicator; empty when there is no such
 * area. A cell that wards share counts whole, for what changed by day is known by cell alone.
 * Grain: day. Cost: the days of the area's cells, by which `cell_daily` is sorted, and of one ward.
 */
export async function readHardAreaDays(session: Session, id: string): Promise<HardAreaHistory> {
  const rows = await session.rows<HardAreaDay & { restOfWard: number }>(
    `
    WITH headline AS (
      SELECT coalesce(
        (SELECT 'level' || headline_level FROM campaign), 'level2'
      )::indicator AS indicator
    ),
    changed AS (
      SELECT day, sum(eligible) AS eligible, sum(activated) AS activated, sum(remaining) AS remaining
      FROM cell_daily
      WHERE resolution = ${HEX_RESOLUTION} AND indicator = (FROM headline)
        AND cell IN (SELECT cell FROM hard_area_cell WHERE id = $id)
      GROUP BY cell_daily.day
    ),
    standing AS (
      SELECT
        day,
        sum(eligible) OVER so_far AS eligible,
        sum(activated) OVER so_far AS activated,
        sum(remaining) OVER so_far AS remaining
      FROM changed WINDOW so_far AS (ORDER BY day ROWS UNBOUNDED PRECEDING)
    ),
    ward AS (
      SELECT day, activated
      FROM coverage_daily
      WHERE indicator = (FROM headline)
        AND area_code = (SELECT ward_code FROM hard_area WHERE id = $id)
      ORDER BY day DESC LIMIT ${DAYS}
    )
    SELECT
      ward.day::VARCHAR AS day,
      standing.eligible::DOUBLE AS eligible,
      standing.activated::DOUBLE AS activated,
      standing.remaining::DOUBLE AS remaining,
      (ward.activated - standing.activated)::DOUBLE AS "restOfWard"
    FROM ward ASOF JOIN standing ON ward.day >= standing.day
    ORDER BY ward.day`,
    { id },
  );
  return {
    days: rows.map(({ restOfWard: _, ...day }) => day),
    restOfWard: rows.map(({ restOfWard }) => restOfWard),
  };
}
