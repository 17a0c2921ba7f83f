import { type Day, shifts, type Visit } from '@tungngo/domain';

export interface BoardDay {
  day: Day;
  /** By team, then by time. */
  visits: Visit[];
}

const byName = new Intl.Collator('vi', { numeric: true });

/** Visits by day, the newest day first; within a day by team and shift. */
export function groupByDay(visits: readonly Visit[]): BoardDay[] {
  const days = new Map<Day, Visit[]>();
  for (const visit of visits) days.set(visit.day, [...(days.get(visit.day) ?? []), visit]);
  return [...days]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([day, list]) => ({ day, visits: list.toSorted(byTeamAndShift) }));
}

function byTeamAndShift(a: Visit, b: Visit): number {
  return (
    byName.compare(a.teamName, b.teamName) ||
    shifts.indexOf(a.shift) - shifts.indexOf(b.shift) ||
    a.createdAt.localeCompare(b.createdAt)
  );
}
