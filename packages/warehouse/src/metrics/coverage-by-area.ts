import type {
  AreaCode,
  AreaLevel,
  CoverageRow,
  CoverageSeries,
  Day,
  Indicator,
} from '@tungngo/domain';
import { denominators, denominatorsOfRecords } from '../cubes/eligible.js';
import type { Session } from '../duckdb/session.js';

/** Which areas, on which day, counting what. */
export interface CoverageQuestion {
  level: AreaLevel;
  indicator: Indicator;
  day: Day;
  /** Only areas below this one: a province or a district. */
  parent?: AreaCode;
  /** The boundary vintage that the areas are of; that of the records when absent. */
  vintage?: string | undefined;
}

/** The relations that the figures of a boundary vintage come from; columns are the same in all. */
interface Relations {
  area: string;
  daily: string;
  eligible: string;
  target: string;
}

const ofRecords: Relations = {
  area: 'area',
  daily: 'coverage_daily',
  eligible: denominatorsOfRecords,
  target: 'target',
};

const carriedOver = (table: string) => `(FROM ${table} WHERE vintage = $vintage)`;

const ofVintage: Relations = {
  area: carriedOver('vintage_unit'),
  daily: carriedOver('unit_coverage_daily'),
  eligible: denominators(
    carriedOver('unit_eligible_in_force'),
    carriedOver('unit_own_eligible_in_force'),
  ),
  target: carriedOver('unit_target'),
};

/**
 * Grain: one row an area of the level. A day after the last with data shows that last day's counts
 * against its own deadline. Cost: areas × a handful of days, whatever the number of events.
 */
export function coverageByArea(
  session: Session,
  { level, indicator, day, parent, vintage }: CoverageQuestion,
): Promise<CoverageRow[]> {
  const asked = { level, indicator, day, parent: parent ?? '' };
  if (vintage === undefined) return session.rowsOften<CoverageRow>(coverageSql, asked);
  return session.rowsOften<CoverageRow>(vintageSql, { ...asked, vintage });
}

/**
 * A target that names no indicator is of accounts, at both levels; the other indicators have the
 * plan’s dates all the same. One that names the indicator comes first; of several the latest that has
 * begun by the day, else the first that will: the greatest number.
 */
const nearness = `
  CASE WHEN indicator = $indicator::indicator THEN 10000000 ELSE 0 END
  + CASE WHEN from_day <= $day::DATE THEN 1000000 ELSE 0 END
  + abs(from_day - DATE '1970-01-01') * CASE WHEN from_day <= $day::DATE THEN 1 ELSE -1 END`;

const inForce = (kind: 'ministry' | 'plan') => `
  arg_max(
    struct_pack(
      people := CASE
        WHEN indicator IS NOT NULL OR $indicator IN ('level1', 'level2') THEN people
      END,
      from_day, to_day
    ),
    ${nearness}
  ) FILTER (kind = '${kind}')`;

