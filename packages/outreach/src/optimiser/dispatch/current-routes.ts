import { Insertion } from '../routing/insertion.js';
import { PlanState } from '../routing/plan-state.js';
import { at, type Routes } from '../routing/problem.js';
import { type Compiled, hasBegun } from './compile.js';
import type { CurrentVisit, PlanRequest } from './model.js';

/** The current plan as far as it can still be carried out, in its order. */
export function currentRoutes(request: PlanRequest, compiled: Compiled): Routes {
  const { problem } = compiled;
  const state = new PlanState(problem);
  const insertion = new Insertion(state);
  const last = Int32Array.from(state.anchor);
  for (const { visit, route } of visitsToCome(request, compiled)) {
    if (!state.mayGoOut(route)) continue;
    const from = placeInTime(compiled, state, route, at(last, route), visit);
    for (const option of optionsLike(request, compiled, state, route, visit)) {
      insertion.findFrom(from, option, route, 0, 0, () => 1);
      if (insertion.before < 0) continue;
      state.insert(option, insertion.before);
      last[route] = option;
      break;
    }
  }
  return state.routes();
}

/**
 * Lets visits that stay with their team begin when they were said to, not earlier, where that delays
 * nothing too long: people have been told.
 */
export function holdTimes(request: PlanRequest, compiled: Compiled, state: PlanState): void {
  const { problem, options } = compiled;
  for (const { visit, route } of visitsToCome(request, compiled)) {
    const end = state.endOf(route);
    const first = at(state.next, at(state.anchor, route));
    for (let stop = first; stop !== end; stop = at(state.next, stop)) {
      const option = options[stop];
      if (!option || request.sites[option.site]?.id !== visit.siteId) continue;
      if (option.lengthMin !== visit.endMin - visit.startMin) continue;
      const start = at(state.ends, stop) - option.lengthMin;
      problem.opens[stop] = Math.max(start, Math.min(visit.startMin, at(state.latest, stop)));
      state.retime(route);
      break;
    }
  }
}

/** Visits of the current plan that had not begun, by their start, with the route of their team. */
function visitsToCome(
  request: PlanRequest,
  { routes }: Compiled,
): { visit: CurrentVisit; route: number }[] {
  const { visits = [], now } = request.current ?? {};
  const numbers = new Map(
    routes.map(({ team, shift }, r) => [`${shift.day} ${request.teams[team]?.id}`, r]),
  );
  return visits
    .filter((visit) => !hasBegun(visit, now))
    .sort((a, b) => a.startMin - b.startMin)
    .flatMap((visit) => {
      const route = numbers.get(`${visit.day} ${visit.teamId}`);
      return route === undefined ? [] : [{ visit, route }];
    });
}

/** The stop behind which a visit goes: the visit before it, or the break when it begins after that. */
function placeInTime(
  { routes, options }: Compiled,
  state: PlanState,
  route: number,
  last: number,
  visit: CurrentVisit,
): number {
  const rest = routes[route]?.shift.rest;
  const after = at(state.next, last);
  const isRest = after >= options.length && after !== state.endOf(route);
  return rest && isRest && visit.startMin >= rest.fromMin + rest.lengthMin ? after : last;
}

/** Options for the visit that are free, the most alike first. */
function optionsLike(
  request: PlanRequest,
  { problem, options }: Compiled,
  state: PlanState,
  route: number,
  visit: CurrentVisit,
): number[] {
  const { siteStart, mostVisits, twin, ceiling, kind } = problem;
  const g = request.sites.findIndex(({ id }) => id === visit.siteId);
  if (g < 0 || at(state.gains.count, g) >= at(mostVisits, g)) return [];
  const unlike = (o: number) => {
    const { opens = 0, closes = 0, lengthMin = 0 } = options[o] ?? {};
    const early = Math.max(0, opens - visit.startMin);
    const late = Math.max(0, visit.startMin - closes);
    return Math.abs(lengthMin - (visit.endMin - visit.startMin)) + early + late;
  };
  const found: number[] = [];
  for (let o = at(siteStart, g); o < at(siteStart, g + 1); o++) {
    const option = options[o];
    if (!option || option.day !== visit.day || at(state.routeOf, o) >= 0) continue;
    if (option.onlyRoute >= 0 && option.onlyRoute !== route) continue;
    if (at(twin, o) >= 0 && at(state.routeOf, at(twin, o)) < 0) continue;
    if (at(ceiling, at(kind, route) * options.length + o) > 0) found.push(o);
  }
  return found.sort((a, b) => unlike(a) - unlike(b));
}
