import type { Day } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { type PlanSearch, readPlanSearch } from './plan-search.js';

it('a link can colour the map by a dimension of quality; one that nobody knows is left out', () => {
  expect(readPlanSearch({ metric: 'quality', dimension: 'live' })).toEqual({
    metric: 'quality',
    dimension: 'live',
  });
  expect(readPlanSearch({ metric: 'quality', dimension: 'pretty' })).toEqual({ metric: 'quality' });
});

describe('the look of the map in a link', () => {
  const full = {
    view: 'circles',
    method: 'manual',
    classes: 5,
    ramp: 'viridis',
    flip: true,
    breaks: '0.25~0.5',
    range: '0.4~',
    pick: 'hot',
    statistic: 'local-moran',
  };
  it('comes back whole', () => {
    expect(readPlanSearch({ metric: 'smoothed', ...full })).toEqual({
      metric: 'smoothed',
      ...full,
    });
  });
  it('is left out where it is the default', () => {
    expect(readPlanSearch({ view: 'areas', method: 'quantile', statistic: 'gi-star' })).toEqual({});
  });
  it.each([
    ['view', 'globe'],
    ['method', 'magic'],
    ['classes', 2],
    ['classes', 12],
    ['classes', 'many'],
    ['ramp', 'rainbow'],
    ['flip', 'perhaps'],
    ['breaks', '1~x'],
    ['range', '3~1'],
    ['pick', '<script>'],
    ['statistic', 'p-hacking'],
  ])('is left out where nobody knows it: %s %s', (field, value) => {
    expect(readPlanSearch({ [field]: value })).toEqual({});
  });
});

describe('two maps in a link', () => {
  const full: PlanSearch = {
    basemap: 'off',
    compare: 'swipe',
    dayB: '2023-09-25' as Day,
    indicatorB: 'level1',
    metricB: 'remaining',
    split: 30,
  };
  it('come back whole', () => {
    expect(readPlanSearch({ ...full })).toEqual(full);
  });
  it('are left out where nothing is compared, and what is unknown always', () => {
    expect(readPlanSearch({ ...full, basemap: undefined, compare: undefined })).toEqual({});
    expect(
      readPlanSearch({
        compare: 'side',
        dayB: '2023-02-30',
        indicatorB: 'x',
        metricB: 'y',
        split: 101,
      }),
    ).toEqual({ compare: 'side' });
  });
});
