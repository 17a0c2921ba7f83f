import type { Session } from '../duckdb/session.js';

/** Whose denominator a count is: an indicator's own, or (empty) common to all. */
export const countedFor = `coalesce(indicator::VARCHAR, '')`;

/**
 * `placed_eligible`: eligible people by ward, cell, residency and count. A count without cells is
 * spread as the ward's newest count by cell has them (of an indicator's own denominator, else of the
 * common one), else as its activated persons live; shares are rounded so that they add up to the
 * count. Where neither is known, the people stay without a place.
 * Grain: whose count, ward, residency, day of count, cell. Cost: rows of `eligible` and `activated_cell`.
 */
export async function placeEligible(session: Session): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE placed_eligible AS
    WITH by_cell AS (
      SELECT
        ${countedFor} AS counted_for, ward_code, residency, counted_day, cell, sum(people) AS people
      FROM eligible WHERE cell IS NOT NULL AND people > 0 GROUP BY ALL
    ),
    newest AS (
      SELECT counted_for, ward_code, residency, max(counted_day) AS counted_day
      FROM by_cell GROUP BY ALL
    ),
    known AS (
      SELECT counted_for, ward_code, residency, cell, people AS weight
      FROM by_cell SEMI JOIN newest USING (counted_for, ward_code, residency, counted_day)
      UNION ALL
      SELECT '', ward_code, residency, cell, max(persons)
      FROM (${lived})
      ANTI JOIN (FROM newest WHERE counted_for = '') AS common USING (ward_code, residency)
      WHERE persons > 0 GROUP BY ALL
    ),
    shared AS (
      SELECT
        counted_for, ward_code, residency, cell,
        sum(weight) OVER so_far / sum(weight) OVER whole AS up_to,
        (sum(weight) OVER so_far - weight) / sum(weight) OVER whole AS before
      FROM known
      WINDOW
        whole AS (PARTITION BY counted_for, ward_code, residency),
        so_far AS (
          PARTITION BY counted_for, ward_code, residency ORDER BY cell ROWS UNBOUNDED PRECEDING
        )
    ),
    unplaced AS (
      SELECT
        ${countedFor} AS counted_for, ward_code, residency, counted_day, sum(people) AS people
      FROM eligible WHERE cell IS NULL GROUP BY ALL
    ),
    spread AS (
      SELECT unplaced.*, coalesce(own.counted_for, '') AS spread_by
      FROM unplaced
      LEFT JOIN (SELECT DISTINCT counted_for, ward_code, residency FROM known) AS own
        USING (counted_for, ward_code, residency)
    )
    SELECT *, 0 AS estimated FROM by_cell
    UNION ALL
    SELECT
      spread.counted_for, ward_code, residency, counted_day, cell,
      round(people * up_to) - round(people * before) AS placed, placed
    FROM spread JOIN shared USING (ward_code, residency)
    WHERE shared.counted_for = spread_by`);
}

/** Persons who count by cell, excluded people too: these are of their ward's count as the others are. */
const lived = `
  SELECT cell, ward_code, indicator, residency, persons FROM activated_cell
  UNION ALL
  SELECT cell, ward_code, indicator, residency, sum(persons) FROM excluded_activation GROUP BY ALL`;
