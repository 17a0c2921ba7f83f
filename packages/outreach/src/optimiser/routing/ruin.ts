import type { Draws } from './draws.js';
import type { PlanState } from './plan-state.js';
import { at, type RoutingProblem } from './problem.js';

/** Longest string of visits that is taken out of a route, and how many visits on average in all. */
const LONGEST_STRING = 10;
const MOST_NEIGHBOURS = 120;

/**
 * Slack induction by string removals (Christiaens & Vanden Berghe, Transportation Science 2020): takes
 * strings of visits near one site out of several routes, so that there is room for others.
 */
export class Ruin {
  /** Routes that were ruined last, and how many. */
  readonly ruined: Int32Array;
  ruinedCount = 0;
  readonly neighbours: Int32Array;
  readonly #perSite: number;
  readonly #ruinedAt: Int32Array;
  readonly #string: Int32Array;
  #turn = 0;

  constructor(
    readonly state: PlanState,
    readonly draws: Draws,
    readonly removals: number,
  ) {
    const { problem } = state;
    this.#perSite = Math.min(problem.sites, MOST_NEIGHBOURS);
    this.neighbours = nearestSites(problem, this.#perSite);
    this.ruined = new Int32Array(problem.routes);
    this.#ruinedAt = new Int32Array(problem.routes);
    this.#string = new Int32Array(problem.place.length);
  }

  /** Takes visits out; what was touched stands in `ruined`. */
  apply(): void {
    const { state, draws } = this;
    const { sites } = state.problem;
    this.#turn++;
    this.ruinedCount = 0;
    const longest = Math.min(LONGEST_STRING, Math.max(1, this.#meanVisits()));
    const mostStrings = (4 * this.removals) / (1 + longest) - 1;
    const strings = Math.max(1, Math.floor(1 + draws.unit() * mostStrings));
    const seed = draws.below(sites);
    for (let i = 0; i < this.#perSite && this.ruinedCount < strings; i++) {
      this.#ruinAround(at(this.neighbours, seed * this.#perSite + i), longest);
    }
    for (let i = 0; i < this.ruinedCount; i++) state.retime(at(this.ruined, i));
  }

  #meanVisits(): number {
    let visits = 0;
    let used = 0;
    for (const count of this.state.visits) {
      visits += count;
      if (count > 0) used++;
    }
    return used > 0 ? visits / used : 1;
  }

  #ruinAround(site: number, longest: number): void {
    const { state, draws } = this;
    const { siteStart, siteOptions } = state.problem;
    if (at(state.gains.count, site) === 0) return;
    for (let i = at(siteStart, site); i < at(siteStart, site + 1); i++) {
      const option = at(siteOptions, i);
      const route = at(state.routeOf, option);
      if (route < 0 || this.#ruinedAt[route] === this.#turn || state.isFixed(option)) continue;
      this.#ruinedAt[route] = this.#turn;
      this.ruined[this.ruinedCount++] = route;
      const most = Math.min(at(state.visits, route), longest);
      this.#removeString(option, route, Math.floor(1 + draws.unit() * most));
      return;
    }
  }

  /** Takes out about `length` visits in a row around one, half the time keeping a few in between. */
  #removeString(option: number, route: number, length: number): void {
    const { state, draws } = this;
    const visits = this.#movable(route);
    const size = Math.min(length, visits);
    let kept = 0;
    if (draws.unit() < 0.5) while (size + kept < visits && draws.unit() > 0.3) kept++;
    const span = size + kept;
    const found = this.#string.indexOf(option);
    const lowest = Math.max(0, found - span + 1);
    const first = lowest + draws.below(Math.min(found, visits - span) - lowest + 1);
    const gap = kept > 0 ? first + draws.below(size + 1) : first + span;
    for (let i = first; i < first + span; i++) {
      if (i >= gap && i < gap + kept) continue;
      state.remove(at(this.#string, i));
    }
  }

  /** Lists the visits of a route that may be taken out. */
  #movable(route: number): number {
    const { state } = this;
    let count = 0;
    const end = state.endOf(route);
    for (let s = at(state.next, at(state.anchor, route)); s !== end; s = at(state.next, s)) {
      if (!state.isFixed(s)) this.#string[count++] = s;
    }
    this.#string[count] = -1;
    return count;
  }
}

/** For each site the others by travel there and back, itself first. */
function nearestSites(problem: RoutingProblem, count: number): Int32Array {
  const { sites, siteStart, siteOptions, place, places, travel } = problem;
  const placeOf = Int32Array.from({ length: sites }, (_, g) =>
    at(siteStart, g) < at(siteStart, g + 1) ? at(place, at(siteOptions, at(siteStart, g))) : -1,
  );
  const nearest = new Int32Array(sites * count);
  const far = new Float64Array(sites);
  for (let g = 0; g < sites; g++) {
    const from = at(placeOf, g);
    for (let h = 0; h < sites; h++) {
      const to = at(placeOf, h);
      far[h] =
        from < 0 || to < 0
          ? Number.POSITIVE_INFINITY
          : at(travel, from * places + to) + at(travel, to * places + from);
    }
    far[g] = -1;
    const order = Int32Array.from({ length: sites }, (_, h) => h);
    order.sort((a, b) => at(far, a) - at(far, b) || a - b);
    nearest.set(order.subarray(0, count), g * count);
  }
  return nearest;
}
