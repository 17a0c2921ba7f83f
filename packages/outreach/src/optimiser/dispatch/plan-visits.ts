import { anneal, type Effort } from '../routing/anneal.js';
import { PlanState } from '../routing/plan-state.js';
import { at } from '../routing/problem.js';
import { checkRequest } from './check-request.js';
import { type Compiled, compileRequest } from './compile.js';
import { currentRoutes, holdTimes } from './current-routes.js';
import { differenceFrom } from './difference.js';
import { gainBound } from './gain-bound.js';
import { explainLeftOut, swapInWhatPays } from './left-out.js';
import type { PlanRequest, TeamDay, VisitPlan } from './model.js';
import { teamDaysOf } from './team-days.js';

/**
 * Plans the visits of teams over days for the most expected activations. The same request, seed and
 * iterations give the same plan. What cannot be met is refused by field or left out with its reason; the
 * rest is planned all the same. Throws a RangeError where the travel times are not a matrix.
 */
export function planVisits(request: PlanRequest, effort: Effort): VisitPlan {
  const checked = checkRequest(request);
  const compiled = compileRequest(request, checked);
  const { problem } = compiled;
  const found = anneal(
    problem,
    effort,
    request.current ? currentRoutes(request, compiled) : undefined,
  );
  const state = new PlanState(problem);
  state.become(found.routes);
  swapInWhatPays(state);
  const leftOut = explainLeftOut(request, checked, compiled, state);
  holdTimes(request, compiled, state);
  const teamDays = teamDaysOf(request, compiled, state);
  const gain = sumOf(teamDays);
  const bound = gainBound(compiled, gain);
  return {
    teamDays,
    gain,
    bound,
    gap: bound > 0 ? (bound - gain) / bound : 0,
    leftOut,
    refused: checked.refused,
    pinsMissed: pinsMissed(request, checked.pinned, compiled, state),
    districtsShort: districtsShort(request, compiled, state),
    difference: request.current ? differenceFrom(request.current.visits, teamDays) : null,
    iterations: found.iterations,
  };
}

function sumOf(teamDays: TeamDay[]): number {
  return teamDays.flatMap(({ visits }) => visits).reduce((sum, { gain }) => sum + gain, 0);
}

function pinsMissed(
  request: PlanRequest,
  accepted: boolean[],
  { options }: Compiled,
  state: PlanState,
): number[] {
  return (request.pinned ?? []).flatMap((_, p) => {
    const kept = options.some(({ pin }, o) => pin === p && at(state.routeOf, o) >= 0);
    return accepted[p] && !kept ? [p] : [];
  });
}

function districtsShort(request: PlanRequest, { options }: Compiled, state: PlanState) {
  return (request.districts ?? []).flatMap(({ id, leastVisits }) => {
    const visits = options.filter(
      ({ site }, o) => request.sites[site]?.districtId === id && at(state.routeOf, o) >= 0,
    ).length;
    return visits < leastVisits ? [{ id, visits, leastVisits }] : [];
  });
}
