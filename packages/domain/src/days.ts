import { z } from 'zod';

/** A calendar day in Vietnam (UTC+7), `YYYY-MM-DD`. Never a local midnight. */
export type Day = string & { readonly __brand: 'Day' };

const MS_PER_DAY = 86_400_000;

/** True when the text is `YYYY-MM-DD` and that day exists. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const daySchema = z.custom<Day>((value) => typeof value === 'string' && isDay(value), {
  message: 'Ngày phải có dạng YYYY-MM-DD / a day must be YYYY-MM-DD',
});

/** The day `count` days after (before, if negative) `day`. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * MS_PER_DAY)
    .toISOString()
    .slice(0, 10) as Day;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function dayRange(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i));
}

/** The day in Vietnam (UTC+7, no daylight saving) at a moment. */
export function dayInVietnam(moment: Date): Day {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10) as Day;
}
