import type { Area, AreaCode, Day, Shift, Team, TeamId, Visit } from '@tungngo/domain';

/** True when the team already goes somewhere in that shift. */
export function isBooked(
  visits: readonly Visit[],
  teamId: TeamId,
  day: Day,
  shift: Shift,
): boolean {
  return visits.some(
    (visit) =>
      visit.teamId === teamId &&
      visit.day === day &&
      visit.shift === shift &&
      visit.status !== 'cancelled',
  );
}

/** Teams by how far their base is from the ward: the ward itself, its district, then elsewhere. */
export function nearestFirst(
  teams: readonly Team[],
  wardCode: AreaCode,
  areas: readonly Area[],
): Team[] {
  const byCode = new Map(areas.map((area) => [area.code as string, area]));
  const ward = byCode.get(wardCode);
  const squared = ({ baseCode }: Team) => {
    if (baseCode === wardCode) return -2;
    const base = byCode.get(baseCode);
    if (!base || !ward) return Number.POSITIVE_INFINITY;
    if (base.code === ward.parentCode) return -1;
    const eastWest = (base.lon - ward.lon) * Math.cos((ward.lat * Math.PI) / 180);
    return eastWest ** 2 + (base.lat - ward.lat) ** 2;
  };
  return teams.toSorted((a, b) => squared(a) - squared(b) || a.name.localeCompare(b.name, 'vi'));
}
