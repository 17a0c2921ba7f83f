import type { Day, StatedHardArea } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { rankAreas } from '../hard-areas/ranked-area.js';
import { type DispatchSearch, readDispatchSearch } from './dispatch-search.js';
import { shownAreas } from './shown-areas.js';

const newest = '2023-09-25' as Day;
const ranked = rankAreas(
  (
    [
      {
        id: 'a',
        name: { vi: 'Khu trọ Đông Hoà', en: '' },
        hardness: 60,
        remaining: 900,
        trend: -20,
      },
      { id: 'b', kind: 'factory', hardness: 80, remaining: 300, trend: 5, standing: 'confirmed' },
      { id: 'c', hardness: 40, remaining: 500, trend: null, since: newest },
      { id: 'd', hardness: 90, remaining: 10, trend: 0, state: 'reached' },
      {
        id: 'e',
        hardness: 50,
        remaining: 400,
        trend: 40,
        state: 'inaccessible',
        standing: 'drawn',
      },
      { id: 'f', hardness: 50, remaining: 100, trend: 0, state: 'excluded' },
    ] satisfies Partial<StatedHardArea>[]
  ).map((area, i) => ({
    name: { vi: 'Xóm', en: 'Hamlet' },
    kind: 'scattered',
    state: 'unvisited',
    standing: 'proposed',
    wardName: 'Phường Thuận Giao',
    since: '2023-09-01',
    nearestPoint: i === 2 ? null : { name: 'x', metres: i * 100, by: 'straight' },
    ...area,
  })) as unknown as StatedHardArea[],
);
const ids = (search: DispatchSearch) =>
  shownAreas(ranked, search, newest)
    .map(({ area }) => area.id)
    .join('');

describe('the list of hard areas', () => {
  it.each<[DispatchSearch, string]>([
    [{}, 'abce'],
    [{ state: 'reached' }, 'd'],
    [{ state: 'excluded' }, 'f'],
    [{ kind: 'factory' }, 'b'],
    [{ trend: 'growing' }, 'be'],
    [{ trend: 'shrinking' }, 'a'],
    [{ trend: 'new' }, 'c'],
    [{ standing: 'confirmed' }, 'be'],
    [{ standing: 'proposed' }, 'ac'],
    [{ least: 400, most: 500 }, 'ce'],
    [{ text: 'dong hoa' }, 'a'],
    [{ text: 'Thuan giao' }, 'abce'],
    [{ sort: 'remaining' }, 'aceb'],
    [{ sort: 'hardness' }, 'baec'],
    [{ sort: 'trend' }, 'ebac'],
    [{ sort: 'distance' }, 'ebac'],
  ])('%j', (search, expected) => {
    expect(ids(search)).toBe(expected);
  });
  it('keeps each area’s rank', () => {
    expect(shownAreas(ranked, { kind: 'factory' }, newest)[0]?.rank).toBe(2);
  });
});

describe('the link of Dispatch', () => {
  it('reads what it means and leaves out the rest', () => {
    expect(
      readDispatchSearch({ sort: 'trend', kind: 'factory', least: '300', most: '-1', trend: 'up' }),
    ).toEqual({ sort: 'trend', kind: 'factory', least: 300 });
    expect(readDispatchSearch({ sort: 'priority', text: '  ' })).toEqual({});
  });
});
