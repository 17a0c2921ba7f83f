import { type Area, type AreaCode, bareAreaName } from '@tungngo/domain';
import type { AreaFigures } from './figures.js';
import type { MapMetric } from './plan-search.js';
import type { Sorting, SortKey } from './ranking-search.js';

/** An area's place in the ranking by a metric. */
export interface RankedArea {
  area: Area;
  /** Empty for a district. */
  districtName: string;
  figures: AreaFigures;
  value: number | null;
  /** The second column. */
  second: number | null;
  /** 1 is the best; equal values share a rank. Null without a value. */
  rank: number | null;
  /** Ranks gained since a week before; null when there is nothing to compare with. */
  gained: number | null;
  /** So few people that a share says little. */
  isSmall: boolean;
}

/** Of these, the least is the best. */
const lessIsBetter: ReadonlySet<MapMetric> = new Set(['remaining', 'requiredPace']);
const shares: ReadonlySet<MapMetric> = new Set([
  'coverage',
  'smoothed',
  'attainment',
  'planAttainment',
]);
const tenths: ReadonlySet<MapMetric> = new Set(['pace', 'requiredPace']);

/**
 * A value as it is written: shares to a tenth of a per cent, paces to a tenth, counts whole. Areas that
 * read the same are tied, for nobody could see why one is before the other.
 */
export function writtenValue(value: number, metric: MapMetric): number {
  if (shares.has(metric)) return Math.round(value * 1000);
  return Math.round(tenths.has(metric) ? value * 10 : value);
}

/**
 * Ranks as in a competition: 1 + how many are better, so that ties share the better rank and the next
 * one is further down. Areas without a value have none.
 */
export function ranksOf(values: readonly (number | null)[], metric: MapMetric): (number | null)[] {
  const sign = lessIsBetter.has(metric) ? 1 : -1;
  const keys = values.map((value) => (value === null ? null : sign * writtenValue(value, metric)));
  const sorted = keys.filter((key) => key !== null).sort((a, b) => a - b);
  const better = new Map<number, number>();
  for (const [i, key] of sorted.entries()) if (!better.has(key)) better.set(key, i);
  return keys.map((key) => (key === null ? null : 1 + (better.get(key) ?? 0)));
}

/**
 * Fewer people, and the 95% interval of a share near one half is wider than ±4 points:
 * 1.96 × √(0.25 ÷ n) > 0.04.
 */
export const SMALL_DENOMINATOR = 600;

export interface RankQuestion {
  /** The areas that are ranked, all of one level. */
  peers: readonly Area[];
  names: ReadonlyMap<AreaCode, string>;
  figures: ReadonlyMap<AreaCode, AreaFigures>;
  metric: MapMetric;
  /** In the order of the peers. */
  values: readonly (number | null)[];
  /** What the values were before; null where nothing is known. */
  before: readonly (number | null)[] | null;
  second: readonly (number | null)[];
}

/** The peers with their ranks, in no order. */
export function rankAreas(question: RankQuestion): RankedArea[] {
  const { peers, names, figures, metric, values, before, second } = question;
  const ranks = ranksOf(values, metric);
  const former = before && ranksOf(before, metric);
  return peers.flatMap((area, i) => {
    const own = figures.get(area.code);
    if (!own) return [];
    const rank = ranks[i] ?? null;
    const was = former?.[i] ?? null;
    return {
      area,
      districtName:
        area.level === 'ward' && area.parentCode ? (names.get(area.parentCode) ?? '') : '',
      figures: own,
      value: values[i] ?? null,
      second: second[i] ?? null,
      rank,
      gained: rank !== null && was !== null ? was - rank : null,
      isSmall: own.eligible > 0 && own.eligible < SMALL_DENOMINATOR,
    };
  });
}

const byName = new Intl.Collator('vi');
const compareNames = (a: RankedArea, b: RankedArea) =>
  byName.compare(bareAreaName(a.area.name), bareAreaName(b.area.name));

/** In the order asked, those without the value last; equal values by name. */
export function sortAreas(
  areas: readonly RankedArea[],
  { key, descending }: Sorting,
): RankedArea[] {
  const sign = descending ? -1 : 1;
  if (key === 'name') return areas.toSorted((a, b) => sign * compareNames(a, b));
  return areas.toSorted((a, b) => {
    const [left, right] = [a[key], b[key]];
    if (left === null || right === null) {
      return left === right ? compareNames(a, b) : left === null ? 1 : -1;
    }
    return sign * (left - right) || compareNames(a, b);
  });
}

/** What needs work first: the lowest share, the most people. */
export function usualSorting(metric: MapMetric): Sorting {
  return { key: 'value', descending: lessIsBetter.has(metric) };
}

/** A first click on a column shows what needs work; a second one turns it round. */
export function sortingAfterClick(current: Sorting, key: SortKey, metric: MapMetric): Sorting {
  if (current.key === key) return { key, descending: !current.descending };
  if (key === 'value') return usualSorting(metric);
  return { key, descending: key === 'second' };
}
