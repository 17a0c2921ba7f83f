import {
  type Area,
  type AreaCode,
  type AreaQuality,
  qualityDimensions,
  type UnitOrigin,
} from '@tungngo/domain';

/**
 * The quality of the units of another boundary vintage: a unit is as good as the least of the wards
 * that it was made of, and late when any of them is. Its province has that of the records' province.
 */
export function unitQuality(
  wards: readonly AreaQuality[],
  origins: readonly UnitOrigin[],
  units: readonly Area[],
): AreaQuality[] {
  const byWard = new Map(wards.map((quality) => [quality.code, quality]));
  const members = new Map<AreaCode, AreaQuality[]>();
  for (const { unitCode, wardCode } of origins) {
    const quality = byWard.get(wardCode);
    if (quality) members.set(unitCode, [...(members.get(unitCode) ?? []), quality]);
  }
  const provinces = wards.filter(({ code }) => code.length === 2);
  const [only, ...others] = provinces;
  return units.flatMap(({ code, level }): AreaQuality[] => {
    if (level === 'province') return only && others.length === 0 ? [{ ...only, code }] : [];
    const mine = members.get(code);
    return mine ? [leastOf(code, mine)] : [];
  });
}

function leastOf(code: AreaCode, members: readonly AreaQuality[]): AreaQuality {
  const least = (key: (typeof qualityDimensions)[number] | 'overall') => {
    const scores = members.flatMap((quality) => quality[key] ?? []);
    return scores.length > 0 ? Math.min(...scores) : null;
  };
  const newest = members.flatMap(({ newestDay }) => newestDay ?? []).sort();
  const scores = Object.fromEntries(
    [...qualityDimensions, 'overall' as const].map((key) => [key, least(key)]),
  ) as Pick<AreaQuality, (typeof qualityDimensions)[number] | 'overall'>;
  return {
    code,
    ...scores,
    newestDay: newest[0] ?? null,
    stale: members.some(({ stale }) => stale),
    missingDays: Math.max(...members.map(({ missingDays }) => missingDays)),
  };
}
