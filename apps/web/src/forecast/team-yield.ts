import type { Day, Indicator, Visit } from '@tungngo/domain';

/** What a team has brought on a day, by its visits' results. */
export interface TeamYield {
  peoplePerDay: number;
  /** Days on which a team had a visit with a result; two teams on one day are two. */
  teamDays: number;
}

/** Fewer days than these tell too little to reckon with. */
const LEAST_TEAM_DAYS = 5;

/**
 * People whom one team brought to the indicator on a day, by visits with a result up to a day; null
 * with fewer than 5 such days, and for indicators that no visit reports.
 */
export function teamYield(
  visits: readonly Visit[],
  indicator: Indicator,
  until: Day,
): TeamYield | null {
  if (indicator !== 'level1' && indicator !== 'level2') return null;
  const days = new Set<string>();
  let people = 0;
  for (const { teamId, day, outcome } of visits) {
    if (!outcome || day > until) continue;
    days.add(`${teamId} ${day}`);
    people += outcome.level2 + (indicator === 'level1' ? outcome.level1 : 0);
  }
  if (days.size < LEAST_TEAM_DAYS) return null;
  return { peoplePerDay: Math.round((people / days.size) * 10) / 10, teamDays: days.size };
}
