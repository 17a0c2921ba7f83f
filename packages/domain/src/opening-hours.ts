import type { Localized } from './text.js';

/** Days of a week as ISO 8601 numbers them: Monday 1 … Sunday 7. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

/** A stretch of a day in minutes from midnight; `end` is later than `start` and at most 1440. */
export interface TimeRange {
  start: number;
  end: number;
}

/** The stretches of each weekday, in order and apart; a day without any is closed. */
export type OpeningHours = Record<Weekday, TimeRange[]>;

/** What a day named without hours means: the hours in which officers may call on people. */
const WHOLE_DAY: TimeRange = { start: 7 * 60, end: 21 * 60 };
const MIDNIGHT = 24 * 60;

const dayNames: Record<string, readonly Weekday[]> = {
  'hang ngay': weekdays,
  'moi ngay': weekdays,
  'ca tuan': weekdays,
  daily: weekdays,
  'every day': weekdays,
  'ngay thuong': [1, 2, 3, 4, 5],
  weekdays: [1, 2, 3, 4, 5],
  'cuoi tuan': [6, 7],
  weekend: [6, 7],
  'chu nhat': [7],
  cn: [7],
  sunday: [7],
  sun: [7],
  mon: [1],
  monday: [1],
  tue: [2],
  tuesday: [2],
  wed: [3],
  wednesday: [3],
  thu: [4],
  thursday: [4],
  fri: [5],
  friday: [5],
  sat: [6],
  saturday: [6],
  'thu hai': [1],
  'thu ba': [2],
  'thu tu': [3],
  'thu nam': [4],
  'thu sau': [5],
  'thu bay': [6],
};

const RANGE = /^(\d{1,2})(?:[:hg](\d{2})?)?-(\d{1,2})(?:[:hg](\d{2})?)?$/;

/**
 * Hours as offices write them: "18:30–21:00", "T2–T6 7:30–11:30, 13:30–17:00; CN 8h–11h",
 * "17:30–20:30, Chủ nhật", "11:30–12:30, 16:30–17:30 (đổi ca)". A range that names no day is of every
 * day; a day that names no hours is open from 7:00 to 21:00; a range over midnight goes on the day after.
 * What stands in brackets is a remark. Null when the text is no such thing, or is empty.
 */
export function parseOpeningHours(text: string): OpeningHours | null {
  const plain = simplified(text);
  if (plain === '') return null;
  const open = closed();
  for (const group of plain.split(/[;\n]/)) {
    if (group.trim() === '') continue;
    if (!readGroup(group, open)) return null;
  }
  for (const day of weekdays) open[day] = merged(open[day]);
  return open;
}

function simplified(text: string): string {
  return text
    .replaceAll(/\([^)]*\)/g, ' ')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[–—]|\s+(?:den|to)\s+/g, '-')
    .replaceAll(/\s*-\s*/g, '-')
    .replaceAll(/\bthu ([2-7])(?![\d:hg])/g, 't$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Reads "t2-t6 7:30-11:30,13:30-17:00" or "17:30-20:30,chu nhat" into the week. */
function readGroup(group: string, open: OpeningHours): boolean {
  let days: Weekday[] = [];
  let ranges: TimeRange[] = [];
  const close = () => {
    if (days.length === 0 && ranges.length === 0) return;
    const of = days.length > 0 ? days : weekdays;
    for (const day of of) add(open, day, ranges.length > 0 ? ranges : [WHOLE_DAY]);
    days = [];
    ranges = [];
  };
  for (const word of wordsOf(group)) {
    const range = readRange(word);
    const named = range ? null : readDays(word);
    if (range) ranges.push(range);
    else if (named) {
      // Days after hours begin anew: what was read before stands by itself.
      if (ranges.length > 0) close();
      days.push(...named);
    } else return false;
  }
  close();
  return true;
}

/** Days and ranges one by one: names of two words stay together. */
function wordsOf(group: string): string[] {
  return group
    .split(/[,/&]| va | and /)
    .flatMap((part) => part.trim().split(/ (?=\d)/))
    .map((word) => word.trim())
    .filter((word) => word !== '' && word !== 'tu' && word !== 'from');
}

function readRange(word: string): TimeRange | null {
  const found = RANGE.exec(word);
  if (!found) return null;
  const [, startHour, startMinute = '0', endHour, endMinute = '0'] = found;
  const start = Number(startHour) * 60 + Number(startMinute);
  const end = Number(endHour) * 60 + Number(endMinute);
  const real = (minutes: string | undefined) => Number(minutes) < 60;
  if (start >= MIDNIGHT || end > MIDNIGHT || !real(startMinute) || !real(endMinute)) return null;
  return start === end ? null : { start, end };
}

function readDays(word: string): Weekday[] | null {
  const known = dayNames[word];
  if (known) return [...known];
  const [from, to, ...more] = word.split('-').map(oneDay);
  if (from === undefined || from === null || more.length > 0) return null;
  if (to === undefined) return [from];
  if (to === null) return null;
  const days: Weekday[] = [from];
  for (let day = from; day !== to; days.push(day)) day = ((day % 7) + 1) as Weekday;
  return days;
}

/** "t2" is Monday. */
function oneDay(word: string): Weekday | null {
  const number = /^t([2-7])$/.exec(word)?.[1];
  if (number !== undefined) return (Number(number) - 1) as Weekday;
  const named = dayNames[word.trim()];
  return named?.length === 1 ? (named[0] ?? null) : null;
}

function add(open: OpeningHours, day: Weekday, ranges: readonly TimeRange[]): void {
  for (const { start, end } of ranges) {
    if (end > start) open[day].push({ start, end });
    else {
      const next = ((day % 7) + 1) as Weekday;
      open[day].push({ start, end: MIDNIGHT });
      if (end > 0) open[next].push({ start: 0, end });
    }
  }
}

function closed(): OpeningHours {
  return { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
}

/** In order, and those that meet as one. */
function merged(ranges: readonly TimeRange[]): TimeRange[] {
  const result: TimeRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}

/** The hours in writing that `parseOpeningHours` reads back to the same: "T2–T6 07:30–11:30; CN 08:00–11:00". */
export function formatOpeningHours(hours: OpeningHours): Localized {
  const groups = groupedDays(hours);
  const written = (language: keyof Localized) =>
    groups.map(([days, ranges]) => `${writtenDays(days, language)} ${ranges}`.trim()).join('; ');
  return { vi: written('vi'), en: written('en') };
}

/** Days with the same hours together, in the order of their first day; closed days are left out. */
function groupedDays(hours: OpeningHours): [Weekday[], string][] {
  const groups = new Map<string, Weekday[]>();
  for (const day of weekdays) {
    const ranges = hours[day].map(({ start, end }) => `${clockTime(start)}–${clockTime(end)}`);
    if (ranges.length === 0) continue;
    const key = ranges.join(', ');
    groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  return [...groups].map(([ranges, days]) => [days, ranges]);
}

const shortDays: Record<keyof Localized, readonly string[]> = {
  vi: ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

function writtenDays(days: readonly Weekday[], language: keyof Localized): string {
  if (days.length === 7) return '';
  const name = (day: Weekday) => shortDays[language][day - 1] ?? '';
  const runs: [Weekday, Weekday][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === day) last[1] = day;
    else runs.push([day, day]);
  }
  return runs
    .map(([from, to]) =>
      from === to ? name(from) : `${name(from)}${to - from > 1 ? '–' : ', '}${name(to)}`,
    )
    .join(', ');
}

/** Minutes from midnight as "07:30"; the end of the day is "24:00". */
export function clockTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
