import type { Area, AreaCode } from '@tungngo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaFigures } from './figures.js';
import { mapMetrics } from './plan-search.js';
import {
  type RankedArea,
  rankAreas,
  ranksOf,
  SMALL_DENOMINATOR,
  sortAreas,
  sortingAfterClick,
  usualSorting,
  writtenValue,
} from './ranking.js';
import { readRankingSearch, readSorting, writeSorting } from './ranking-search.js';
import { cellsAsCsv, cellsAsTabs } from './ranking-text.js';

const area = (name: string, code = '25741'): Area => ({
  code: code as AreaCode,
  name,
  level: 'ward',
  parentCode: '718' as AreaCode,
  lon: 0,
  lat: 0,
});
const ranked = (name: string, value: number | null, second = 0): RankedArea => ({
  area: area(name),
  districtName: 'Thành phố Thủ Dầu Một',
  figures: {} as AreaFigures,
  value,
  second,
  rank: 1,
  gained: null,
  isSmall: false,
});
const wards = [
  ranked('Phường Định Hoà', 0.9, 5),
  ranked('Phường An Phú', null),
  ranked('Xã Bình Mỹ', 0.4, 90),
];
const names = (list: RankedArea[]) => list.map((one) => one.area.name);

describe('ranks', () => {
  it.each([
    ['coverage', [0.5, 0.9, 0.5, null, 0.1], [2, 1, 2, null, 4]],
    ['remaining', [30, 5, 30, null, 90], [2, 1, 2, null, 4]],
    ['coverage', [0.50001, 0.50002], [1, 1]],
    ['pace', [1.04, 1.01, 1.06], [2, 2, 1]],
    ['coverage', [], []],
    ['coverage', [null], [null]],
  ] as const)('of %s %j are %j', (metric, values, ranks) => {
    expect(ranksOf(values, metric)).toEqual(ranks);
  });

  it('are 1 + how many are better, for any values and metric: ties share, none is cut', () => {
    const value = fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.array(value), fc.constantFrom(...mapMetrics), (values, metric) => {
        const lessIsBetter = metric === 'remaining' || metric === 'requiredPace';
        const expected = values.map((own) => {
          if (own === null) return null;
          const mine = writtenValue(own, metric);
          const better = values.filter((other) => {
            if (other === null) return false;
            const theirs = writtenValue(other, metric);
            return lessIsBetter ? theirs < mine : theirs > mine;
          });
          return 1 + better.length;
        });
        expect(ranksOf(values, metric)).toEqual(expected);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('do not depend on the order of the areas', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat()), { minLength: 1 });
    fc.assert(
      fc.property(pairs, (list) => {
        const shuffled = list.toSorted(([, a], [, b]) => a - b);
        const rankByValue = (of: typeof list) => {
          const values = of.map(([value]) => value);
          return new Map(values.map((value, i) => [value, ranksOf(values, 'inPeriod')[i]]));
        };
        const [one, other] = [rankByValue(list), rankByValue(shuffled)];
        for (const [value, rank] of one) expect(other.get(value)).toBe(rank);
      }),
      { seed: 8, numRuns: 100 },
    );
  });
});

it('an area that rises has gained ranks; few people are marked', () => {
  const peers = [area('A', '1'), area('B', '2'), area('C', '3')];
  const figures = new Map(
    peers.map(({ code }, i) => [
      code,
      { code, eligible: i === 0 ? SMALL_DENOMINATOR - 1 : SMALL_DENOMINATOR } as AreaFigures,
    ]),
  );
  const list = rankAreas({
    peers,
    names: new Map([['718' as AreaCode, 'Thành phố Thủ Dầu Một']]),
    figures,
    metric: 'coverage',
    values: [0.9, 0.8, 0.7],
    before: [0.1, 0.6, null],
    second: [1, 2, 3],
  });
  expect(list.map(({ rank, gained, isSmall }) => [rank, gained, isSmall])).toEqual([
    [1, 1, true],
    [2, -1, false],
    [3, null, false],
  ]);
});

describe('the order of the ranking', () => {
  it('puts areas without a value last, whichever way it is sorted', () => {
    for (const descending of [true, false]) {
      expect(names(sortAreas(wards, { key: 'value', descending })).at(-1)).toBe('Phường An Phú');
    }
  });
  it('sorts names without their kind, as Vietnamese does', () => {
    expect(names(sortAreas(wards, { key: 'name', descending: false }))).toEqual([
      'Phường An Phú',
      'Xã Bình Mỹ',
      'Phường Định Hoà',
    ]);
  });
  it('starts with what needs work, and turns on a second click', () => {
    expect(usualSorting('coverage').descending).toBe(false);
    const first = sortingAfterClick({ key: 'name', descending: false }, 'value', 'remaining');
    expect(first).toEqual({ key: 'value', descending: true });
    expect(sortingAfterClick(first, 'value', 'remaining').descending).toBe(false);
  });
  it('comes back from a link, and nothing else does', () => {
    const sorting = { key: 'second', descending: true } as const;
    expect(readSorting(writeSorting(sorting))).toEqual(sorting);
    expect(readRankingSearch({ level: 'district', sort: '-gained' })).toEqual({
      level: 'district',
      sort: '-gained',
    });
    expect(readRankingSearch({ level: 'street', sort: '--name' })).toEqual({});
  });
});

it('an export cannot act as a formula, and numbers stay numbers', () => {
  const rows = [
    ['tên', '#'],
    ['=1+1', -3],
    ['An "Phú", 2', null],
  ];
  expect(cellsAsCsv(rows)).toBe('\uFEFFtên,#\r\n\'=1+1,-3\r\n"An ""Phú"", 2",\r\n');
  expect(cellsAsTabs([['a\tb', 1]])).toBe('a b\t1');
});
