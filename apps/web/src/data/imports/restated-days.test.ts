import type { AreaCode, Day, Restatement } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { restatedDays } from './restated-days.js';

const changed = (day: string, code: string, before: number, after: number): Restatement => ({
  generation: 2,
  day: day as Day,
  code: code as AreaCode,
  indicator: 'level2',
  before,
  after,
});

it('adds up wards by day, the newest day first', () => {
  const days = restatedDays([
    changed('2023-09-20', '25966', 10, 12),
    changed('2023-09-21', '25966', 5, 4),
    changed('2023-09-20', '25972', 1, 2),
  ]);
  expect(days).toMatchObject([
    { day: '2023-09-21', wards: ['25966'], before: 5, after: 4 },
    { day: '2023-09-20', wards: ['25966', '25972'], before: 11, after: 14 },
  ]);
});
