import type { PlanState } from './plan-state.js';
import { at } from './problem.js';

/** Finds the cheapest place for an option in a route; the answer stands in `before` and `cost`. */
export class Insertion {
  /** Stop behind which the option goes; −1 when it fits nowhere. */
  before = -1;
  /** What it costs there, in time: travel more, and of the delay to what follows the asked share. */
  cost = 0;

  constructor(readonly state: PlanState) {}

  /**
   * Looks at every place of the route. `delayWeight`: how much the delay of the next stop counts
   * beside the detour. `blink`: share of places that are overlooked (Christiaens & Vanden Berghe
   * 2020); `unit` draws.
   */
  find(option: number, route: number, delayWeight: number, blink: number, unit: () => number) {
    this.findFrom(at(this.state.anchor, route), option, route, delayWeight, blink, unit);
  }

  /** The same, only behind the given stop of the route. */
  findFrom(
    first: number,
    option: number,
    route: number,
    delayWeight: number,
    blink: number,
    unit: () => number,
  ): void {
    const { state } = this;
    const { places, travel, place, opens, closes, service } = state.problem;
    const { next, ends, latest, whereabouts } = state;
    const here = at(place, option);
    const opensAt = at(opens, option);
    const closesAt = at(closes, option);
    const lasts = at(service, option);
    const end = state.endOf(route);
    this.before = -1;
    this.cost = Number.POSITIVE_INFINITY;
    for (let a = first; a !== end; a = at(next, a)) {
      const from = at(whereabouts, a);
      const leg = at(travel, from * places + here);
      const arrives = at(ends, a) + leg;
      if (arrives > closesAt) {
        if (at(ends, a) > closesAt) return;
        continue;
      }
      let leaves = Math.max(arrives, opensAt) + lasts;
      let b = at(next, a);
      // A break is taken where the team is: the option moves it, so look at the stop behind it.
      let delayed = 0;
      while (state.isBreak(b)) {
        const rest = Math.max(leaves, at(opens, b));
        if (rest > at(closes, b)) break;
        leaves = rest + at(service, b);
        delayed = 1;
        b = at(next, b);
      }
      if (state.isBreak(b)) continue;
      const onward = at(place, b);
      const arrivesThere = leaves + at(travel, here * places + onward);
      if (arrivesThere > at(latest, b)) continue;
      if (blink > 0 && unit() < blink) continue;
      const detour = leg + at(travel, here * places + onward) - at(travel, from * places + onward);
      const delay = arrivesThere - (at(ends, b) - at(service, b));
      const cost = detour + (delay > 0 && delayed === 0 ? delayWeight * delay : 0);
      if (cost < this.cost) {
        this.cost = cost;
        this.before = a;
      }
    }
  }
}
