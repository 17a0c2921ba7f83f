import { addDays, type Day, type HardAreaHistory } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { visitEffect } from './visit-effect.js';

const first = '2023-08-01' as Day;
const visit = addDays(first, 10);

/** Twenty days on which an area and the rest of its ward gain so many a day, before and from the visit on. */
function history(area: [number, number], rest: [number, number], days = 20): HardAreaHistory {
  const sums = ([before, after]: [number, number]) => {
    let sum = 0;
    return Array.from({ length: days }, (_, i) => {
      sum += i < 10 ? before : after;
      return sum;
    });
  };
  const activated = sums(area);
  return {
    days: activated.map((done, i) => ({
      day: addDays(first, i),
      eligible: 1000,
      activated: done,
      remaining: 1000 - done,
    })),
    restOfWard: sums(rest),
  };
}

describe('what a visit was followed by', () => {
  it('is set against the seven days before and the pace of the ward', () => {
    const effect = visitEffect(history([4, 20], [10, 15]), visit);
    expect(effect).toMatchObject({ days: 7, before: 28, after: 140, verdict: 'more' });
    expect(effect.atWardPace).toBeCloseTo(42, 10);
  });
  it.each([
    ['the ward rose alike', [10, 20], [10, 20], 'unclear'],
    ['the ward rose and the area fell', [20, 5], [10, 20], 'less'],
    ['too few people', [0, 1], [10, 10], 'small'],
    ['a ward that gained nobody before', [10, 20], [0, 20], 'small'],
  ] as const)('%s', (_, area, rest, verdict) => {
    expect(visitEffect(history([...area], [...rest]), visit).verdict).toBe(verdict);
  });
  it('takes as many days on both sides as there are from the visit on', () => {
    expect(visitEffect(history([4, 20], [10, 15], 13), visit)).toMatchObject({
      days: 3,
      before: 12,
      after: 60,
    });
  });
  it.each([
    ['after the newest day', addDays(first, 25)],
    ['before the days before it are known', addDays(first, 3)],
  ])('says nothing of a visit %s', (_, day) => {
    expect(visitEffect(history([4, 20], [10, 15]), day)).toMatchObject({
      days: 0,
      verdict: 'none',
    });
  });
});
