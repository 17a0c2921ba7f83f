import type { Day, ExcludedPeople, Indicator } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';
import { part } from '../vintages/carry-over.js';
import { excludedOn } from './excluded-on.js';

/** Of whom the figures of an indicator, day and boundary vintage leave people out. */
export interface ExcludedQuestion {
  indicator: Indicator;
  day: Day;
  /** That of the records when absent. */
  vintage?: string | undefined;
}

/**
 * The people whom the figures of a day leave out, by excluded area and ward or unit, most first.
 * Grain: area and ward. Those of a divided ward go to its units as all of its people do.
 */
export function readExcludedPeople(
  session: Session,
  { indicator, day, vintage }: ExcludedQuestion,
): Promise<ExcludedPeople[]> {
  return session.rows<ExcludedPeople>(
    `WITH share AS (
      SELECT ward_code, unit_code, below, share FROM crosswalk WHERE vintage = $vintage
      UNION ALL
      SELECT code, code, 0, 1 FROM area WHERE level = 'ward' AND $vintage = ''
    )
    SELECT
      area_id AS "areaId", struct_pack(vi := name_vi, en := name_en) AS name,
      unit_code AS "wardCode", kind,
      sum(${part('permanent')} + ${part('temporary')})::DOUBLE AS eligible,
      sum(${part('estimated')})::DOUBLE AS estimated,
      sum(${part('activated')})::DOUBLE AS activated,
      reason, author, since, until::VARCHAR AS until
    FROM (${excludedOn('$day::DATE')})
    JOIN excluded_area USING (area_id) JOIN share USING (ward_code)
    WHERE indicator = $indicator::indicator
    GROUP BY ALL ORDER BY eligible DESC, area_id, unit_code`,
    { indicator, day, vintage: vintage ?? '' },
  );
}
