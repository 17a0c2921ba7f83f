import type { Day } from '@tungngo/domain';
import { dayRange, daysBetween } from '@tungngo/domain';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { DailySeries, Goals } from './daily-series.js';
import { planPerDay } from './daily-series.js';
import type { ChartForm } from './time-search.js';

/** What is expected of one area after the day shown; cumulative counts. */
export interface ForecastBand {
  days: readonly Day[];
  median: readonly number[];
  low: readonly number[];
  high: readonly number[];
  /** The day that it was made on, and the count at its end. */
  from: Day;
  count: number;
}

/** Pixels around the plot: the slider below it has the same. */
export const PLOT = { left: 48, right: 12, top: 8, bottom: 18, height: 112 };

/** Where days and numbers lie in the chart, in pixels. */
export interface ChartScale {
  form: ChartForm;
  /** From the first day with a place to the deadline or the last day with data. */
  days: readonly Day[];
  width: number;
  /** Pixels of one day. */
  step: number;
  y: ScaleLinear<number, number>;
  /** The middle of a day, by its place. */
  x(index: number): number;
  indexOf(day: Day): number;
  /** The day under a pixel, held within the days with data. */
  dayAt(pixel: number, lastWithData: number): Day;
}

/** The days of the chart: those with data, and on to the deadline. */
export function axisDays(days: readonly Day[], goals: Goals | null): Day[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const end = goals && goals.deadline > last ? goals.deadline : last;
  return dayRange(first, end);
}

export function chartScale(
  form: ChartForm,
  width: number,
  series: DailySeries,
  goals: Goals | null,
  band: ForecastBand | null,
): ChartScale {
  const days = axisDays(series.days, goals);
  const [first] = days;
  const inner = Math.max(1, width - PLOT.left - PLOT.right);
  const step = inner / Math.max(1, days.length);
  const x = (index: number) => PLOT.left + (index + 0.5) * step;
  const y = scaleLinear(extentOf(form, series, goals, band), [PLOT.height - PLOT.bottom, PLOT.top]);
  return {
    form,
    days,
    width,
    step,
    x,
    y: y.nice(3),
    indexOf: (day) => (first ? daysBetween(first, day) : 0),
    dayAt: (pixel, lastWithData) => {
      const at = Math.floor((pixel - PLOT.left) / step);
      return days[Math.max(0, Math.min(lastWithData, at))] ?? (first as Day);
    },
  };
}

function extentOf(
  form: ChartForm,
  series: DailySeries,
  goals: Goals | null,
  band: ForecastBand | null,
): [number, number] {
  if (form === 'daily') {
    const expected = band ? dailyBand(band).high : [];
    const plan = goals ? (planPerDay(goals) ?? 0) : 0;
    const most = largest([...series.daily, ...expected, plan, 1]);
    return [Math.min(0, ...series.daily), most];
  }
  const ends = [series.cumulative.at(-1) ?? 0, goals?.target ?? 0, ...(band?.high ?? [])];
  if (goals?.plan) ends.push(series.before + goals.plan);
  return [Math.min(series.before, ...series.cumulative), largest([...ends, series.before + 1])];
}

const largest = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);

/**
 * The band as means a day since the day that it was made on: what can be held against a required pace.
 * The spread of a single day would need more than cumulative quantiles.
 */
export function dailyBand({
  median,
  low,
  high,
  count,
}: ForecastBand): Pick<ForecastBand, 'median' | 'low' | 'high'> {
  const mean = (values: readonly number[]) => values.map((value, i) => (value - count) / (i + 1));
  return { median: mean(median), low: mean(low), high: mean(high) };
}
