import type { Area, AreaCode } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import type { AreaFigures } from './figures.js';
import { type RankedWard, rank, sortingAfterClick, wardsToRank } from './ranking.js';

const ward = (name: string, coverage: number | null, remaining = 0): RankedWard => ({
  area: { code: '25741' as AreaCode, name, level: 'ward', parentCode: null, lon: 0, lat: 0 },
  districtName: 'Thành phố Thủ Dầu Một',
  figures: { coverage, remaining, activated: 0, attainment: null } as AreaFigures,
});
const wards = [
  ward('Phường Định Hoà', 0.9, 5),
  ward('Phường An Phú', null),
  ward('Xã Bình Mỹ', 0.4, 90),
];
const names = (list: RankedWard[]) => list.map(({ area }) => area.name);

describe('ranking', () => {
  it('puts wards without a value last, whichever way it is sorted', () => {
    for (const descending of [true, false]) {
      expect(names(rank(wards, { key: 'coverage', descending })).at(-1)).toBe('Phường An Phú');
    }
  });
  it('sorts names without their kind, as Vietnamese does', () => {
    expect(names(rank(wards, { key: 'name', descending: false }))).toEqual([
      'Phường An Phú',
      'Xã Bình Mỹ',
      'Phường Định Hoà',
    ]);
  });
  it('starts with what needs work, and turns on a second click', () => {
    const first = sortingAfterClick({ key: 'coverage', descending: false }, 'remaining');
    expect(first).toEqual({ key: 'remaining', descending: true });
    expect(sortingAfterClick(first, 'remaining').descending).toBe(false);
  });
});

it('only the wards of the district asked are ranked', () => {
  const area = (code: string, level: Area['level'], parentCode: string | null): Area => ({
    code: code as AreaCode,
    name: code,
    level,
    parentCode: parentCode as AreaCode | null,
    lon: 0,
    lat: 0,
  });
  const areas = [
    area('718', 'district', '74'),
    area('25741', 'ward', '718'),
    area('25747', 'ward', '719'),
  ];
  const figures = new Map(areas.map(({ code }) => [code, { code } as AreaFigures]));
  const ranked = wardsToRank(areas, figures, '718' as AreaCode);
  expect(ranked.map(({ area: { code }, districtName }) => [code, districtName])).toEqual([
    ['25741', '718'],
  ]);
});
