import {
  type Area,
  type AreaCode,
  type CoverageRow,
  type CoverageSeries,
  type Day,
  daysBetween,
} from '@tungngo/domain';
import { smoothRates } from '@tungngo/geo/statistics';
import type { MapMetric } from './plan-search.js';
import { countIn } from './time/in-period.js';
import type { DaySpan } from './time/time-search.js';

/** The numbers of one area on one day; definitions as in the metric catalogue. */
export type AreaFigures = {
  /** True when `activated` has a part from daily counts by ward. */
  includesAggregated: boolean;
  /** Activations of the days chosen; of the seven days to the day shown when none are. */
  inPeriod: number;
} & Pick<
  CoverageRow,
  | 'code'
  | 'activated'
  | 'eligible'
  | 'coverage'
  | 'remaining'
  | 'target'
  | 'attainment'
  | 'plan'
  | 'activatedInCampaign'
  | 'planAttainment'
  | 'pace'
  | 'requiredPace'
>;

/** An area's two denominators; they come once, the counts come as a series. */
export type Targets = ReadonlyMap<AreaCode, Pick<CoverageRow, 'target' | 'plan'>>;

/** The campaign's dates; null until one has been declared. */
export type Period = { startDay: Day; endDay: Day } | null;

const PACE_DAYS = 7;

/**
 * Every area's numbers on a day of the series, without asking the server: the same formulas as the
 * warehouse's, with which the end-to-end test compares them.
 */
export function figuresOn(
  series: CoverageSeries,
  targets: Targets,
  period: Period,
  day: Day,
  chosen: DaySpan | null = null,
): Map<AreaCode, AreaFigures> {
  const at = series.days.indexOf(day);
  const figures = new Map<AreaCode, AreaFigures>();
  if (at < 0) return figures;
  const span = spanOf(series, period, day, at);
  for (const [i, code] of series.areas.entries()) {
    const counts = series.activated[i] ?? [];
    const eligible = series.eligible[i]?.[at] ?? 0;
    const since = series.aggregatedFrom[i] ?? null;
    const includesAggregated = since !== null && since <= day;
    const inPeriod = chosen
      ? (countIn(counts, series.days[0], chosen)?.count ?? 0)
      : (counts[at] ?? 0) - (counts[at - PACE_DAYS] ?? 0);
    const own = areaFigures(
      code,
      counts,
      at,
      eligible,
      targets.get(code),
      span,
      includesAggregated,
    );
    figures.set(code, { ...own, inPeriod });
  }
  return figures;
}

interface Span {
  /** Index of the last day that the plan counts, and of the day before it began. */
  planEnd: number;
  beforePlan: number;
  planBegun: boolean;
  daysLeft: number | null;
}

function spanOf(series: CoverageSeries, period: Period, day: Day, at: number): Span {
  const first = series.days[0];
  if (!period || !first) return { planEnd: at, beforePlan: -1, planBegun: false, daysLeft: null };
  return {
    planEnd: Math.min(at, daysBetween(first, period.endDay)),
    beforePlan: daysBetween(first, period.startDay) - 1,
    planBegun: period.startDay <= day,
    daysLeft: daysBetween(day, period.endDay),
  };
}

function areaFigures(
  code: AreaCode,
  counts: readonly number[],
  at: number,
  eligible: number,
  targets: Pick<CoverageRow, 'target' | 'plan'> | undefined,
  { planEnd, beforePlan, planBegun, daysLeft }: Span,
  includesAggregated: boolean,
): Omit<AreaFigures, 'inPeriod'> {
  const activated = counts[at] ?? 0;
  const target = targets?.target ?? null;
  const plan = targets?.plan ?? null;
  const inCampaign = planBegun ? (counts[planEnd] ?? 0) - (counts[beforePlan] ?? 0) : 0;
  return {
    includesAggregated,
    code,
    activated,
    eligible,
    coverage: eligible > 0 ? activated / eligible : null,
    remaining: Math.max(0, eligible - activated),
    target,
    attainment: target ? activated / target : null,
    plan,
    activatedInCampaign: inCampaign,
    planAttainment: plan ? inCampaign / plan : null,
    pace: (activated - (counts[at - PACE_DAYS] ?? 0)) / PACE_DAYS,
    requiredPace:
      target !== null && daysLeft !== null && daysLeft > 0
        ? Math.max(0, target - activated) / daysLeft
        : null,
  };
}

/** A metric that an area's own figures hold. */
type OwnMetric = Exclude<MapMetric, 'quality' | 'smoothed'>;

/** The number that colours an area; null without a denominator. */
export function metricValue(figures: AreaFigures | undefined, metric: OwnMetric): number | null {
  if (!figures) return null;
  if (metric === 'remaining') return figures.eligible > 0 ? figures.remaining : null;
  return figures[metric];
}

/** The metric of each area, in their order; null where it has none. */
export function metricValues(
  areas: readonly Pick<Area, 'code' | 'parentCode'>[],
  figures: ReadonlyMap<AreaCode, AreaFigures>,
  metric: Exclude<MapMetric, 'quality'>,
): (number | null)[] {
  if (metric !== 'smoothed') {
    return areas.map(({ code }) => metricValue(figures.get(code), metric));
  }
  return smoothRates(
    areas.map(({ code }) => figures.get(code)?.activated ?? 0),
    areas.map(({ code }) => figures.get(code)?.eligible ?? 0),
    areas.map(({ parentCode }) => parentCode),
  );
}

/** The days that the slider plays: the campaign's, with data, and whatever came after. */
export function playableDays(series: CoverageSeries, period: Period): Day[] {
  const { days } = series;
  const within = period ? days.filter((day) => day >= period.startDay) : days;
  return within.length > 0 ? within : days;
}
