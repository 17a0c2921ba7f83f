import type { AreaQuality, Day, SourceQuality } from '@tungngo/domain';
import { wardParts } from '../cubes/ward-parts.js';
import type { Session } from '../duckdb/session.js';
import { DAYS_TO_ZERO, PROMISED_DELAY } from './catalogue.js';

/** Quarantined rows that nobody has mended. */
export const waitingRows = 'FROM quarantine WHERE mended_in IS NULL';

/** Days whose report is due, and whether it came. Grain: ward, day. */
export const dueDays = `
  SELECT due_day.ward_code, due_day.day, due_on, reported.day IS NOT NULL AS reported
  FROM due_day
  LEFT JOIN (SELECT DISTINCT ward_code, day FROM reported_day) AS reported
    ON reported.ward_code = due_day.ward_code AND reported.day = due_day.day
  WHERE due_on <= $asOf::DATE`;

/** How much of a day with data contradicts itself, 0–1. Grain: ward, day. */
const uncleanDays = `
  SELECT
    coalesce(fault.ward_code, held.ward_code) AS ward_code,
    coalesce(fault.day, held.day) AS day,
    CASE WHEN fault.whole_day THEN 1 ELSE least(1, coalesce(fault.rows / held.rows, 0)) END AS unclean
  FROM (
    SELECT ward_code, day, sum(rows) AS rows FROM reported_day GROUP BY ALL
  ) AS held
  FULL JOIN (
    SELECT ward_code, day, bool_or(whole_day) AS whole_day, sum(rows) AS rows
    FROM quality_fault WHERE day IS NOT NULL GROUP BY ALL
  ) AS fault ON fault.ward_code = held.ward_code AND fault.day = held.day`;

/** Rows that name a ward, accepted and waiting in quarantine. Grain: ward and state. */
const rowsOfWards = `
  SELECT ward_code, sum(rows) AS accepted, 0 AS waiting FROM reported_day GROUP BY ward_code
  UNION ALL
  SELECT ward_code, count(*), 0 FROM eligible GROUP BY ward_code
  UNION ALL
  SELECT ward_code, count(*), 0 FROM site GROUP BY ward_code
  UNION ALL
  SELECT ward_code, count(*), 0 FROM visit_outcome GROUP BY ward_code
  UNION ALL
  SELECT area_code, count(*), 0 FROM target GROUP BY area_code
  UNION ALL
  SELECT area_code, 0, count(*) FROM (${waitingRows}) GROUP BY area_code`;

const percent = (part: string, whole: string) => `100.0 * (${part}) / nullif(${whole}, 0)`;
const overall = 'least(valid, complete, clean, live) AS overall';

/**
 * What the scores are made of. Grain: ward. `late_days` are counted from the promise for the first
 * day due that has not come after the newest day with data.
 */
const wardFacts = `
  SELECT
    ward.code AS ward_code, accepted, waiting, due_days, missing_days, newest_day,
    unclean, judged_days,
    coalesce($asOf::DATE - first_overdue + 1, 0) AS late_days
  FROM area AS ward
  LEFT JOIN (
    SELECT ward_code, sum(accepted) AS accepted, sum(waiting) AS waiting
    FROM (${rowsOfWards}) GROUP BY ward_code
  ) AS held ON held.ward_code = ward.code
  LEFT JOIN (
    SELECT ward_code, max(day) AS newest_day FROM reported_day GROUP BY ward_code
  ) AS newest ON newest.ward_code = ward.code
  LEFT JOIN (
    SELECT
      due.ward_code, count(*) AS due_days,
      count(*) FILTER (NOT reported) AS missing_days,
      min(due_on) FILTER (day > coalesce(newest_day, DATE '0001-01-01')) AS first_overdue
    FROM (${dueDays}) AS due
    LEFT JOIN (
      SELECT ward_code, max(day) AS newest_day FROM reported_day GROUP BY ward_code
    ) AS newest ON newest.ward_code = due.ward_code
    GROUP BY due.ward_code
  ) AS calendar ON calendar.ward_code = ward.code
  LEFT JOIN (
    SELECT ward_code, sum(unclean) AS unclean, count(*) AS judged_days
    FROM (${uncleanDays}) GROUP BY ward_code
  ) AS contradiction ON contradiction.ward_code = ward.code
  WHERE ward.level = 'ward'`;

export interface AreaScores extends AreaQuality {
  /** Days whose report is due; what districts and the province are weighted by. */
  dueDays: number;
}

/**
 * Scores of every area on a day. Districts and the province pool their wards: rows for `valid`, days
 * due for `complete` and `live`, days with data for `clean`. A quarantined row that names no ward
 * counts against the areas that have no parent. Cost: wards × days of the evidence, no event.
 */
