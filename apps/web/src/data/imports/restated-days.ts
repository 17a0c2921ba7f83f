import type { AreaCode, Day, Indicator, Restatement } from '@tungngo/domain';

/** A published day of one indicator whose figure has changed, over all wards that changed. */
export interface RestatedDay {
  day: Day;
  indicator: Indicator;
  wards: AreaCode[];
  before: number;
  after: number;
}

/** Restatements of wards added up by day and indicator, newest day first. */
export function restatedDays(restatements: readonly Restatement[]): RestatedDay[] {
  const days = new Map<string, RestatedDay>();
  for (const { day, code, indicator, before, after } of restatements) {
    const key = `${day} ${indicator}`;
    const sum = days.get(key) ?? { day, indicator, wards: [], before: 0, after: 0 };
    sum.wards.push(code);
    sum.before += before;
    sum.after += after;
    days.set(key, sum);
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}
