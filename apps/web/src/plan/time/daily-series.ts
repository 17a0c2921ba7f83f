import {
  type AreaCode,
  type CoverageSeries,
  type Day,
  daysBetween,
  isHoliday,
  weekdayOf,
} from '@tungngo/domain';

/** One area's days, from the first that the chart shows. */
export interface DailySeries {
  code: AreaCode;
  days: readonly Day[];
  /** Count at the end of each day. */
  cumulative: readonly number[];
  /** Newly counted on each day; below zero when more were reversed than came. */
  daily: readonly number[];
  /** Mean of the 7 days to each day. */
  pace: readonly number[];
  /** Count before the first day shown. */
  before: number;
}

const PACE_DAYS = 7;

/** The days of one area that the slider plays; null for an area that the series does not have. */
export function dailySeries(
  series: CoverageSeries,
  code: AreaCode,
  shown: readonly Day[],
): DailySeries | null {
  const counts = series.activated[series.areas.indexOf(code)];
  const [first] = series.days;
  const [firstShown] = shown;
  if (!counts || !first || !firstShown) return null;
  const start = daysBetween(first, firstShown);
  const at = (i: number) => (i < 0 ? 0 : (counts[i] ?? 0));
  const days = shown.slice(0, Math.max(0, counts.length - start));
  return {
    code,
    days,
    cumulative: days.map((_, i) => at(start + i)),
    daily: days.map((_, i) => at(start + i) - at(start + i - 1)),
    pace: days.map((_, i) => (at(start + i) - at(start + i - PACE_DAYS)) / PACE_DAYS),
    before: at(start - 1),
  };
}

/** What is usual on a day of the week. */
export interface WeekdayMean {
  /** 0 is Monday. */
  weekday: number;
  /** Days that it is the mean of. */
  days: number;
  mean: number;
  /** The middle half of the days lies between. */
  low: number;
  high: number;
}

/** Mean and quartiles by day of the week; public holidays are left out, or they would blur the week. */
export function weekdayProfile(days: readonly Day[], daily: readonly number[]): WeekdayMean[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const values = days
      .map((day, i) => (weekdayOf(day) === weekday && !isHoliday(day) ? (daily[i] ?? 0) : null))
      .filter((value) => value !== null)
      .sort((a, b) => a - b);
    const sum = values.reduce((total, value) => total + value, 0);
    return {
      weekday,
      days: values.length,
      mean: values.length > 0 ? sum / values.length : 0,
      low: quantile(values, 0.25),
      high: quantile(values, 0.75),
    };
  });
}

/** The quantile of sorted values, between two of them in proportion; 0 of none. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (above - below) * (at - Math.floor(at));
}

/** What the lines of plan and target need. */
export interface Goals {
  target: number | null;
  plan: number | null;
  startDay: Day;
  deadline: Day;
}

/** Activations a day that the plan asks for, the same on each of its days; null without a plan. */
export function planPerDay({ plan, startDay, deadline }: Goals): number | null {
  const days = daysBetween(startDay, deadline) + 1;
  return plan !== null && days > 0 ? plan / days : null;
}

/** Activations a day that the target asks for after each day; null after the deadline or without one. */
export function requiredPaces(
  { days, cumulative }: DailySeries,
  { target, deadline }: Goals,
): (number | null)[] {
  return days.map((day, i) => {
    const left = daysBetween(day, deadline);
    if (target === null || left <= 0) return null;
    return Math.max(0, target - (cumulative[i] ?? 0)) / left;
  });
}
