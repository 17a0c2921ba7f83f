import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatOpeningHours,
  type OpeningHours,
  parseOpeningHours,
  type TimeRange,
  type Weekday,
  weekdays,
} from './opening-hours.js';

const at = (hour: number, minute = 0) => hour * 60 + minute;
const week = (days: Partial<Record<Weekday, TimeRange[]>>): OpeningHours => ({
  ...{ 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
  ...days,
});
const daily = (...ranges: TimeRange[]) =>
  week(Object.fromEntries(weekdays.map((day) => [day, ranges])));

describe('hours as offices write them', () => {
  const evening = { start: at(18, 30), end: at(21) };
  const morning = { start: at(7, 30), end: at(11, 30) };
  const afternoon = { start: at(13, 30), end: at(17) };

  it.each<[string, OpeningHours]>([
    ['18:30–21:00', daily(evening)],
    ['18h30 - 21h', daily(evening)],
    ['từ 18:30 đến 21:00', daily(evening)],
    ['7:30–11:30, 13:30–17:00', daily(morning, afternoon)],
    [
      '11:30–12:30, 16:30–17:30 (đổi ca)',
      daily({ start: at(11, 30), end: at(12, 30) }, { start: at(16, 30), end: at(17, 30) }),
    ],
    [
      'T2–T6 7:30–11:30, 13:30–17:00; CN 8h–11h',
      week({
        ...Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [morning, afternoon]])),
        7: [{ start: at(8), end: at(11) }],
      }),
    ],
    [
      '17:30–20:30, Chủ nhật',
      {
        ...daily({ start: at(17, 30), end: at(20, 30) }),
        7: [{ start: at(7), end: at(21) }],
      },
    ],
    [
      'Thứ 7, Chủ nhật',
      week({ 6: [{ start: at(7), end: at(21) }], 7: [{ start: at(7), end: at(21) }] }),
    ],
    ['Sat-Mon 18:30-21:00', week({ 6: [evening], 7: [evening], 1: [evening] })],
    [
      'T7 22:00–02:00',
      week({ 6: [{ start: at(22), end: at(24) }], 7: [{ start: 0, end: at(2) }] }),
    ],
    ['CN 8:00–10:00, 9:00–12:00', week({ 7: [{ start: at(8), end: at(12) }] })],
  ])('%s', (text, hours) => {
    expect(parseOpeningHours(text)).toEqual(hours);
  });

  it.each([
    '',
    '  ',
    'buổi tối',
    '25:00–26:00',
    '18:70–19:00',
    '18:30',
    'T9 8:00–9:00',
    '8:00–8:00',
  ])('“%s” is none', (text) => {
    expect(parseOpeningHours(text)).toBeNull();
  });

  it('are written in both languages', () => {
    const hours = week({ 1: [morning], 2: [morning], 3: [morning], 6: [evening], 7: [evening] });
    expect(formatOpeningHours(hours)).toEqual({
      vi: 'T2–T4 07:30–11:30; T7, CN 18:30–21:00',
      en: 'Mon–Wed 07:30–11:30; Sat, Sun 18:30–21:00',
    });
    expect(formatOpeningHours(daily(evening)).vi).toBe('18:30–21:00');
  });

  it('are read back as they were written', () => {
    const ranges = fc
      .uniqueArray(fc.integer({ min: 0, max: 288 }), { maxLength: 6 })
      .map((marks) => marks.toSorted((a, b) => a - b))
      .map((marks) =>
        Array.from({ length: Math.floor(marks.length / 2) }, (_, i) => ({
          start: (marks[2 * i] ?? 0) * 5,
          end: (marks[2 * i + 1] ?? 0) * 5,
        })),
      );
    const weeks = fc.tuple(ranges, ranges, ranges, ranges, ranges, ranges, ranges);
    fc.assert(
      fc.property(weeks, (days) => {
        const hours = week(Object.fromEntries(days.map((of, i) => [i + 1, of])));
        const empty = days.every((of) => of.length === 0);
        for (const text of Object.values(formatOpeningHours(hours))) {
          expect(parseOpeningHours(text)).toEqual(empty ? null : hours);
        }
      }),
      { seed: 20230628, numRuns: 300 },
    );
  });

  it('no text makes it fail', () => {
    const pieces = fc.constantFrom(
      'T2',
      'CN',
      '–',
      '-',
      '7:30',
      '21h',
      ',',
      ';',
      ' ',
      '(',
      ')',
      'đ',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const hours = parseOpeningHours(parts.join(''));
        for (const day of weekdays) {
          for (const { start, end } of hours?.[day] ?? []) expect(end).toBeGreaterThan(start);
        }
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
