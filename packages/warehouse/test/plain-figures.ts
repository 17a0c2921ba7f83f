import type { CoverageRow, Indicator } from '@tungngo/domain';
import type { Session } from '../src/duckdb/session.js';

/** Records of persons so near to each other are complete between them. */
const GAP_DAYS = 14;

/**
 * Writes `plain_count`: who counts in each ward on each day by each indicator, from what files say
 * and by no other table. Written as the catalogue's sentences read, whatever it costs.
 */
export async function countPlainly(session: Session, days: readonly string[]): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE plain_count AS
    WITH kind(indicator, record, step) AS (
      VALUES ('level1', 'account', 1), ('level2', 'account', 2), ('chip-card', 'chip-card', 1),
        ('licence', 'licence', 1)
    ),
    shown AS (SELECT unnest([${days.map((day) => `DATE '${day}'`).join(', ')}]) AS day),
    deciding AS (
      SELECT kind.indicator, shown.day, event.person, event.ward_code, event.action,
        row_number() OVER (
          PARTITION BY kind.indicator, shown.day, event.person
          ORDER BY happened_at, event.action = 'reverse', event.level
        ) AS nth
      FROM shown, kind, event
      WHERE event.indicator::VARCHAR = kind.record AND event.happened_at::DATE <= shown.day
        AND CASE event.action WHEN 'add' THEN event.level >= kind.step ELSE event.level <= kind.step END
    ),
    person AS (
      SELECT indicator, day, person, arg_min(ward_code, nth) AS ward_code
      FROM deciding
      WHERE nth > coalesce((
        SELECT max(nth) FROM deciding AS ended
        WHERE ended.action = 'reverse' AND ended.person = deciding.person
          AND ended.day = deciding.day AND ended.indicator = deciding.indicator
      ), 0)
      GROUP BY indicator, day, person
    ),
    recorded AS (
      SELECT DISTINCT ward_code, kind.indicator, happened_at::DATE AS day
      FROM event JOIN kind ON kind.record = event.indicator::VARCHAR
    ),
    said AS (
      SELECT ward_code, indicator::VARCHAR AS indicator, day,
        CASE WHEN max(cumulative) IS NULL
          THEN coalesce(sum(people) FILTER (residency IS NULL), sum(people))
          ELSE greatest(0, max(cumulative) - coalesce((
            SELECT max(cumulative) FROM daily_count AS before
            WHERE before.ward_code = now.ward_code AND before.indicator = now.indicator
              AND before.day < now.day
          ), 0))
        END AS people
      FROM daily_count AS now GROUP BY ward_code, now.indicator, day
    ),
    uncovered AS (
      SELECT * FROM said
      WHERE coalesce((
        SELECT min(day) FROM recorded
        WHERE (recorded.ward_code, recorded.indicator) = (said.ward_code, said.indicator)
          AND recorded.day >= said.day
      ) - (
        SELECT max(day) FROM recorded
        WHERE (recorded.ward_code, recorded.indicator) = (said.ward_code, said.indicator)
          AND recorded.day <= said.day
      ), ${GAP_DAYS + 1}) > ${GAP_DAYS}
    ),
    visited AS (
      SELECT ward_code, kind.indicator, day,
        CASE step WHEN 1 THEN level1 + level2 ELSE level2 END AS people
      FROM visit_outcome AS visit JOIN kind ON kind.record = 'account'
      WHERE version = (SELECT max(version) FROM visit_outcome AS v WHERE v.visit_id = visit.visit_id)
        AND NOT EXISTS (
          FROM recorded WHERE recorded.ward_code = visit.ward_code
            AND recorded.indicator = kind.indicator AND recorded.day >= visit.day
        )
        AND NOT EXISTS (
          FROM said WHERE said.ward_code = visit.ward_code
            AND said.indicator = kind.indicator AND said.day >= visit.day
        )
    )
    SELECT ward.code AS ward_code, kind.indicator, shown.day,
      (SELECT count(*) FROM person WHERE person.ward_code = ward.code
        AND person.indicator = kind.indicator AND person.day = shown.day) AS persons,
      coalesce((SELECT sum(people) FROM uncovered WHERE uncovered.ward_code = ward.code
        AND uncovered.indicator = kind.indicator AND uncovered.day <= shown.day), 0) AS aggregated,
      coalesce((SELECT sum(people) FROM visited WHERE visited.ward_code = ward.code
        AND visited.indicator = kind.indicator AND visited.day <= shown.day), 0) AS provisional
    FROM area AS ward, kind, shown WHERE ward.level = 'ward'`);
}

/**
 * The rows of every area on a day, from what files say and `plain_count`, which must hold every day
 * that is looked at. Later days than `lastDay`, the last with data, show its counts.
 */
export function plainRows(
  session: Session,
  question: { indicator: Indicator; day: string; lastDay: string },
): Promise<CoverageRow[]> {
  return session.rowsOften<CoverageRow>(plainSql, question);
}

/** A sum over the wards of the area on the day that `day` says; nobody before the first. */
const countOn = (what: string, day: string) => `(
  SELECT coalesce(sum(${what}), 0)::DOUBLE FROM plain_count
  WHERE plain_count.indicator = $indicator AND plain_count.day = ${day}
    AND plain_count.ward_code IN (${within})
)`;

const within = `
  SELECT ward.code FROM area AS ward JOIN area AS district ON district.code = ward.parent_code
  WHERE area.code IN (ward.code, district.code, district.parent_code)`;

/** The newest count of each ward and residency up to the day. */
const counted = (what: string, where = 'true') => `(
  SELECT ${what} FROM eligible AS now
  WHERE ${where} AND now.ward_code IN (${within}) AND now.indicator IS NOT DISTINCT FROM ${ownOrCommon}
    AND now.counted_day = (
      SELECT max(counted_day) FROM eligible AS newest
      WHERE newest.ward_code = now.ward_code AND newest.residency = now.residency
        AND newest.indicator IS NOT DISTINCT FROM now.indicator AND newest.counted_day <= $day::DATE
    )
)`;

const ownOrCommon = `CASE
  WHEN EXISTS (FROM eligible WHERE indicator = $indicator::indicator) THEN $indicator::indicator
