import { type AreaCode, type CoverageSeries, type Day, daysBetween } from '@tungngo/domain';
import { type DaySpan, daysIn } from './time-search.js';

/** Activations of some days; below zero when more were reversed than came. */
export interface PeriodCount {
  count: number;
  /** Mean a day, over the days that the series has. */
  perDay: number;
  /** Days of the span that the series has; fewer than asked at its ends. */
  days: number;
}

/**
 * Activations within a span by cumulative counts (one per day from `first`); days outside the series
 * count for nothing. Null when the series has none of the days.
 */
export function countIn(
  cumulative: readonly number[],
  first: Day | undefined,
  span: DaySpan,
): PeriodCount | null {
  if (!first) return null;
  const from = Math.max(0, daysBetween(first, span.from));
  const to = Math.min(cumulative.length - 1, daysBetween(first, span.to));
  if (to < from) return null;
  const count = (cumulative[to] ?? 0) - (cumulative[from - 1] ?? 0);
  const days = to - from + 1;
  return { count, perDay: count / days, days };
}

/** A span's activations, and how they differ from those of another. */
export interface PeriodChange {
  now: PeriodCount;
  before: PeriodCount | null;
  /** Change of the mean a day, as a share of that before; null without one. */
  change: number | null;
}

/** A span set against another; of different length, by their means a day. */
export function changeBetween(now: PeriodCount, before: PeriodCount | null): PeriodChange {
  const change = before && before.perDay > 0 ? now.perDay / before.perDay - 1 : null;
  return { now, before, change };
}

/** The span's activations of every area, with their change from another span. */
export function periodByArea(
  series: CoverageSeries,
  span: DaySpan,
  against: DaySpan | null,
): Map<AreaCode, PeriodChange> {
  const first = series.days[0];
  const changes = new Map<AreaCode, PeriodChange>();
  for (const [a, code] of series.areas.entries()) {
    const counts = series.activated[a] ?? [];
    const now = countIn(counts, first, span);
    if (!now) continue;
    changes.set(code, changeBetween(now, against && countIn(counts, first, against)));
  }
  return changes;
}

/** True when both spans have days and none in common. */
export function areApart(one: DaySpan, other: DaySpan): boolean {
  return daysIn(one) > 0 && daysIn(other) > 0 && (one.to < other.from || other.to < one.from);
}
