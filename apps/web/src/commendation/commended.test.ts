import type { Area, AreaCode } from '@tungngo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaFigures } from '../plan/figures.js';
import { readCommendationSearch } from './commendation-search.js';
import { attainmentList, improvementList, topOf } from './commended.js';

type Ward = { target: number; activated: number; before?: number; group?: string };

const listOf = (wards: Ward[]) => {
  const peers = wards.map(
    ({ group = '718' }, i) =>
      ({
        code: String(25000 + i),
        name: `Phường ${i}`,
        level: 'ward',
        parentCode: group,
        lon: 0,
        lat: 0,
      }) as Area,
  );
  const figures = (of: (ward: Ward) => number) =>
    new Map(
      wards.map((ward, i) => [
        String(25000 + i) as AreaCode,
        { target: ward.target, activated: of(ward), eligible: ward.target * 2 } as AreaFigures,
      ]),
    );
  return attainmentList({
    peers,
    figures: figures(({ activated }) => activated),
    before: figures(({ before = 0 }) => before),
    goal: 'target',
  });
};

describe('the list', () => {
  it('does not let a tiny ward win by chance, and shows its own figure, too', () => {
    const list = listOf([
      { target: 10, activated: 12 },
      { target: 9000, activated: 9900 },
      { target: 8000, activated: 7200 },
      { target: 9000, activated: 8500 },
    ]);
    const [first] = list;
    const tiny = list.find(({ asked }) => asked === 10);
    expect(first?.asked).toBe(9000);
    expect(tiny?.attainment).toBe(1.2);
    expect(tiny?.smoothed).toBeLessThan(1.1);
  });

  it('leaves out who has no target', () => {
    expect(listOf([{ target: 0, activated: 5 }])).toEqual([]);
  });

  it('keeps everyone tied with the last place, and nobody who is behind', () => {
    const ward = fc.record({
      target: fc.integer({ min: 0, max: 5 }).map((n) => n * 100),
      activated: fc.integer({ min: 0, max: 6 }).map((n) => n * 100),
    });
    fc.assert(
      fc.property(
        fc.array(ward, { maxLength: 30 }),
        fc.integer({ min: 1, max: 12 }),
        (wards, places) => {
          const list = listOf(wards);
          const top = topOf(list, places);
          expect(top.length).toBeGreaterThanOrEqual(Math.min(places, list.length));
          const written = ({ smoothed }: { smoothed: number }) => Math.round(smoothed * 1000);
          const least = Math.min(...top.map(written));
          for (const one of list) {
            expect(top.includes(one)).toBe(written(one) >= least && top.length > 0);
          }
        },
      ),
      { seed: 11, numRuns: 200 },
    );
  });

  it('of the week’s improvement has ranks of its own, and only those who gained', () => {
    const list = listOf([
      { target: 100, activated: 90, before: 90 },
      { target: 100, activated: 60, before: 40 },
      { target: 200, activated: 100, before: 60 },
      { target: 100, activated: 80, before: 75 },
    ]);
    const better = improvementList(list).map(({ area, rank, gained }) => [area.code, rank, gained]);
    expect(better).toEqual([
      ['25001', 1, 0.2],
      ['25002', 1, 0.2],
      ['25003', 3, 0.05],
    ]);
  });
});

it('a link keeps what is chosen, and nothing that nobody knows', () => {
  const chosen = { day: '2023-09-01', by: 'plan', top: 20, indicator: 'level1' };
  expect(readCommendationSearch({ ...chosen, top: '20' })).toEqual(chosen);
  expect(readCommendationSearch({ day: 'x', by: 'love', top: 7, indicator: 'level2' })).toEqual({});
});
