import {
  type Area,
  type AreaCode,
  addDays,
  type CoverageSeries,
  type Day,
  dayRange,
  type MissingDays,
  type Restatement,
} from '@tungngo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartScale, dailyBand } from './chart-scale.js';
import { dailySeries, planPerDay, requiredPaces, weekdayProfile } from './daily-series.js';
import { areApart, changeBetween, countIn, periodByArea } from './in-period.js';
import { lateDays, wardsOf } from './late-days.js';
import { previousSpan, readTimeSearch, spanAgainst } from './time-search.js';

const day = (text: string) => text as Day;
const first = day('2023-07-24'); // a Monday
const codes = ['74', '25741'] as AreaCode[];
const seriesOf = (daily: number[]): CoverageSeries => {
  const days = dayRange(first, addDays(first, daily.length - 1));
  const cumulative = daily.map((_, i) => daily.slice(0, i + 1).reduce((a, b) => a + b, 0));
  return {
    indicator: 'level2',
    days,
    areas: codes,
    activated: codes.map(() => cumulative),
    eligible: codes.map(() => days.map(() => 1000)),
    aggregatedFrom: codes.map(() => null),
  };
};

describe('the days of an area', () => {
  it('sum over any period to what the period counts, days outside the series being nothing', () => {
    const counts = fc.array(fc.integer({ min: -3, max: 50 }), { minLength: 1, maxLength: 40 });
    const offset = fc.integer({ min: -10, max: 50 });
    fc.assert(
      fc.property(counts, offset, fc.nat({ max: 30 }), (daily, start, length) => {
        const series = seriesOf(daily);
        const span = { from: addDays(first, start), to: addDays(first, start + length) };
        const own = dailySeries(series, codes[1] as AreaCode, series.days);
        const within = series.days
          .map((each, i) => (each >= span.from && each <= span.to ? (own?.daily[i] ?? 0) : null))
          .filter((value) => value !== null);
        const counted = countIn(series.activated[1] ?? [], first, span);
        expect(counted?.days ?? 0).toBe(within.length);
        if (counted) expect(counted.count).toBe(within.reduce((a, b) => a + b, 0));
        const before = countIn(series.activated[1] ?? [], first, previousSpan(span));
        const both = { from: previousSpan(span).from, to: span.to };
        const together = countIn(series.activated[1] ?? [], first, both);
        expect(together?.count ?? 0).toBe((counted?.count ?? 0) + (before?.count ?? 0));
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('begin with the first day shown, and know what was counted before', () => {
    const series = seriesOf([5, 7, 1, 0, 4]);
    const own = dailySeries(series, codes[0] as AreaCode, series.days.slice(2));
    expect(own).toMatchObject({ daily: [1, 0, 4], cumulative: [13, 13, 17], before: 12 });
    expect(own?.pace[2]).toBeCloseTo(17 / 7);
    expect(dailySeries(series, '99' as AreaCode, series.days)).toBeNull();
  });

  it('ask for what is missing of the target over the days that are left', () => {
    const series = seriesOf([5, 5, 5]);
    const own = dailySeries(series, codes[0] as AreaCode, series.days);
    const goals = { target: 25, plan: 30, startDay: first, deadline: addDays(first, 2) };
    expect(own && requiredPaces(own, goals)).toEqual([10, 15, null]);
    expect(planPerDay(goals)).toBe(10);
    expect(planPerDay({ ...goals, plan: null })).toBeNull();
  });
});

it('the week’s profile is the mean and the middle half of each weekday, holidays left out', () => {
  const days = dayRange(first, addDays(first, 27));
  const week = weekdayProfile(
    days,
    days.map((_, i) => (i % 7 === 6 ? 10 : 100 + Math.floor(i / 7) * 4)),
  );
  expect(week[0]).toEqual({ weekday: 0, days: 4, mean: 106, low: 103, high: 109 });
  expect(week[6]).toMatchObject({ mean: 10, low: 10, high: 10 });
  const holidays = dayRange(day('2023-09-01'), day('2023-09-04'));
  expect(weekdayProfile(holidays, [1, 1, 1, 1]).every(({ days }) => days === 0)).toBe(true);
});

describe('a period in a link', () => {
  it('comes back, turned round where its days are in the wrong order', () => {
    expect(readTimeSearch({ from: '2023-08-20', to: '2023-08-10', against: 'previous' })).toEqual({
      from: '2023-08-10',
      to: '2023-08-20',
      against: 'previous',
    });
  });
  it.each([
    [{ from: '2023-08-20' }],
    [{ from: '2023-08-20', to: '2023-02-30' }],
    [{ against: 'previous' }],
    [{ chart: 'pie' }],
  ])('is left out where it means nothing: %j', (raw) => {
    expect(readTimeSearch(raw)).toEqual({});
  });
  it('is compared with as many days just before, or with those written', () => {
    const span = { from: day('2023-08-10'), to: day('2023-08-20') };
    const before = { from: '2023-07-30', to: '2023-08-09' };
    expect(spanAgainst({ ...span, against: 'previous' })).toEqual(before);
    expect(spanAgainst({ ...span, against: '2023-08-02~2023-08-01' })).toEqual({
      from: '2023-08-01',
      to: '2023-08-02',
    });
    expect(spanAgainst(span)).toBeNull();
    expect(areApart(span, previousSpan(span))).toBe(true);
    expect(areApart(span, span)).toBe(false);
  });
  it('changes by the mean a day, and by nothing where there was nothing before', () => {
    const now = { count: 30, perDay: 3, days: 10 };
    expect(changeBetween(now, { count: 10, perDay: 2, days: 5 }).change).toBe(0.5);
    expect(changeBetween(now, { count: 0, perDay: 0, days: 5 }).change).toBeNull();
    const series = seriesOf([1, 1, 3, 3]);
    const span = { from: addDays(first, 2), to: addDays(first, 3) };
    const change = periodByArea(series, span, previousSpan(span)).get(codes[0] as AreaCode);
    expect(change).toMatchObject({ now: { count: 6 }, before: { count: 2 }, change: 2 });
  });
});

it('a day is late for the areas whose wards lack it, and where a later generation changed it', () => {
  const area = (code: string, level: Area['level'], parentCode: string | null) =>
    ({ code, name: code, level, parentCode, lon: 0, lat: 0 }) as Area;
  const areas = [
    area('74', 'province', null),
    area('718', 'district', '74'),
    area('25741', 'ward', '718'),
    area('25744', 'ward', '719'),
  ];
  const missing = [{ code: '25744', days: ['2023-09-02'] }] as MissingDays[];
  const restated = { generation: 2, day: '2023-09-01', code: '25741', before: 4, after: 9 };
  const changes = [
    { ...restated, indicator: 'level2' },
    { ...restated, indicator: 'level1', after: 99 },
  ] as Restatement[];
  const late = (code: string) =>
    lateDays(wardsOf(areas, code as AreaCode), 'level2', missing, changes);
  expect([...late('74')]).toEqual([
    ['2023-09-02', { missing: ['25744'], restated: null }],
    ['2023-09-01', { missing: [], restated: 5 }],
  ]);
  expect([...late('718').keys()]).toEqual(['2023-09-01']);
  expect([...late('25744').keys()]).toEqual(['2023-09-02']);
});

it('the chart goes on to the deadline, and a pixel is the day drawn there', () => {
  const series = seriesOf([5, 5, 5, 5]);
  const own = dailySeries(series, codes[0] as AreaCode, series.days);
  if (!own) throw new Error('no series');
  const goals = { target: 90, plan: null, startDay: first, deadline: addDays(first, 9) };
  const scale = chartScale('daily', 400, own, goals, null);
  expect(scale.days).toHaveLength(10);
  for (const [i, each] of series.days.entries()) expect(scale.dayAt(scale.x(i), 3)).toBe(each);
  expect(scale.dayAt(9999, 3)).toBe(series.days[3]);
  expect(scale.dayAt(-5, 3)).toBe(first);
  const counts = { days: scale.days.slice(4), from: addDays(first, 3), count: 20 };
  const band = dailyBand({ ...counts, median: [26, 30], low: [22, 24], high: [30, 40] });
  expect(band).toEqual({ median: [6, 5], low: [2, 2], high: [10, 10] });
});
