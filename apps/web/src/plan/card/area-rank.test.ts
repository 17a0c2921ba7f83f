import type { AreaCode, CoverageSeries, Day } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { rankByCoverage } from './area-rank.js';

const codes = ['25741', '25744', '25747', '25750'] as AreaCode[];
const days = Array.from({ length: 8 }, (_, i) => `2023-08-0${i + 1}` as Day);
/** Coverage goes from first to last in even steps. */
const series: CoverageSeries = {
  indicator: 'level2',
  days,
  areas: codes,
  activated: [
    days.map((_, i) => 10 + i),
    days.map((_, i) => 5 + 4 * i),
    days.map(() => 12),
    days.map(() => 3),
  ],
  eligible: [...codes.slice(0, 3).map(() => days.map(() => 50)), days.map(() => 0)],
  aggregatedFrom: codes.map(() => null),
};
const rank = (code: string, day: string) =>
  rankByCoverage(series, codes, code as AreaCode, day as Day);

it('ranks by coverage, with the places gained in a week', () => {
  expect(rank('25744', '2023-08-08')).toEqual({ rank: 1, of: 3, gained: 2 });
  expect(rank('25747', '2023-08-08')).toEqual({ rank: 3, of: 3, gained: -2 });
  expect(rank('25741', '2023-08-01')).toEqual({ rank: 2, of: 3, gained: null });
});

it('gives equal coverages one rank, and none without a denominator', () => {
  const tied = { ...series, activated: series.activated.map(() => days.map(() => 9)) };
  const ranks = codes.map((code) => rankByCoverage(tied, codes, code, '2023-08-08' as Day)?.rank);
  expect(ranks).toEqual([1, 1, 1, undefined]);
});

it('ties what reads the same, as the ranking does', () => {
  const people = [68163, 68185, 70000, 0];
  const near = {
    ...series,
    activated: people.map((count) => days.map(() => count)),
    eligible: codes.map(() => days.map(() => 100_000)),
  };
  const ranks = codes.map((code) => rankByCoverage(near, codes, code, '2023-08-08' as Day)?.rank);
  expect(ranks).toEqual([2, 2, 1, 4]);
});
