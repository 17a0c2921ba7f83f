import { Draws } from './draws.js';
import { PlanState } from './plan-state.js';
import { at, type Routes, type RoutingProblem } from './problem.js';
import { Recreate } from './recreate.js';
import { Ruin } from './ruin.js';

/** How long to search. The same iterations and seed give the same plan, unless `spent` ends it. */
export interface Effort {
  iterations: number;
  seed: number;
  /** Share of the time that is gone, 0 to 1; for those who must answer by the clock. */
  spent?: () => number;
  /** Called now and then with the share done and the best score; false ends the search. */
  progress?: (share: number, score: number) => boolean;
}

/** What a search found. */
export interface Found {
  routes: Routes;
  score: number;
  worth: number;
  iterations: number;
}

/** Iterations between two looks at the clock. */
const LOOK = 64;

/** Settings of the annealing; worths are in means of a site's. */
const HOT = 0.5;
const COLD = 0.01;
const REMOVALS = 10;
/** A visit's time is charged, at most, this many times what the plan earns in as long. */
const DEAREST = 1.5;

/**
 * Simulated annealing by ruin and recreate. Begins with the given plan, or with what has begun and
 * the breaks alone.
 */
export function anneal(problem: RoutingProblem, effort: Effort, first?: Routes): Found {
  const draws = new Draws(effort.seed);
  const state = new PlanState(problem);
  // What has begun may be late already; nothing else may.
  const late = state.lateRoutes;
  if (first) state.become(first);
  const ruin = new Ruin(state, draws, REMOVALS);
  const recreate = new Recreate(state, draws, 100, 24);
  const scale = meanWorth(problem, state);
  const time = workingTime(problem);
  recreate.apply(scale / time, ruin.ruined, 0);
  let best = state.routes();
  let bestScore = state.score;
  let bestVisits = visitsOf(state);
  let score = bestScore;
  let iteration = 0;
  let temperature = HOT * scale;
  for (; iteration < effort.iterations; iteration++) {
    if (iteration % LOOK === 0) {
      const share = Math.max(iteration / effort.iterations, effort.spent?.() ?? 0);
      if (share >= 1 || effort.progress?.(share, bestScore) === false) break;
      temperature = scale * HOT * (COLD / HOT) ** share;
    }
    state.mark();
    ruin.apply();
    const price = (DEAREST * draws.unit() * scale * bestVisits) / time;
    recreate.apply(price, ruin.ruined, ruin.ruinedCount);
    const now = state.score;
    if (state.lateRoutes <= late && now > score + temperature * Math.log(draws.unit())) {
      score = now;
      if (now > bestScore + 1e-9) {
        bestScore = now;
        bestVisits = visitsOf(state);
        best = state.routes();
      }
    } else {
      state.takeBack();
    }
  }
  state.become(best);
  return { routes: best, score: state.score, worth: state.gains.worth, iterations: iteration };
}

/** Visits of the plan, at least one. */
function visitsOf(state: PlanState): number {
  return Math.max(
    1,
    state.visits.reduce((sum, visits) => sum + visits, 0),
  );
}

/** Time between start and end of all routes. */
function workingTime({ routes, options, closes, leavesAt }: RoutingProblem): number {
  let time = 0;
  for (let r = 0; r < routes; r++) {
    time += Math.max(0, at(closes, options + 2 * r + 1) - at(leavesAt, r));
  }
  return Math.max(1, time);
}

function meanWorth(problem: RoutingProblem, state: PlanState): number {
  const { sites, siteStart, siteOptions, kinds, options } = problem;
  let sum = 0;
  let counted = 0;
  for (let g = 0; g < sites; g++) {
    let worth = 0;
    for (let i = siteStart[g] as number; i < (siteStart[g + 1] as number); i++) {
      for (let k = 0; k < kinds; k++) {
        worth = Math.max(
          worth,
          state.gains.alone[k * options + (siteOptions[i] as number)] as number,
        );
      }
    }
    sum += worth;
    if (worth > 0) counted++;
  }
  return counted > 0 ? sum / counted : 1;
}
