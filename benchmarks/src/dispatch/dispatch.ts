import {
  type PlanRequest,
  planVisits,
  type VisitPlan,
  verifyVisits,
} from '@tungngo/outreach/optimiser';
import { drawnProvince } from './province.js';

/** Seconds of one core that each part may take, all of it: the search, the bound and the reasons. */
const goals = { day: 15, week: 120, again: 3 };
/** Share of the time for the search; the rest is for the bound and the reasons. */
const SEARCH = { day: 0.7, week: 0.6, again: 0.4 };

/** A province's day, its re-planning at noon, and a week, each with the gap that it states. */
export function measureDispatch(seed: number): void {
  console.log('dispatch              visits     gain    bound     gap  seconds   goal  verified');
  const day = drawnProvince(seed, 40, 600, 1);
  const { plan } = runOne('day, 40 × 600', day, 'day', seed);
  const now = { day: 0, minute: 13 * 60 };
  const visits = plan.teamDays.flatMap((teamDay) => teamDay.visits);
  // A team falls out at noon; what it has not begun is for the others.
  const teams = day.teams.map((team) =>
    team.id === 't1' ? { ...team, shifts: [{ day: 0, fromMin: 720, untilMin: 800 }] } : team,
  );
  const again = { ...day, teams, current: { visits, now, changeCost: 4 } };
  const { plan: anew } = runOne('again at 13:00', again, 'again', seed);
  const { kept, retimed, moved, added, dropped } = anew.difference ?? {};
  console.log(
    `  of ${visits.length} visits ${kept?.length} stay as they are, ${retimed?.length} at another time, ${moved?.length} by another team, ${dropped?.length} dropped, ${added?.length} added`,
  );
  runOne('week, 40 × 600 × 7', drawnProvince(seed, 40, 600, 7), 'week', seed);
  console.log('');
}

function runOne(
  name: string,
  request: PlanRequest,
  part: keyof typeof goals,
  seed: number,
): { plan: VisitPlan } {
  const begun = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };
  const most = goals[part] * SEARCH[part];
  const plan = planVisits(request, {
    iterations: Number.MAX_SAFE_INTEGER,
    seed,
    spent: () => spent() / most,
  });
  const seconds = spent();
  const faults = verifyVisits(request, plan);
  const visits = plan.teamDays.reduce((sum, teamDay) => sum + teamDay.visits.length, 0);
  console.log(
    [
      name.padEnd(20),
      String(visits).padStart(7),
      plan.gain.toFixed(0).padStart(8),
      plan.bound.toFixed(0).padStart(8),
      `${(100 * plan.gap).toFixed(1)}%`.padStart(7),
      seconds.toFixed(1).padStart(8),
      `${goals[part]} s`.padStart(6),
      faults.length === 0 ? '  yes' : `  NO: ${faults[0]}`,
      seconds <= goals[part] ? '' : '  OVER TIME',
    ].join(' '),
  );
  return { plan };
}
