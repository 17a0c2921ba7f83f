import type { AreaCode, Day, Indicator, KnownSite } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/** People of a residence cell who live in one ward. */
export interface PeopleOfCell {
  cell: string;
  wardCode: AreaCode;
  remaining: number;
}

/** Every cell in which anybody was ever counted. Cost: the index column of `cell_daily`. */
export async function readResidenceCells(session: Session): Promise<string[]> {
  const rows = await session.rows<{ cell: string }>(`
    SELECT printf('%x', cell) AS cell FROM cell_daily
    WHERE resolution = 10 GROUP BY cell_daily.cell ORDER BY cell_daily.cell`);
  return rows.map(({ cell }) => cell);
}

/**
 * People who remain on a day, by cell and ward. A cell that lies in several wards is shared out as
 * its counted residents are, in whole people; where none are counted by cell, as its activated
 * persons are. Grain: cell and ward. Cost: the days of the residence cells.
 */
export function readReachPeople(
  session: Session,
  { indicator, day }: { indicator: Indicator; day: Day },
): Promise<PeopleOfCell[]> {
  return session.rows<PeopleOfCell>(
    `WITH standing AS (
      SELECT cell, sum(remaining) AS remaining
      FROM cell_daily
      WHERE indicator = $indicator::indicator AND day <= $day::DATE AND resolution = 10
      GROUP BY cell HAVING sum(remaining) > 0
    ),
    counted AS (
      SELECT cell, ward_code, sum(people) AS people
      FROM eligible WHERE cell IS NOT NULL AND people > 0 GROUP BY ALL
    ),
    home AS (
      FROM counted
      UNION ALL
      SELECT cell, ward_code, sum(persons)
      FROM activated_cell ANTI JOIN counted USING (cell)
      WHERE cell IS NOT NULL AND persons > 0 GROUP BY ALL
    ),
    shared AS (
      SELECT
        cell, ward_code,
        sum(people) OVER so_far / sum(people) OVER whole AS up_to,
        (sum(people) OVER so_far - people) / sum(people) OVER whole AS before
      FROM home
      WINDOW
        whole AS (PARTITION BY cell),
        so_far AS (PARTITION BY cell ORDER BY ward_code ROWS UNBOUNDED PRECEDING)
    )
    SELECT
      printf('%x', cell) AS cell, ward_code AS "wardCode",
      (round(remaining * up_to) - round(remaining * before))::DOUBLE AS remaining
    FROM standing JOIN shared USING (cell)
    WHERE round(remaining * up_to) > round(remaining * before)
    ORDER BY standing.cell, ward_code`,
    { indicator, day },
  );
}

/** A known site and where it lies, WGS 84 degrees. */
export interface PlacedSite extends KnownSite {
  lon: number;
  lat: number;
}

/** Every known site that has a place. */
export function readPlacedSites(session: Session): Promise<PlacedSite[]> {
  return session.rows<PlacedSite>(`
    SELECT site_id AS id, name, kind::VARCHAR AS kind, ward_code AS "wardCode", lon, lat
    FROM site WHERE lon IS NOT NULL AND lat IS NOT NULL ORDER BY site_id`);
}
