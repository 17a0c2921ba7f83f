import { at, type Routes, type RoutingProblem } from './problem.js';
import { SiteGains } from './site-gains.js';

/**
 * A plan that is being changed: each route a linked list of stops with, for each, the start of its
 * service and the latest start that keeps what follows feasible, so that an insertion is judged in
 * constant time (Savelsbergh 1992). Changes since `mark()` can be taken back.
 */
export class PlanState {
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** Route of a stop; −1 while it is in none. */
  readonly routeOf: Int32Array;
  /** When the stop ends. */
  readonly ends: Float64Array;
  /** Latest start that keeps the rest of the route feasible. */
  readonly latest: Float64Array;
  /** Where the team is at the stop: its place, or for a break that of the stop before. */
  readonly whereabouts: Int32Array;
  /** Last stop that has begun, by route: insertions come after it. */
  readonly anchor: Int32Array;
  /** Visits by route. */
  readonly visits: Int32Array;
  readonly gains: SiteGains;
  /** Kits still there, by day. */
  readonly kitsLeft: Float64Array;
  /** Travel by route. */
  readonly travelled: Float64Array;
  travel = 0;
  /**
   * Routes that cannot keep their times. Taking a visit out may do that: the break that followed it is
   * then taken elsewhere, and the way on is longer.
   */
  lateRoutes = 0;
  readonly #late: Uint8Array;
  readonly #begun: Uint8Array;
  readonly #firstBreak: number;
  readonly #saved: Int32Array;
  readonly #savedRoutes: Int32Array;
  readonly #savedStart: Int32Array;
  readonly #touchedAt: Int32Array;
  #touched = 0;
  #turn = 1;

  constructor(readonly problem: RoutingProblem) {
    const { options, routes, place, opens, closes } = problem;
    const stops = place.length;
    this.next = new Int32Array(stops).fill(-1);
    this.prev = new Int32Array(stops).fill(-1);
    this.routeOf = new Int32Array(stops).fill(-1);
    this.ends = new Float64Array(stops);
    this.latest = Float64Array.from(closes);
    this.whereabouts = Int32Array.from(place);
    this.anchor = new Int32Array(routes);
    this.visits = new Int32Array(routes);
    this.travelled = new Float64Array(routes);
    this.kitsLeft = Float64Array.from(problem.kitsOnDay);
    this.gains = new SiteGains(problem);
    this.#begun = new Uint8Array(stops);
    this.#late = new Uint8Array(routes);
    this.#firstBreak = options + 2 * routes;
    this.#saved = new Int32Array(stops);
    this.#savedRoutes = new Int32Array(routes);
    this.#savedStart = new Int32Array(routes + 1);
    this.#touchedAt = new Int32Array(routes);
    for (let r = 0; r < routes; r++) {
      const start = options + 2 * r;
      this.routeOf[start] = r;
      this.routeOf[start + 1] = r;
      this.ends[start] = at(problem.begun, r) === 0 ? at(problem.leavesAt, r) : at(opens, start);
      this.anchor[r] = start;
      this.#layOut(r, problem.fixed[r] as Int32Array, 0, (problem.fixed[r] as Int32Array).length);
    }
  }

  /** Worth of the plan less what its travel costs. */
  get score(): number {
    return this.gains.worth - this.problem.travelCost * this.travel;
  }

  isBreak(stop: number): boolean {
    return stop >= this.#firstBreak;
  }

  /** True for stops that no search may take out. */
  isFixed(stop: number): boolean {
    return stop >= this.problem.options || this.#begun[stop] === 1;
  }

  /** Whether the route may still go out: it does already, or there are kits for it. */
  mayGoOut(route: number): boolean {
    const { kitsNeeded, routeDay } = this.problem;
    return (
      at(this.visits, route) > 0 || at(this.kitsLeft, at(routeDay, route)) >= at(kitsNeeded, route)
    );
  }

  /** Puts a stop behind another one; the caller has seen that it fits. */
  insert(stop: number, before: number): void {
    const route = at(this.routeOf, before);
    this.#touch(route);
    this.#link(stop, before, route);
    this.#countVisit(stop, route);
    this.retime(route);
  }

  /** Takes a visit out; the route's times stand until `retime`. */
  remove(stop: number): void {
    const route = at(this.routeOf, stop);
    this.#touch(route);
    const before = at(this.prev, stop);
    const after = at(this.next, stop);
    this.next[before] = after;
    this.prev[after] = before;
    this.#uncountVisit(stop, route);
  }

  /** Changes from here on can be taken back. */
  mark(): void {
    this.#turn++;
    this.#touched = 0;
    this.gains.mark();
  }

