import { type AreaCode, type CoverageSeries, type Day, dayRange } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { figuresOn, metricValue, metricValues, playableDays } from './figures.js';

const code = '25741' as AreaCode;
const days = dayRange('2023-07-20' as Day, '2023-08-08' as Day);
const series: CoverageSeries = {
  indicator: 'level2',
  days,
  areas: [code],
  // 100 on the first day, 10 more on each later one.
  activated: [days.map((_, i) => 100 + 10 * i)],
  eligible: [days.map(() => 400)],
  aggregatedFrom: [null],
};
const targets = new Map([[code, { target: 300, plan: 150 }]]);
const period = { startDay: '2023-07-25' as Day, endDay: '2023-08-04' as Day };
const on = (day: string) => figuresOn(series, targets, period, day as Day).get(code);

describe('the numbers of an area on a day', () => {
  it('follow the catalogue’s formulas', () => {
    expect(on('2023-07-30')).toEqual({
      code,
      includesAggregated: false,
      activated: 200,
      eligible: 400,
      coverage: 0.5,
      inPeriod: 70,
      remaining: 200,
      target: 300,
      attainment: 200 / 300,
      plan: 150,
      // From 25 to 30 July, both included: six days of ten.
      activatedInCampaign: 60,
      planAttainment: 0.4,
      pace: 10,
      requiredPace: 100 / 5,
    });
  });

  it('before the campaign count nothing towards the plan', () => {
    expect(on('2023-07-24')?.activatedInCampaign).toBe(0);
  });

  it('after the campaign stop counting towards the plan and need no pace', () => {
    expect(on('2023-08-08')).toMatchObject({ activatedInCampaign: 110, requiredPace: null });
  });

  it('in the first days count the pace from zero, as the warehouse does', () => {
    expect(on('2023-07-22')?.pace).toBe(120 / 7);
  });

  it('over 100% are shown as they are', () => {
    const few = { ...series, eligible: [days.map(() => 50)] };
    const figures = figuresOn(few, targets, period, '2023-07-30' as Day).get(code);
    expect(figures).toMatchObject({ coverage: 4, remaining: 0 });
  });

  it('without a denominator have no rate and no colour', () => {
    const none = { ...series, eligible: [days.map(() => 0)] };
    const figures = figuresOn(none, new Map(), null, '2023-07-30' as Day).get(code);
    expect(figures).toMatchObject({ coverage: null, attainment: null, requiredPace: null });
    expect(metricValue(figures, 'coverage')).toBeNull();
    expect(metricValue(figures, 'remaining')).toBeNull();
  });

  it('do not exist on a day without data', () => expect(on('2024-01-01')).toBeUndefined());
});

describe('smoothed coverage', () => {
  const wards = [
    { code: '1' as AreaCode, parentCode: 'a' as AreaCode },
    { code: '2' as AreaCode, parentCode: 'a' as AreaCode },
    { code: '3' as AreaCode, parentCode: 'a' as AreaCode },
    { code: '4' as AreaCode, parentCode: 'b' as AreaCode },
    { code: '5' as AreaCode, parentCode: 'b' as AreaCode },
  ];
  const few: CoverageSeries = {
    ...series,
    areas: wards.map(({ code }) => code),
    activated: [4, 6000, 2000, 900, 0].map((count) => days.map(() => count)),
    eligible: [5, 10_000, 10_000, 1000, 0].map((count) => days.map(() => count)),
    aggregatedFrom: wards.map(() => null),
  };
  const figures = figuresOn(few, new Map(), null, days[0] as Day);
  const [tiny, large, low, alone, none] = metricValues(wards, figures, 'smoothed');

  it('draws a ward of few people far towards its district, one of many hardly', () => {
    expect(tiny).toBeLessThan(0.65);
    expect(tiny).toBeGreaterThan(8004 / 20_005);
    expect(large).toBeCloseTo(0.6, 2);
    expect(low).toBeCloseTo(0.2, 2);
  });
  it('of the only ward of a district is its coverage; without a denominator there is none', () => {
    expect(alone).toBeCloseTo(0.9, 12);
    expect(none).toBeNull();
  });
});

describe('the slider', () => {
  it('starts with the campaign', () => {
    expect(playableDays(series, period)[0]).toBe('2023-07-25');
  });
  it('has every day when there is no campaign, or none of its days has data', () => {
    expect(playableDays(series, null)).toEqual(days);
    expect(playableDays(series, { ...period, startDay: '2025-01-01' as Day })).toEqual(days);
  });
});
