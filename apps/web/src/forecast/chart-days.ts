import {
  type AreaCode,
  addDays,
  type CoverageSeries,
  type Day,
  dayRange,
  daysBetween,
  type Forecast,
} from '@tungngo/domain';

/** Median and band of one area, from the day that they are known from on. */
interface BandPoint {
  median: number;
  low: number;
  high: number;
}

/** One day of the chart; what is not known of it is null. */
export interface ChartDay {
  day: Day;
  /** Cumulative people, up to the forecast's day. */
  actual: number | null;
  /** What came after it, where the data already know. */
  later: number | null;
  plan: BandPoint | null;
  whatIf: BandPoint | null;
}

/** At least so many days of the past stand before the forecast. */
const PAST_DAYS = 28;

/** The days of the chart of one area: from the drive's start to the last deadline. */
export function chartDays(
  series: CoverageSeries,
  code: AreaCode,
  start: Day | undefined,
  plan: Forecast,
  whatIf: Forecast | null,
): ChartDay[] {
  const counts = series.activated[series.areas.indexOf(code)] ?? [];
  const [first] = series.days;
  if (!first) return [];
  const earliest = addDays(plan.day, -PAST_DAYS);
  const wanted = start !== undefined && start < earliest ? start : earliest;
  const from = lastOf([first, wanted]);
  const to = lastOf([plan.day, plan.days.at(-1), whatIf?.days.at(-1), plan.deadline]);
  return dayRange(from, to).map((day) => {
    const count = counts[daysBetween(first, day)] ?? null;
    return {
      day,
      actual: day <= plan.day ? count : null,
      later: day >= plan.day ? count : null,
      plan: pointOf(plan, code, day, count),
      whatIf: whatIf && pointOf(whatIf, code, day, count),
    };
  });
}

/** The forecast begins at what is known on its day, so that the lines join. */
function pointOf(forecast: Forecast, code: AreaCode, day: Day, count: number | null) {
  const a = forecast.areas.indexOf(code);
  if ((forecast.median[a]?.length ?? 0) === 0) return null;
  if (day === forecast.day && count !== null) return { median: count, low: count, high: count };
  const d = daysBetween(forecast.day, day) - 1;
  const median = forecast.median[a]?.[d];
  const low = forecast.low[a]?.[d];
  const high = forecast.high[a]?.[d];
  if (d < 0 || median === undefined || low === undefined || high === undefined) return null;
  return { median, low, high };
}

function lastOf(days: (Day | null | undefined)[]): Day {
  return days.reduce<Day>((last, day) => (day && day > last ? day : last), '0000-01-01' as Day);
}
