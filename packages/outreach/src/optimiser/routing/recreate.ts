import type { Draws } from './draws.js';
import { Insertion } from './insertion.js';
import type { PlanState } from './plan-state.js';
import { at } from './problem.js';

const BLINK = 0.01;
/** Orders in which sites are tried, with how often each is taken. */
const orders = [
  ['random', 4],
  ['worth', 3],
  ['density', 5],
  ['early', 1],
] as const;

/** Puts visits back into a plan, greedily and in a drawn order, wherever they are worth their time. */
export class Recreate {
  readonly #insertion: Insertion;
  readonly #candidates: Int32Array;
  readonly #keys: Float64Array;
  readonly #worth: Float64Array;
  readonly #density: Float64Array;
  readonly #early: Float64Array;
  readonly #unit: () => number;
  #option = -1;
  #before = -1;
  #merit = 0;

  constructor(
    readonly state: PlanState,
    readonly draws: Draws,
    /** Sites that are tried in one turn, at most. */
    readonly breadth: number,
    /** Routes that are tried for a site besides those just ruined, on average. */
    readonly routesTried: number,
  ) {
    const { sites } = state.problem;
    this.#insertion = new Insertion(state);
    this.#candidates = new Int32Array(sites);
    this.#keys = new Float64Array(sites);
    this.#worth = new Float64Array(sites);
    this.#density = new Float64Array(sites);
    this.#early = new Float64Array(sites);
    this.#unit = () => draws.unit();
    this.#measureSites();
  }

  /**
   * Tries sites one by one. `price`: worth that an hour (a unit) of a team's time should bring; `ruined`:
   * routes with room.
   */
  apply(price: number, ruined: Int32Array, ruinedCount: number): void {
    const { state, draws } = this;
    const count = this.#choose();
    const delayWeight = draws.unit() < 0.5 ? 0 : draws.unit();
    for (let i = 0; i < count; i++) {
      const site = at(this.#candidates, i);
      // A site may have been drawn twice, and be full by now.
      if (at(state.gains.count, site) >= at(state.problem.mostVisits, site)) continue;
      this.#merit = Number.NEGATIVE_INFINITY;
      this.#option = -1;
      this.#tryRoutes(site, price, delayWeight, ruined, ruinedCount);
      if (this.#option >= 0) state.insert(this.#option, this.#before);
    }
  }

  #tryRoutes(
    site: number,
    price: number,
    delayWeight: number,
    ruined: Int32Array,
    ruinedCount: number,
  ): void {
    const { routes } = this.state.problem;
    if (routes <= this.routesTried) {
      for (let r = 0; r < routes; r++) this.#tryRoute(site, r, price, delayWeight);
      return;
    }
    for (let i = 0; i < ruinedCount; i++) {
      this.#tryRoute(site, at(ruined, i), price, delayWeight);
    }
    for (let i = 0; i < this.routesTried; i++) {
      this.#tryRoute(site, this.draws.below(routes), price, delayWeight);
    }
  }

  /** Keeps the best way to visit the site on the route, if it beats what was found before. */
  #tryRoute(site: number, route: number, price: number, delayWeight: number): void {
    const { state } = this;
    const {
      siteStart,
      siteOptions,
      day,
      kind,
      options,
      ceiling,
      onlyRoute,
      routeDay,
      twin,
      service,
    } = state.problem;
    if (!state.mayGoOut(route)) return;
    const insertion = this.#insertion;
    for (let i = at(siteStart, site); i < at(siteStart, site + 1); i++) {
      const option = at(siteOptions, i);
      if (at(day, option) !== at(routeDay, route) || at(state.routeOf, option) >= 0) continue;
      if (at(ceiling, at(kind, route) * options + option) <= 0) continue;
      if (at(onlyRoute, option) >= 0 && at(onlyRoute, option) !== route) continue;
      if (at(twin, option) >= 0 && at(state.routeOf, at(twin, option)) < 0) continue;
      insertion.find(option, route, delayWeight, BLINK, this.#unit);
      if (insertion.before < 0) continue;
      const value = state.gains.valueOf(option, route);
      if (value <= 0) continue;
      const merit = value - price * (at(service, option) + insertion.cost);
      if (merit <= this.#merit) continue;
      this.#merit = merit;
      this.#option = option;
      this.#before = insertion.before;
    }
  }

  /** Lists the sites to try, in a drawn order. */
  #choose(): number {
    const { draws } = this;
    const { open, openCount } = this.state.gains;
    const order = this.#drawOrder();
    const count = Math.min(openCount, this.breadth);
    // The sites that were opened last stand at the end; they are always among those tried.
    const recent = Math.min(count, this.breadth >> 1);
    for (let i = 0; i < count; i++) {
      const site =
        openCount <= this.breadth || i < recent
          ? at(open, openCount - 1 - i)
          : at(open, draws.below(openCount - recent));
      this.#candidates[i] = site;
      this.#keys[i] = this.#keyOf(site, order);
    }
    this.#sort(count);
    return count;
  }

  #drawOrder(): (typeof orders)[number][0] {
    let draw = this.draws.unit() * orders.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [order, weight] of orders) {
      draw -= weight;
      if (draw < 0) return order;
    }
    return 'random';
  }

  #keyOf(site: number, order: (typeof orders)[number][0]): number {
    const draw = this.draws.unit();
    if (order === 'random') return draw;
    if (order === 'worth') return -at(this.#worth, site) * (0.7 + 0.6 * draw);
    if (order === 'density') return -at(this.#density, site) * (0.5 + draw);
    return at(this.#early, site);
  }

  /** By insertion: the lists are short and no memory is asked for. */
  #sort(count: number): void {
    const keys = this.#keys;
    const sites = this.#candidates;
    for (let i = 1; i < count; i++) {
      const key = at(keys, i);
      const site = at(sites, i);
      let j = i - 1;
      for (; j >= 0 && at(keys, j) > key; j--) {
        keys[j + 1] = at(keys, j);
        sites[j + 1] = at(sites, j);
      }
      keys[j + 1] = key;
      sites[j + 1] = site;
    }
  }

  #measureSites(): void {
    const {
      sites,
      siteStart,
      siteOptions,
      kinds,
      options,
      closes,
      service,
      place,
      places,
      travel,
    } = this.state.problem;
    const { alone } = this.state.gains;
    for (let g = 0; g < sites; g++) {
      this.#early[g] = Number.POSITIVE_INFINITY;
      for (let i = at(siteStart, g); i < at(siteStart, g + 1); i++) {
        const option = at(siteOptions, i);
        const here = at(place, option);
        let near = Number.POSITIVE_INFINITY;
        for (let p = 0; p < places; p++) {
          if (p !== here) near = Math.min(near, at(travel, p * places + here));
        }
        for (let k = 0; k < kinds; k++) {
          const worth = at(alone, k * options + option) + at(this.state.problem.prize, option);
          const density = worth / Math.max(1, at(service, option) + near);
          this.#worth[g] = Math.max(at(this.#worth, g), worth);
          this.#density[g] = Math.max(at(this.#density, g), density);
        }
        this.#early[g] = Math.min(at(this.#early, g), at(closes, option));
      }
    }
  }
}
