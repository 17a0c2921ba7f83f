import { type Day, daysBetween } from '@tungngo/domain';
import { type Calendar, calendarAt, workAhead } from './calendar.js';
import type { ForecastArea, ForecastEvidence, Wards } from './evidence.js';
import { levelAt } from './level.js';
import { reached } from './saturation.js';

/** What is known of every ward on one day, and of no later day. */
export interface Origin {
  at: number;
  calendar: Calendar;
  /** By ward: people whom an average day brings. */
  levels: Float64Array;
  /** By ward: eligible people who are not activated; 0 without a denominator. */
  remaining: Float64Array;
}

/** Days of a drive before its own pace is trusted alone. */
const OWN_DAYS = 7;

/** The first day of the drive that goes on at `at`: the campaign's, else the first that brought anybody. */
export function driveStart({ days, areas, startDay }: ForecastEvidence, at: number): number {
  const first = days[0];
  if (startDay && first) {
    const start = daysBetween(first, startDay);
    if (start > 0 && start <= at) return start;
  }
  const province = areas.find(({ level }) => level === 'province');
  const active = (province?.activated ?? []).findIndex((people) => people > 0);
  return active < 0 ? at : active;
}

export function originAt(evidence: ForecastEvidence, { wards }: Wards, at: number): Origin {
  const { days } = evidence;
  const calendar = calendarAt(days, provinceCounts(evidence, wards), at);
  const start = driveStart(evidence, at);
  const from = at >= start + OWN_DAYS ? start : 0;
  return {
    at,
    calendar,
    levels: Float64Array.from(wards, (ward) => levelAt(ward, days, calendar, from, at)),
    remaining: Float64Array.from(wards, (ward) => remainingOf(ward, at)),
  };
}

const totals = new WeakMap<readonly ForecastArea[], readonly number[]>();

function provinceCounts({ areas, days }: ForecastEvidence, wards: ForecastArea[]) {
  const province = areas.find(({ level }) => level === 'province');
  if (province) return province.activated;
  const known = totals.get(wards);
  if (known) return known;
  const total = days.map((_, i) => wards.reduce((sum, ward) => sum + (ward.activated[i] ?? 0), 0));
  totals.set(wards, total);
  return total;
}

export function remainingOf({ eligible, activated }: ForecastArea, at: number): number {
  return Math.max(0, (eligible[at] ?? 0) - (activated[at] ?? 0));
}

/** `[h][ward]`: people added by `h` days after the origin, at its pace and calendar. */
export function wardPaths(
  { calendar, levels, remaining }: Pick<Origin, 'calendar' | 'levels' | 'remaining'>,
  day: Day,
  horizons: readonly number[],
): Float64Array[] {
  const work = workAhead(calendar, day, Math.max(0, ...horizons));
  return horizons.map((h) =>
    Float64Array.from(levels, (level, w) => reached(level * (work[h] ?? 0), remaining[w] ?? 0)),
  );
}

export const sumOver = (values: Float64Array, members: readonly number[]) =>
  members.reduce((sum, i) => sum + (values[i] ?? 0), 0);

/** People added between two days of a series. */
export const addedBetween = (activated: readonly number[], from: number, to: number) =>
  (activated[to] ?? 0) - (activated[from] ?? 0);