END`;

const goal = (kind: string) => `(
  SELECT struct_pack(
    people := CASE WHEN indicator IS NOT NULL OR $indicator IN ('level1', 'level2') THEN people END,
    from_day := from_day, to_day := to_day
  )
  FROM target
  WHERE target.area_code = area.code AND target.kind = '${kind}'
    AND (indicator IS NULL OR indicator = $indicator::indicator)
  ORDER BY indicator IS NULL, from_day > $day::DATE, abs(from_day - $day::DATE)
  LIMIT 1
)`;

const activated = 'persons + aggregated + provisional';
const shownDay = 'least($day::DATE, $lastDay::DATE)';

const plainSql = `
  WITH goals AS (SELECT area.*, ${goal('ministry')} AS ministry, ${goal('plan')} AS planned FROM area),
  looked AS (
    SELECT code, name, area.level::VARCHAR AS level, parent_code AS "parentCode",
      ${countOn(activated, shownDay)} AS activated,
      ${countOn('provisional', shownDay)} AS provisional,
      ${countOn('aggregated', shownDay)} AS aggregated,
      ${countOn(activated, `${shownDay} - 7`)} AS week_ago,
      ${counted('coalesce(sum(people), 0)::DOUBLE', `residency = 'permanent'`)} AS "eligiblePermanent",
      ${counted('coalesce(sum(people), 0)::DOUBLE', `residency = 'temporary'`)} AS "eligibleTemporary",
      ${counted('max(counted_day)::VARCHAR')} AS "eligibleDay",
      ministry.people::DOUBLE AS target,
      planned.people::DOUBLE AS plan,
      ministry.to_day - $day::DATE AS days_left,
      CASE WHEN planned.from_day <= $day::DATE
        THEN ${countOn(activated, `least(${shownDay}, planned.to_day)`)}
          - ${countOn(activated, 'planned.from_day - 1')}
        ELSE 0
      END AS "activatedInCampaign"
    FROM goals AS area
  )
  SELECT * EXCLUDE (week_ago, days_left),
    "eligiblePermanent" + "eligibleTemporary" AS eligible,
    activated / nullif("eligiblePermanent" + "eligibleTemporary", 0) AS coverage,
    greatest("eligiblePermanent" + "eligibleTemporary" - activated, 0) AS remaining,
    activated / nullif(target, 0) AS attainment,
    "activatedInCampaign" / nullif(plan, 0) AS "planAttainment",
    (activated - week_ago) / 7 AS pace,
    CASE WHEN days_left > 0 AND target IS NOT NULL THEN greatest(target - activated, 0) / days_left END AS "requiredPace"
  FROM looked ORDER BY length(code), code`;