  /** Takes back everything since `mark()`. */
  takeBack(): void {
    for (let i = 0; i < this.#touched; i++) this.#clear(at(this.#savedRoutes, i));
    for (let i = 0; i < this.#touched; i++) {
      this.#layOut(
        at(this.#savedRoutes, i),
        this.#saved,
        at(this.#savedStart, i),
        at(this.#savedStart, i + 1),
      );
    }
    this.gains.takeBack();
  }

  /** The stops of each route, without start and end. */
  routes(): Routes {
    return Array.from({ length: this.problem.routes }, (_, r) => {
      const stops: number[] = [];
      const end = this.endOf(r);
      for (let s = at(this.next, this.startOf(r)); s !== end; s = at(this.next, s)) stops.push(s);
      return Int32Array.from(stops);
    });
  }

  /** Replaces the whole plan. */
  become(routes: Routes): void {
    for (let r = 0; r < routes.length; r++) this.#clear(r);
    routes.forEach((stops, r) => {
      this.#layOut(r, stops, 0, stops.length);
    });
    this.gains.recount();
    this.mark();
  }

  startOf(route: number): number {
    return this.problem.options + 2 * route;
  }

  endOf(route: number): number {
    return this.problem.options + 2 * route + 1;
  }

  /** Works out the route's times anew. */
  retime(route: number): void {
    const { places, travel, place, opens, closes, service } = this.problem;
    const { next, prev, ends, latest, whereabouts } = this;
    const start = this.startOf(route);
    const end = this.endOf(route);
    let clock =
      at(this.anchor, route) === start ? at(this.problem.leavesAt, route) : at(ends, start);
    let here = at(place, start);
    let length = 0;
    let late = 0;
    for (let s = at(next, start); ; s = at(next, s)) {
      const rests = s >= this.#firstBreak;
      const there = rests ? here : at(place, s);
      const leg = at(travel, here * places + there);
      length += rests ? 0 : leg;
      const arrives = rests ? clock : clock + leg;
      const opensAt = at(opens, s);
      const starts = arrives > opensAt && this.#begun[s] === 0 ? arrives : opensAt;
      if (starts > at(closes, s)) late = 1;
      clock = starts + at(service, s);
      if (s === at(this.anchor, route)) clock = Math.max(clock, at(this.problem.leavesAt, route));
      ends[s] = clock;
      whereabouts[s] = there;
      here = there;
      if (s === end) break;
    }
    let bound = at(closes, end);
    latest[end] = bound;
    let after = end;
    for (let s = at(prev, end); s !== start; s = at(prev, s)) {
      const leg =
        after >= this.#firstBreak ? 0 : at(travel, at(whereabouts, s) * places + at(place, after));
      const must = bound - leg - at(service, s);
      const closesAt = at(closes, s);
      bound = Math.min(must, closesAt);
      latest[s] = bound;
      after = s;
    }
    if (at(this.visits, route) === 0) late = 0;
    this.lateRoutes += late - at(this.#late, route);
    this.#late[route] = late;
    this.travel += length - at(this.travelled, route);
    this.travelled[route] = length;
  }

  #link(stop: number, before: number, route: number): void {
    const after = at(this.next, before);
    this.next[before] = stop;
    this.prev[stop] = before;
    this.next[stop] = after;
    this.prev[after] = stop;
    this.routeOf[stop] = route;
  }

  #countVisit(stop: number, route: number): void {
    if (stop >= this.problem.options) return;
    const { routeDay, kitsNeeded } = this.problem;
    if (this.visits[route] === 0) {
      const day = at(routeDay, route);
      this.kitsLeft[day] = at(this.kitsLeft, day) - at(kitsNeeded, route);
    }
    this.visits[route] = at(this.visits, route) + 1;
    this.gains.add(stop, route);
  }

  #uncountVisit(stop: number, route: number): void {
    if (stop < this.problem.options) {
      const { routeDay, kitsNeeded } = this.problem;
      this.visits[route] = at(this.visits, route) - 1;
      if (this.visits[route] === 0) {
        const day = at(routeDay, route);
        this.kitsLeft[day] = at(this.kitsLeft, day) + at(kitsNeeded, route);
      }
      this.gains.remove(stop, route);
    }
    this.routeOf[stop] = -1;
  }

  /** Remembers a route before its first change since `mark()`. */
  #touch(route: number): void {
    if (this.#touchedAt[route] === this.#turn) return;
    this.#touchedAt[route] = this.#turn;
    let to = at(this.#savedStart, this.#touched);
    const end = this.endOf(route);
    for (let s = at(this.next, this.startOf(route)); s !== end; s = at(this.next, s)) {
      this.#saved[to++] = s;
    }
    this.#savedRoutes[this.#touched++] = route;
    this.#savedStart[this.#touched] = to;
  }

  #clear(route: number): void {
    const end = this.endOf(route);
    for (let s = at(this.next, this.startOf(route)); s !== end; ) {
      const after = at(this.next, s);
      this.#uncountVisit(s, route);
      s = after;
    }
  }

  #layOut(route: number, stops: Int32Array, from: number, to: number): void {
    let before = this.startOf(route);
    const end = this.endOf(route);
    this.next[before] = end;
    this.prev[end] = before;
    const begun = at(this.problem.begun, route);
    for (let i = from; i < to; i++) {
      const stop = at(stops, i);
      this.#link(stop, before, route);
      this.#countVisit(stop, route);
      if (i - from < begun) {
        this.#begun[stop] = 1;
        this.anchor[route] = stop;
      }
      before = stop;
    }
    this.retime(route);
  }
}