// Few scans and joins: on so few rows each step of the plan costs more than the rows.
const sqlOver = ({ area, daily, eligible, target }: Relations) => `
  WITH goal AS (
    SELECT area_code, ${inForce('ministry')} AS ministry, ${inForce('plan')} AS plan
    FROM ${target}
    WHERE indicator IS NULL OR indicator = $indicator::indicator
    GROUP BY area_code
  ),
  shown AS (SELECT least($day::DATE, max(day)) AS day FROM ${daily}),
  counted AS (
    SELECT
      daily.area_code,
      max(activated) FILTER (daily.day = shown.day) AS today,
      max(provisional) FILTER (daily.day = shown.day) AS provisional,
      max(aggregated) FILTER (daily.day = shown.day) AS aggregated,
      max(activated) FILTER (daily.day = shown.day - 7) AS week_ago,
      max(activated) FILTER (daily.day = least(shown.day, plan.to_day)) AS plan_end,
      max(activated) FILTER (daily.day = plan.from_day - 1) AS before_plan
    FROM ${daily} AS daily CROSS JOIN shown LEFT JOIN goal USING (area_code)
    WHERE daily.indicator = $indicator::indicator AND daily.area_level = $level::area_level
    GROUP BY daily.area_code
  ),
  denominator AS (
    SELECT area_code, arg_max(struct_pack(permanent, temporary, counted_day), from_day) AS newest
    FROM ${eligible} WHERE from_day <= $day::DATE GROUP BY area_code
  ),
  joined AS (
    SELECT
      area.code, area.name, area.level, area.parent_code,
      coalesce(today, 0)::DOUBLE AS activated,
      coalesce(provisional, 0)::DOUBLE AS provisional,
      coalesce(aggregated, 0)::DOUBLE AS aggregated,
      coalesce(week_ago, 0)::DOUBLE AS week_ago,
      coalesce(newest.permanent, 0)::DOUBLE AS permanent,
      coalesce(newest.temporary, 0)::DOUBLE AS temporary,
      newest.counted_day,
      ministry.people::DOUBLE AS target,
      plan.people::DOUBLE AS plan,
      ministry.to_day - $day::DATE AS days_left,
      CASE WHEN plan.from_day <= $day::DATE
        THEN coalesce(plan_end, 0)::DOUBLE - coalesce(before_plan, 0) ELSE 0
      END AS in_plan
    FROM ${area} AS area
    LEFT JOIN ${area} AS above ON above.code = area.parent_code
    LEFT JOIN counted ON counted.area_code = area.code
    LEFT JOIN denominator ON denominator.area_code = area.code
    LEFT JOIN goal ON goal.area_code = area.code
    WHERE area.level = $level::area_level
      AND ($parent = '' OR area.parent_code = $parent OR above.parent_code = $parent)
  )
  SELECT
    code, name, level::VARCHAR AS level, parent_code AS "parentCode",
    activated, provisional, aggregated,
    permanent + temporary AS eligible,
    permanent AS "eligiblePermanent",
    temporary AS "eligibleTemporary",
    counted_day::VARCHAR AS "eligibleDay",
    CASE WHEN permanent + temporary > 0 THEN activated / (permanent + temporary) END AS coverage,
    greatest(0, permanent + temporary - activated) AS remaining,
    target,
    CASE WHEN target > 0 THEN activated / target END AS attainment,
    plan,
    in_plan AS "activatedInCampaign",
    CASE WHEN plan > 0 THEN in_plan / plan END AS "planAttainment",
    (activated - week_ago) / 7 AS pace,
    CASE
      WHEN days_left > 0 AND target IS NOT NULL THEN greatest(0, target - activated) / days_left
    END AS "requiredPace"
  FROM joined ORDER BY code`;

const coverageSql = sqlOver(ofRecords);
const vintageSql = sqlOver(ofVintage);

interface SeriesRow {
  code: AreaCode;
  days: Day[];
  activated: number[];
  eligible: number[];
  aggregatedFrom: Day | null;
}

/** Grain: every area and day. Cost: one pass over `coverage_daily`; the answer is areas × days numbers. */
export async function coverageSeries(
  session: Session,
  indicator: Indicator,
  vintage?: string,
): Promise<CoverageSeries> {
  const { daily, eligible } = vintage === undefined ? ofRecords : ofVintage;
  const rows = await session.rows<SeriesRow>(
    `SELECT
      daily.area_code AS code,
      list(daily.day::VARCHAR ORDER BY daily.day) AS days,
      list(daily.activated::DOUBLE ORDER BY daily.day) AS activated,
      list(coalesce(denominator.permanent + denominator.temporary, 0)::DOUBLE ORDER BY daily.day)
        AS eligible,
      (min(daily.day) FILTER (daily.aggregated > 0))::VARCHAR AS "aggregatedFrom"
    FROM (FROM ${daily} WHERE indicator = $indicator::indicator) AS daily
    ASOF LEFT JOIN ${eligible} AS denominator
      ON denominator.area_code = daily.area_code AND daily.day >= denominator.from_day
    GROUP BY daily.area_code ORDER BY daily.area_code`,
    vintage === undefined ? { indicator } : { indicator, vintage },
  );
  return {
    indicator,
    days: rows[0]?.days ?? [],
    areas: rows.map(({ code }) => code),
    activated: rows.map(({ activated }) => activated),
    eligible: rows.map(({ eligible }) => eligible),
    aggregatedFrom: rows.map(({ aggregatedFrom }) => aggregatedFrom),
  };
}
