/**
 * Which stops to make, by whom and in what order, so that they are worth most: the team orienteering
 * problem with time windows, with several alternatives for a site and gains that diminish.
 *
 * A *site* is worth a stop; an *option* is one way to stop there: a window, a length, a day. Stops are
 * numbered: options first, then for route r its start (`options + 2r`) and end (`options + 2r + 1`),
 * then breaks. Times are whole units of the caller's choice; the same unit everywhere.
 */
export interface RoutingProblem {
  places: number;
  /** Travel from place i to place j at `i * places + j`; it need not be symmetric. */
  travel: Float64Array;

  /** By stop: where it is; unused for breaks, which are taken wherever the team is. */
  place: Int32Array;
  /** By stop: earliest and latest START, and how long it takes. */
  opens: Float64Array;
  closes: Float64Array;
  service: Float64Array;

  options: number;
  /** By option. */
  site: Int32Array;
  day: Int32Array;
  /** By option: share of the people still there whom it leaves without result, 0 to 1. */
  leaves: Float64Array;
  /** By option: worth beside the people, for visits that somebody pinned. */
  prize: Float64Array;
  /** By option: the only route that may make it; −1 for any. */
  onlyRoute: Int32Array;
  /** By option: an option alike with a lower number that must be taken first; −1 for none. */
  twin: Int32Array;

  /** Options of site g are `siteOptions[siteStart[g]] … siteOptions[siteStart[g + 1] − 1]`, ascending. */
  sites: number;
  siteStart: Int32Array;
  siteOptions: Int32Array;
  people: Float64Array;
  mostVisits: Int32Array;
  /** By site: the quota that its visits count for; −1 for none. */
  quota: Int32Array;
  /** By quota: visits that it should have, and what each missing one costs. */
  quotaLeast: Int32Array;
  quotaCost: number;

  routes: number;
  kinds: number;
  /** By route: its kind of team, the day it works, and the kits that it takes out. */
  kind: Int32Array;
  routeDay: Int32Array;
  kitsNeeded: Int32Array;
  kitsOnDay: Float64Array;
  /** At `kind * options + option`: most people that the kind of team can serve; 0 where it may not go. */
  ceiling: Float64Array;
  /** By route: the stops that cannot be moved, in order: what has begun, then breaks. */
  fixed: readonly Int32Array[];
  /** By route: how many of its fixed stops have begun; nothing is put before them. */
  begun: Int32Array;
  /** By route: when it can leave the last stop that has begun, or its start. */
  leavesAt: Float64Array;

  /** At `site * routes + route`: 1 where the current plan has the site on the route; empty without a plan. */
  current: Uint8Array;
  /** What a visit that stays where it was is worth more, and one that is new less. */
  changeCost: number;
  /** What a unit of travel costs in worth; it also settles ties. */
  travelCost: number;
}

/** A plan: for each route its stops in order, without start and end. */
export type Routes = Int32Array[];

/** Value at an index that is known to be there. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
