import type { AreaCode } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/** People of one ward in some cells. */
export interface PeopleOfWard {
  wardCode: AreaCode;
  eligible: number;
  /** Eligible and not activated at the campaign's headline level. */
  remaining: number;
}

/**
 * Who lives in residence cells, by ward, most people first; the newest count of each ward and
 * residency is taken. Excluded people are counted too: somebody asks what a place holds.
 * Grain: ward. Cost: rows of `eligible` and `activated_cell`.
 */
export function readPeopleInCells(
  session: Session,
  cells: readonly string[],
): Promise<PeopleOfWard[]> {
  return session.rows<PeopleOfWard>(
    `
    WITH asked AS (
      SELECT ('0x' || unnest(json_extract_string($cells::JSON, '$[*]')))::UBIGINT AS cell
    ),
    newest AS (
      SELECT ward_code, residency, max(counted_day) AS counted_day
      FROM eligible WHERE indicator IS NULL GROUP BY ALL
    ),
    people AS (
      SELECT cell, ward_code, sum(people) AS eligible
      FROM eligible
      SEMI JOIN newest USING (ward_code, residency, counted_day)
      SEMI JOIN asked USING (cell)
      WHERE indicator IS NULL GROUP BY ALL
    ),
    reached AS (
      SELECT cell, ward_code, sum(persons) AS activated
      FROM (
        SELECT cell, ward_code, indicator, persons FROM activated_cell
        UNION ALL
        SELECT cell, ward_code, indicator, persons FROM excluded_activation
      )
      WHERE indicator = coalesce(
        (SELECT 'level' || headline_level FROM campaign), 'level2'
      )::indicator
      GROUP BY ALL
    )
    SELECT
      ward_code AS "wardCode", sum(eligible)::DOUBLE AS eligible,
      sum(greatest(0, eligible - coalesce(activated, 0)))::DOUBLE AS remaining
    FROM people LEFT JOIN reached USING (cell, ward_code)
    GROUP BY ward_code ORDER BY eligible DESC, ward_code`,
    { cells: JSON.stringify(cells) },
  );
}
