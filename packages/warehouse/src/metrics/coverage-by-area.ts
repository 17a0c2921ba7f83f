import type {
  AreaCode,
  AreaLevel,
  CoverageRow,
  CoverageSeries,
  Day,
  EidLevel,
} from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/** Which areas, on which day, counting which level. */
export interface CoverageQuestion {
  level: AreaLevel;
  eidLevel: EidLevel;
  day: Day;
  /** Only areas below this one: a province or a district. */
  parent?: AreaCode;
}

/**
 * Grain: one row an area of the level. A day after the last with data shows that last day's counts
 * against its own deadline. Cost: areas × a handful of days, whatever the number of events.
 */
export function coverageByArea(
  session: Session,
  { level, eidLevel, day, parent }: CoverageQuestion,
): Promise<CoverageRow[]> {
  return session.rows<CoverageRow>(coverageSql, { level, eidLevel, day, parent: parent ?? '' });
}

/** The row of `target` in force on the day: the latest that has begun, else the first that will. */
const targetInForce = (kind: 'ministry' | 'plan') => `
  SELECT DISTINCT ON (area_code) area_code, people, from_day, to_day
  FROM target WHERE kind = '${kind}'
  ORDER BY area_code, from_day <= $day::DATE DESC,
    CASE WHEN from_day <= $day::DATE THEN $day::DATE - from_day ELSE from_day - $day::DATE END`;

const coverageSql = `
  WITH asked AS (
    SELECT area.code, area.name, area.level, area.parent_code
    FROM area LEFT JOIN area AS above ON above.code = area.parent_code
    WHERE area.level = $level::area_level
      AND ($parent = '' OR area.parent_code = $parent OR above.parent_code = $parent)
  ),
  shown AS (
    SELECT least($day::DATE, max(day)) AS day FROM coverage_daily
  ),
  counted AS (
    SELECT area_code, day, activated, provisional FROM coverage_daily WHERE level = $eidLevel
  ),
  denominator AS (
    SELECT area_code, arg_max(struct_pack(permanent, temporary, counted_day), from_day) AS newest
    FROM eligible_in_force WHERE from_day <= $day::DATE GROUP BY area_code
  ),
  ministry AS (${targetInForce('ministry')}),
  plan AS (${targetInForce('plan')}),
  joined AS (
    SELECT
      asked.*,
      coalesce(today.activated, 0)::DOUBLE AS activated,
      coalesce(today.provisional, 0)::DOUBLE AS provisional,
      coalesce(newest.permanent, 0)::DOUBLE AS permanent,
      coalesce(newest.temporary, 0)::DOUBLE AS temporary,
      newest.counted_day,
      coalesce(week_ago.activated, 0)::DOUBLE AS week_ago,
      ministry.people::DOUBLE AS target,
      plan.people::DOUBLE AS plan,
      ministry.to_day - $day::DATE AS days_left,
      plan.from_day <= $day::DATE AS plan_begun,
      coalesce(plan_end.activated, today.activated, 0)::DOUBLE AS at_plan_end,
      coalesce(before_plan.activated, 0)::DOUBLE AS before_plan
    FROM asked
    CROSS JOIN shown
    LEFT JOIN counted AS today ON today.area_code = asked.code AND today.day = shown.day
    LEFT JOIN counted AS week_ago ON week_ago.area_code = asked.code AND week_ago.day = shown.day - 7
    LEFT JOIN denominator ON denominator.area_code = asked.code
    LEFT JOIN ministry ON ministry.area_code = asked.code
    LEFT JOIN plan ON plan.area_code = asked.code
    LEFT JOIN counted AS plan_end
      ON plan_end.area_code = asked.code AND plan_end.day = least(shown.day, plan.to_day)
    LEFT JOIN counted AS before_plan
      ON before_plan.area_code = asked.code AND before_plan.day = plan.from_day - 1
  )
  SELECT
    code, name, level::VARCHAR AS level, parent_code AS "parentCode",
    activated, provisional,
    permanent + temporary AS eligible,
    permanent AS "eligiblePermanent",
    temporary AS "eligibleTemporary",
    counted_day::VARCHAR AS "eligibleDay",
    CASE WHEN permanent + temporary > 0 THEN activated / (permanent + temporary) END AS coverage,
    greatest(0, permanent + temporary - activated) AS remaining,
    target,
    CASE WHEN target > 0 THEN activated / target END AS attainment,
    plan,
    CASE WHEN plan_begun THEN at_plan_end - before_plan ELSE 0 END AS "activatedInCampaign",
    CASE WHEN plan > 0 THEN
      CASE WHEN plan_begun THEN at_plan_end - before_plan ELSE 0 END / plan
    END AS "planAttainment",
    (activated - week_ago) / 7 AS pace,
    CASE WHEN days_left > 0 THEN greatest(0, target - activated) / days_left END AS "requiredPace"
  FROM joined ORDER BY code`;

interface SeriesRow {
  code: AreaCode;
  days: Day[];
  activated: number[];
  eligible: number[];
}

/** Grain: every area and day. Cost: one pass over `coverage_daily`; the answer is areas × days numbers. */
export async function coverageSeries(
  session: Session,
  eidLevel: EidLevel,
): Promise<CoverageSeries> {
  const rows = await session.rows<SeriesRow>(
    `SELECT
      daily.area_code AS code,
      list(daily.day::VARCHAR ORDER BY daily.day) AS days,
      list(daily.activated::DOUBLE ORDER BY daily.day) AS activated,
      list(coalesce(denominator.permanent + denominator.temporary, 0)::DOUBLE ORDER BY daily.day)
        AS eligible
    FROM (FROM coverage_daily WHERE level = $eidLevel) AS daily
    ASOF LEFT JOIN eligible_in_force AS denominator
      ON denominator.area_code = daily.area_code AND daily.day >= denominator.from_day
    GROUP BY daily.area_code ORDER BY daily.area_code`,
    { eidLevel },
  );
  return {
    eidLevel,
    days: rows[0]?.days ?? [],
    areas: rows.map(({ code }) => code),
    activated: rows.map(({ activated }) => activated),
    eligible: rows.map(({ eligible }) => eligible),
  };
}
