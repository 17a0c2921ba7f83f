import type { PlanState } from '../routing/plan-state.js';
import { at } from '../routing/problem.js';
import type { Compiled } from './compile.js';
import type { PlannedVisit, PlanRequest, TeamDay } from './model.js';

/** The plan as people read it: by team and day, with times and what each visit gains and why. */
export function teamDaysOf(request: PlanRequest, compiled: Compiled, state: PlanState): TeamDay[] {
  const { problem, options } = compiled;
  const left = peopleLeftBefore(compiled, state);
  const routes = state.routes();
  return compiled.routes.flatMap(({ team, shift }, r): TeamDay[] => {
    const teamId = request.teams[team]?.id ?? '';
    const visits: PlannedVisit[] = [];
    let rest: TeamDay['rest'] = null;
    for (const stop of routes[r] ?? []) {
      const endMin = at(state.ends, stop);
      const startMin = endMin - at(problem.service, stop);
      const option = options[stop];
      if (!option) {
        rest = { startMin, endMin };
        continue;
      }
      const end = option.begun ? option.opens + option.lengthMin : endMin;
      const start = option.begun ? option.opens : startMin;
      const peopleLeft = left.get(stop) ?? 0;
      const capacity = at(problem.ceiling, at(problem.kind, r) * options.length + stop);
      visits.push({
        siteId: request.sites[option.site]?.id ?? '',
        teamId,
        day: shift.day,
        startMin: start,
        endMin: end,
        gain: Math.min(capacity, peopleLeft * option.chance),
        reasons: { peopleLeft, chance: option.chance, capacity },
        pinned: option.pin >= 0,
        begun: option.begun,
      });
    }
    if (visits.length === 0) return [];
    const travelMin = at(state.travelled, r);
    return [
      { teamId, day: shift.day, visits, rest, travelMin, homeMin: at(state.ends, state.endOf(r)) },
    ];
  });
}

/** By option in the plan: whom the visits that count before it leave. */
function peopleLeftBefore({ problem, options }: Compiled, state: PlanState): Map<number, number> {
  const before = new Map<number, number>();
  let site = -1;
  let left = 0;
  options.forEach((option, o) => {
    if (option.site !== site) left = at(problem.people, option.site);
    site = option.site;
    const route = at(state.routeOf, o);
    if (route < 0) return;
    before.set(o, left);
    const capacity = at(problem.ceiling, at(problem.kind, route) * options.length + o);
    left -= Math.min(capacity, left * option.chance);
  });
  return before;
}
