import {
  type AreaCode,
  addDays,
  type CoverageSeries,
  type Day,
  dayRange,
  type Forecast,
} from '@tungngo/domain';
import { expect, it } from 'vitest';
import { chartDays } from './chart-days.js';
import { forecastDay } from './use-forecast.js';

const first = '2023-08-01' as Day;
const code = '74' as AreaCode;
const series = {
  days: dayRange(first, '2023-09-10' as Day),
  areas: [code],
  activated: [dayRange(first, '2023-09-10' as Day).map((_, i) => 100 * (i + 1))],
} as unknown as CoverageSeries;
const day = '2023-09-05' as Day;
const forecastTo = (deadline: Day): Forecast => {
  const days = dayRange(addDays(day, 1), deadline);
  const of = (step: number) => [days.map((_, i) => 3600 + step * (i + 1))];
  return {
    day,
    deadline,
    days,
    areas: [code],
    median: of(100),
    low: of(80),
    high: of(120),
  } as unknown as Forecast;
};

it('joins the band to what is known, and keeps what came later apart', () => {
  const days = chartDays(series, code, '2023-07-25' as Day, forecastTo('2023-09-25' as Day), null);
  expect([days[0]?.day, days.at(-1)?.day]).toEqual([first, '2023-09-25']);
  const at = (asked: string) => days.find((entry) => entry.day === asked);
  expect(at('2023-09-04')).toMatchObject({ actual: 3500, later: null, plan: null, whatIf: null });
  expect(at(day)).toMatchObject({ actual: 3600, later: 3600, plan: { low: 3600, high: 3600 } });
  expect(at('2023-09-07')).toMatchObject({
    actual: null,
    later: 3800,
    plan: { median: 3800, low: 3760, high: 3840 },
  });
  expect(at('2023-09-20')).toMatchObject({ actual: null, later: null });
});

it('goes on to a later deadline that is supposed', () => {
  const whatIf = forecastTo('2023-10-10' as Day);
  const days = chartDays(series, code, undefined, forecastTo('2023-09-25' as Day), whatIf);
  expect(days[0]?.day).toBe('2023-08-08');
  expect(days.at(-1)).toMatchObject({ day: '2023-10-10', plan: null, whatIf: { median: 7100 } });
});

it('looks from the newest day, or back from a deadline that has passed, unless a day is asked', () => {
  const of = (asked: Day | undefined, deadline: string | undefined) =>
    forecastDay(asked, first, '2023-09-10' as Day, deadline as Day | undefined);
  expect(of(undefined, '2023-09-25')).toBe('2023-09-10');
  expect(of(undefined, undefined)).toBe('2023-09-10');
  expect(of(undefined, '2023-09-10')).toBe('2023-08-13');
  expect(of('2023-08-20' as Day, '2023-09-10')).toBe('2023-08-20');
  expect(of('2024-01-01' as Day, '2023-09-25')).toBe('2023-09-10');
});
