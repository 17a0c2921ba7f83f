import type { CurrentVisit, PlanDifference, TeamDay } from './model.js';

/** How a plan differs from the one that stood. A site's visits are matched by team and day first. */
export function differenceFrom(
  before: readonly CurrentVisit[],
  teamDays: readonly TeamDay[],
): PlanDifference {
  const difference: PlanDifference = { kept: [], retimed: [], moved: [], added: [], dropped: [] };
  const after = new Set(teamDays.flatMap(({ visits }) => visits));
  const unmatched = before.filter((was) => {
    const same = [...after].find(
      (is) => is.siteId === was.siteId && is.teamId === was.teamId && is.day === was.day,
    );
    if (!same) return true;
    after.delete(same);
    if (same.startMin === was.startMin && same.endMin === was.endMin) difference.kept.push(same);
    else difference.retimed.push({ before: was, after: same });
    return false;
  });
  for (const was of unmatched) {
    const elsewhere = [...after].find(({ siteId }) => siteId === was.siteId);
    if (!elsewhere) {
      difference.dropped.push(was);
      continue;
    }
    after.delete(elsewhere);
    difference.moved.push({ before: was, after: elsewhere });
  }
  difference.added.push(...after);
  return difference;
}
