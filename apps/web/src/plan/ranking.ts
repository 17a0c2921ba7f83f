import { type Area, type AreaCode, bareAreaName } from '@tungngo/domain';
import type { AreaFigures } from './figures.js';

export const sortKeys = ['name', 'coverage', 'activated', 'remaining', 'attainment'] as const;
export type SortKey = (typeof sortKeys)[number];
export interface Sorting {
  key: SortKey;
  descending: boolean;
}

export interface RankedWard {
  area: Area;
  districtName: string;
  figures: AreaFigures;
}

const byName = new Intl.Collator('vi');

/** Wards in the order asked, those without the value last; equal values by name. */
export function rank(wards: readonly RankedWard[], { key, descending }: Sorting): RankedWard[] {
  const sign = descending ? -1 : 1;
  const name = (a: RankedWard, b: RankedWard) =>
    byName.compare(bareAreaName(a.area.name), bareAreaName(b.area.name));
  if (key === 'name') return wards.toSorted((a, b) => sign * name(a, b));
  return wards.toSorted((a, b) => {
    const [left, right] = [a.figures[key], b.figures[key]];
    if (left === null || right === null) {
      return left === right ? name(a, b) : left === null ? 1 : -1;
    }
    return sign * (left - right) || name(a, b);
  });
}

/** A first click on a column shows what needs work: the lowest rate, the most people. */
export function sortingAfterClick(current: Sorting, key: SortKey): Sorting {
  if (current.key === key) return { key, descending: !current.descending };
  return { key, descending: key === 'remaining' || key === 'activated' };
}

/** Joins the areas of a district, or of all, with their figures. */
export function wardsToRank(
  areas: readonly Area[],
  figures: ReadonlyMap<AreaCode, AreaFigures>,
  district: AreaCode | undefined,
): RankedWard[] {
  const districts = areas.filter(({ level }) => level === 'district');
  const names = new Map(districts.map(({ code, name }) => [code, name]));
  return areas.flatMap((area) => {
    const own = figures.get(area.code);
    const asked = area.level === 'ward' && (!district || area.parentCode === district);
    if (!asked || !own) return [];
    return [{ area, figures: own, districtName: names.get(area.parentCode ?? area.code) ?? '' }];
  });
}
