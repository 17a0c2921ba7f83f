import type { Area, AreaCode, CoverageSeries, Day, Forecast } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { failingWards, forecastRows, metOn, outlookOf, riskOf } from './forecast-rows.js';

const area = (code: string, level: Area['level'], parent: string | null) =>
  ({ code, name: `Xã ${code}`, level, parentCode: parent, lon: 0, lat: 0 }) as Area;
const areas = [
  area('74', 'province', null),
  area('718', 'district', '74'),
  area('25001', 'ward', '718'),
  area('25002', 'ward', '718'),
  area('25003', 'ward', '718'),
  area('25004', 'ward', '718'),
];

/** A forecast from probability, median and target of each area. */
function forecastOf(figures: Record<string, [number | null, number, number | null]>): Forecast {
  const codes = Object.keys(figures) as AreaCode[];
  const all = codes.map((code) => figures[code] ?? ([null, 0, null] as const));
  return {
    notices: [],
    areas: codes,
    activated: codes.map(() => 50),
    target: all.map(([, , target]) => target),
    silentDays: codes.map(() => 0),
    atDeadline: all.map(([, median]) => ({ median, low: median - 5, high: median + 5 })),
    reach: all.map(([probability]) => ({
      probability,
      medianDay: probability === null ? null : ('2023-09-20' as Day),
      lowDay: null,
      highDay: null,
    })),
  } as unknown as Forecast;
}

const plan = forecastOf({
  '74': [0.7, 400, 380],
  '718': [0.7, 400, 380],
  '25001': [0.95, 120, 100],
  '25002': [0.1, 80, 100],
  '25003': [null, 60, null],
  '25004': [0.1, 60, 100],
});

it.each([
  [0.1, 100, 100, 'met'],
  [0.95, 50, 100, 'likely'],
  [0.5, 50, 100, 'open'],
  [0.49, 50, 100, 'unlikely'],
  [null, 50, 100, 'none'],
  [0.9, 50, null, 'none'],
] as const)('a chance of %s with %s of %s is called %s', (chance, activated, target, risk) => {
  expect(riskOf(chance, activated, target)).toBe(risk);
});

it('lists who is likeliest to fail first, and of those the one that lacks most', () => {
  const rows = forecastRows(areas, plan, null, { level: 'ward', order: 'risk' });
  expect(rows.map((row) => row.area.code)).toEqual(['25004', '25002', '25001', '25003']);
  expect(rows[0]?.above?.code).toBe('718');
});

it('sorts by the what-if where there is one, and shows both', () => {
  const whatIf = forecastOf({
    '718': [1, 500, 380],
    '25001': [0.2, 70, 100],
    '25002': [0.99, 130, 100],
    '25003': [null, 60, null],
    '25004': [0.6, 102, 100],
  });
  const rows = forecastRows(areas, plan, whatIf, { level: 'ward', order: 'gap' });
  expect(rows.map((row) => row.area.code)).toEqual(['25001', '25004', '25002', '25003']);
  expect([rows[0]?.plan.risk, rows[0]?.whatIf?.risk]).toEqual(['likely', 'unlikely']);
  expect(failingWards(areas, whatIf)).toEqual({ failing: ['25001'], withTarget: 3 });
  expect(failingWards(areas, whatIf, '719' as AreaCode)).toEqual({ failing: [], withTarget: 0 });
});

it('lists districts apart or with their wards, never the province', () => {
  const of = (level: 'district' | 'all') =>
    forecastRows(areas, plan, null, { level, order: 'name' }).map((row) => row.area.code);
  expect(of('district')).toEqual(['718']);
  expect(of('all')).toEqual(['25001', '25002', '25003', '25004', '718']);
});

it('says missed, not unlikely, of who has not met the target when the deadline is over', () => {
  const over: Forecast = { ...plan, notices: ['past-deadline'] };
  expect(outlookOf(over, '25001' as AreaCode)?.risk).toBe('missed');
  expect(outlookOf(over, '25003' as AreaCode)?.risk).toBe('none');
  expect(failingWards(areas, over)).toEqual({
    failing: ['25001', '25002', '25004'],
    withTarget: 3,
  });
});

it('finds the day on which a target was met for good', () => {
  const days = ['2023-09-01', '2023-09-02', '2023-09-03', '2023-09-04', '2023-09-05'] as Day[];
  const counted = (...activated: number[]) =>
    ({ days, areas: ['25001'], activated: [activated] }) as unknown as CoverageSeries;
  const on = (day: string, series: CoverageSeries) =>
    metOn(series, { ...plan, day: day as Day }, '25001' as AreaCode);
  expect(on('2023-09-05', counted(90, 100, 99, 101, 120))).toBe('2023-09-04');
  expect(on('2023-09-05', counted(100, 100, 110, 111, 120))).toBe('2023-09-01');
  expect(on('2023-09-03', counted(90, 95, 99, 101, 120))).toBeNull();
});
