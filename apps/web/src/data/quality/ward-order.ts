import { type Area, type AreaCode, type AreaQuality, foldText } from '@tungngo/domain';
import type { Sorting } from '../sort-header.js';

/** A ward's quality with what it is called. */
export interface WardQuality extends AreaQuality {
  name: string;
  districtName: string;
}

export type WardSortKey =
  | 'name'
  | 'overall'
  | 'valid'
  | 'complete'
  | 'clean'
  | 'live'
  | 'newestDay'
  | 'missingDays';

/** The wards among the judged areas, named. */
export function namedWards(
  qualities: readonly AreaQuality[],
  areas: readonly Area[],
): WardQuality[] {
  const byCode = new Map<AreaCode, Area>(areas.map((area) => [area.code, area]));
  return qualities.flatMap((quality) => {
    const area = byCode.get(quality.code);
    if (area?.level !== 'ward') return [];
    const district = area.parentCode ? byCode.get(area.parentCode) : undefined;
    return [{ ...quality, name: area.name, districtName: district?.name ?? '' }];
  });
}

/** Wards in an order; what is unknown is worst, so that it stands with the lowest. Ties by name. */
export function orderedWards(
  wards: readonly WardQuality[],
  { key, descending }: Sorting<WardSortKey>,
): WardQuality[] {
  const sign = descending ? -1 : 1;
  const byName = (a: WardQuality, b: WardQuality) => a.name.localeCompare(b.name, 'vi');
  return [...wards].sort((a, b) => {
    if (key === 'name') return sign * byName(a, b);
    const [x, y] = [a[key], b[key]];
    if (x === y) return byName(a, b);
    if (x === null) return -sign;
    if (y === null) return sign;
    return x < y ? -sign : sign;
  });
}

/** Wards that a search finds, accents or not. */
export function foundWards(wards: readonly WardQuality[], search: string): WardQuality[] {
  const wanted = foldText(search);
  return wards.filter(({ name, districtName }) =>
    foldText(`${name} ${districtName}`).includes(wanted),
  );
}

/** Wards whose newest figures are past their promise: the longest silent first, then the most missing. */
export function wardsToCall(wards: readonly WardQuality[]): WardQuality[] {
  return wards
    .filter(({ stale }) => stale)
    .sort(
      (a, b) =>
        (a.newestDay ?? '').localeCompare(b.newestDay ?? '') || b.missingDays - a.missingDays,
    );
}
