import { describe, expect, it } from 'vitest';
import type { AreaCode } from './areas.js';
import type { Day } from './days.js';
import { type AreaQuality, hasLateData } from './quality.js';

const good: AreaQuality = {
  code: '25966' as AreaCode,
  valid: 100,
  complete: 100,
  clean: 100,
  live: 100,
  overall: 100,
  newestDay: '2023-09-25' as Day,
  stale: false,
  missingDays: 0,
};

describe('the data of a ward are late, and its map hatched', () => {
  it.each<[string, Partial<AreaQuality>, boolean]>([
    ['not when it is up to date and whole', {}, false],
    ['when its data are older than promised', { stale: true, live: 40 }, true],
    ['when a day has not been reported', { missingDays: 1, complete: 98 }, true],
    ['when it never reported', { stale: true, missingDays: 62, newestDay: null }, true],
    [
      'not for rows in quarantine or contradictions: their day has data',
      { valid: 10, clean: 20 },
      false,
    ],
    ['not when nothing is promised', { complete: null, live: null, newestDay: null }, false],
  ])('%s', (_, part, hatched) => {
    expect(hasLateData({ ...good, ...part })).toBe(hatched);
  });
});
