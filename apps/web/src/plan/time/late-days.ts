import type { Area, AreaCode, Day, Indicator, MissingDays, Restatement } from '@tungngo/domain';

/** What is late of one day's data. */
export interface LateDay {
  /** Wards that should have reported the day and have not. */
  missing: AreaCode[];
  /** What later generations added to the day, or took from it; null when none did. */
  restated: number | null;
}

/** The wards that an area is made of; itself when it is one. */
export function wardsOf(areas: readonly Area[], code: AreaCode): ReadonlySet<AreaCode> {
  const level = areas.find((area) => area.code === code)?.level;
  const wards = areas.filter((area) => area.level === 'ward');
  const own = level === 'province' ? wards : wards.filter((area) => code === ownerOf(area, level));
  return new Set(own.map((area) => area.code));
}

const ownerOf = (ward: Area, level: Area['level'] | undefined) =>
  level === 'ward' ? ward.code : ward.parentCode;

/** Days of an area that are late: not reported by some ward, or changed by a later generation. */
export function lateDays(
  wards: ReadonlySet<AreaCode>,
  indicator: Indicator,
  missing: readonly MissingDays[],
  restatements: readonly Restatement[],
): Map<Day, LateDay> {
  const late = new Map<Day, LateDay>();
  const of = (day: Day) => {
    const known = late.get(day) ?? { missing: [], restated: null };
    late.set(day, known);
    return known;
  };
  for (const { code, days } of missing) {
    if (wards.has(code)) for (const day of days) of(day).missing.push(code);
  }
  for (const { day, code, indicator: counted, before, after } of restatements) {
    if (counted !== indicator || !wards.has(code)) continue;
    const entry = of(day);
    entry.restated = (entry.restated ?? 0) + after - before;
  }
  return late;
}
