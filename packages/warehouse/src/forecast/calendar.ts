import { addDays, type Day, isHoliday, weekdayOf } from '@tungngo/domain';
import { addedOn } from './evidence.js';

/** How many people a day brings against an average one. */
export interface Calendar {
  /** Monday first; the mean is 1. */
  weekdays: number[];
  /** A public holiday against the same weekday. */
  holiday: number;
}

/** Weeks that the weekdays are learnt from. */
const LOOK_BACK = 56;
/** Ordinary weeks, or holidays at half, that are supposed beside what was seen. */
const PRIOR_WEEKS = 2;
const PRIOR_HOLIDAY = 0.5;
const NEAR_DAYS = 10;

/**
 * Weekday factors: each day against the mean of the seven days around it, averaged by weekday;
 * classical decomposition by ratio to a moving average. Knows only days up to `at`.
 */
export function calendarAt(
  days: readonly Day[],
  activated: readonly number[],
  at: number,
): Calendar {
  const sums = new Array<number>(7).fill(PRIOR_WEEKS);
  const counts = new Array<number>(7).fill(PRIOR_WEEKS);
  for (let i = Math.max(3, at - LOOK_BACK); i <= at - 3; i++) {
    const week = days.slice(i - 3, i + 4);
    const mean = ((activated[i + 3] ?? 0) - (activated[i - 4] ?? 0)) / 7;
    const day = days[i];
    if (!day || mean <= 0 || week.some(isHoliday)) continue;
    const weekday = weekdayOf(day);
    sums[weekday] = (sums[weekday] ?? 0) + addedOn(activated, i) / mean;
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  const raw = sums.map((sum, i) => Math.max(0.01, sum / (counts[i] ?? 1)));
  const mean = raw.reduce((sum, value) => sum + value, 0) / 7;
  const weekdays = raw.map((value) => value / mean);
  return { weekdays, holiday: holidayFactor(days, activated, at, weekdays) };
}

/** Holidays seen so far against the ordinary days around them; between 0.05 and 1. */
function holidayFactor(
  days: readonly Day[],
  activated: readonly number[],
  at: number,
  weekdays: readonly number[],
): number {
  let [sum, count] = [PRIOR_WEEKS * PRIOR_HOLIDAY, PRIOR_WEEKS];
  const adjusted = (i: number) =>
    addedOn(activated, i) / (weekdays[weekdayOf(days[i] as Day)] ?? 1);
  for (let i = 1; i <= at; i++) {
    if (!isHoliday(days[i] as Day)) continue;
    let [near, nearCount] = [0, 0];
    for (let j = Math.max(1, i - NEAR_DAYS); j <= Math.min(at, i + NEAR_DAYS); j++) {
      if (isHoliday(days[j] as Day)) continue;
      near += adjusted(j);
      nearCount++;
    }
    if (near <= 0) continue;
    sum += adjusted(i) / (near / nearCount);
    count++;
  }
  return Math.min(1, Math.max(0.05, sum / count));
}

/** What a day brings against an average one. */
export function factorOf({ weekdays, holiday }: Calendar, day: Day): number {
  return (weekdays[weekdayOf(day)] ?? 1) * (isHoliday(day) ? holiday : 1);
}

/** `[h]`: average days that the `h` days after `day` are worth; `[0]` is 0. */
export function workAhead(calendar: Calendar, day: Day, horizon: number): Float64Array {
  const work = new Float64Array(horizon + 1);
  for (let h = 1; h <= horizon; h++) {
    work[h] = (work[h - 1] ?? 0) + factorOf(calendar, addDays(day, h));
  }
  return work;
}
