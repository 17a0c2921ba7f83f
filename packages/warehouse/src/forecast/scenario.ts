import { type Day, daysBetween, type Scenario } from '@tungngo/domain';
import type { ForecastArea, Wards } from './evidence.js';
import { type Origin, wardPaths } from './origin.js';

/**
 * An origin as a scenario supposes it to go on. A pace named for a ward comes before its district's,
 * and that before the province's; `plus` is shared among the area's wards by remaining people.
 * Teams go where the target would be missed without them, by how many are missing; where nobody
 * would miss it, by remaining people.
 */
export function supposedOrigin(
  origin: Origin,
  { wards, groupings }: Wards,
  { paces = [], teams }: Scenario,
  day: Day,
  deadline: Day,
): Origin {
  const province = groupings.find(({ level }) => level === 'province')?.areas[0]?.code;
  const paceOf = (ward: ForecastArea) =>
    [ward.code, ward.parentCode, province]
      .map((code) => paces.find((pace) => pace.code === code))
      .find((pace) => pace !== undefined);
  const own = wards.map(paceOf);
  const levels = Float64Array.from(origin.levels, (level, w) => level * (own[w]?.times ?? 1));
  for (const pace of paces) {
    const members = own.flatMap((used, w) => (used === pace ? [w] : []));
    share(levels, pace.plus, members, (w) => origin.remaining[w] ?? 0);
  }
  const supposed = { ...origin, levels };
  if (!teams || teams.teams * teams.peoplePerDay === 0) return supposed;
  const missing = missingPeople(supposed, wards, day, deadline);
  const all = wards.map((_, w) => w);
  const short = all.filter((w) => (missing[w] ?? 0) > 0);
  const byMissing = short.length > 0;
  share(levels, teams.teams * teams.peoplePerDay, byMissing ? short : all, (w) =>
    byMissing ? (missing[w] ?? 0) : (origin.remaining[w] ?? 0),
  );
  return supposed;
}

function missingPeople(origin: Origin, wards: ForecastArea[], day: Day, deadline: Day) {
  const [path] = wardPaths(origin, day, [Math.max(0, daysBetween(day, deadline))]);
  return wards.map(({ target, activated }, w) =>
    target === null ? 0 : Math.max(0, target - (activated[origin.at] ?? 0) - (path?.[w] ?? 0)),
  );
}

/** Adds people a day to the levels of the members, by weight; evenly where no weight is known. */
function share(
  levels: Float64Array,
  people: number,
  members: readonly number[],
  weightOf: (ward: number) => number,
): void {
  if (people === 0 || members.length === 0) return;
  const total = members.reduce((sum, w) => sum + weightOf(w), 0);
  for (const w of members) {
    const part = total > 0 ? weightOf(w) / total : 1 / members.length;
    levels[w] = Math.max(0, (levels[w] ?? 0) + people * part);
  }
}