export function areaScores(session: Session, asOf: Day): Promise<AreaScores[]> {
  return session.rows<AreaScores>(
    `WITH fact AS (${wardFacts}),
    nameless AS (
      SELECT count(*) AS rows
      FROM (${waitingRows}) AS waiting
      ANTI JOIN (FROM area WHERE level = 'ward') AS ward ON ward.code = waiting.area_code
    ),
    pooled AS (
      SELECT
        area.code, area.level,
        coalesce(sum(accepted), 0) AS accepted,
        coalesce(sum(waiting), 0)
          + CASE WHEN area.parent_code IS NULL THEN any_value(nameless.rows) ELSE 0 END AS waiting,
        coalesce(sum(due_days), 0) AS due_days,
        coalesce(sum(missing_days), 0) AS missing_days,
        coalesce(sum(judged_days), 0) AS judged_days,
        sum(unclean) AS unclean,
        sum(due_days * greatest(0, 1 - late_days / ${DAYS_TO_ZERO})) AS live_days,
        max(newest_day) AS newest_day,
        coalesce(bool_or(late_days > 0), false) AS stale
      FROM area
      LEFT JOIN (${wardParts}) AS part ON part.area_code = area.code
      LEFT JOIN fact ON fact.ward_code = part.ward_code
      CROSS JOIN nameless
      GROUP BY area.code, area.level, area.parent_code
    ),
    scored AS (
      SELECT
        *,
        ${percent('accepted', 'accepted + waiting')} AS valid,
        ${percent('due_days - missing_days', 'due_days')} AS complete,
        ${percent('judged_days - unclean', 'judged_days')} AS clean,
        ${percent('live_days', 'due_days')} AS live
      FROM pooled
    )
    SELECT
      code, valid, complete, clean, live, ${overall},
      newest_day::VARCHAR AS "newestDay", stale,
      missing_days::DOUBLE AS "missingDays", due_days::DOUBLE AS "dueDays"
    FROM scored ORDER BY level, code`,
    { asOf },
  );
}

/** Scores of every import, newest first; definitions in the quality catalogue. */
export function sourceScores(session: Session, asOf: Day): Promise<SourceQuality[]> {
  return session.rows<SourceQuality>(
    `WITH waiting AS (
      SELECT import_id, count(*) AS waiting FROM (${waitingRows}) GROUP BY import_id
    ),
    span AS (
      SELECT import_id, min(day) AS first_day, max(day) AS last_day
      FROM reported_day GROUP BY import_id
    ),
    asked AS (
      SELECT
        named.import_id, count(*) AS due_days,
        count(*) FILTER (reported.day IS NULL) AS missing_days
      FROM (SELECT DISTINCT import_id, ward_code FROM reported_day) AS named
      JOIN span USING (import_id)
      JOIN due_day
        ON due_day.ward_code = named.ward_code AND due_day.day BETWEEN first_day AND last_day
      LEFT JOIN reported_day AS reported
        ON reported.import_id = named.import_id AND reported.ward_code = named.ward_code
        AND reported.day = due_day.day
      WHERE due_on <= $asOf::DATE
      GROUP BY named.import_id
    ),
    contradicting AS (
      SELECT import_id, sum(rows * unclean) AS rows
      FROM reported_day JOIN (${uncleanDays}) USING (ward_code, day) GROUP BY import_id
    ),
    promised AS (
      SELECT
        import_id,
        coalesce(max(due_on), any_value(last_day) + ${PROMISED_DELAY}) AS due_on
      FROM span LEFT JOIN due_day ON due_day.day = last_day
      GROUP BY import_id
    ),
    scored AS (
      SELECT
        import.import_id, file,
        ${percent('accepted', 'accepted + coalesce(waiting, 0)')} AS valid,
        ${percent('due_days - missing_days', 'due_days')} AS complete,
        ${percent(
          'greatest(0, accepted::DOUBLE - coalesce(contradicting.rows, 0))',
          'accepted + duplicate',
        )} AS clean,
        CASE WHEN promised.due_on IS NOT NULL THEN 100.0 * greatest(0, 1 - greatest(
          0, least(timezone('Asia/Ho_Chi_Minh', imported_at)::DATE, $asOf::DATE) - promised.due_on
        ) / ${DAYS_TO_ZERO}) END AS live
      FROM import
      LEFT JOIN waiting USING (import_id)
      LEFT JOIN asked USING (import_id)
      LEFT JOIN contradicting USING (import_id)
      LEFT JOIN promised USING (import_id)
    )
    SELECT import_id::VARCHAR AS "importId", file, valid, complete, clean, live, ${overall}
    FROM scored ORDER BY import_id DESC`,
    { asOf },
  );
}
