import { at, type RoutingProblem } from './problem.js';

/**
 * What the visits of a plan are worth. A site's visits count in the order of their option numbers:
 * each gains the share of the people still there that it reaches, at most its team's ceiling, and
 * leaves the others to the next one.
 */
export class SiteGains {
  /** Worth of all visits: people, prizes, what staying as planned is worth, less missing quotas. */
  worth = 0;
  /** The part of it that is people. */
  people = 0;
  /** Visits by site. */
  readonly count: Int32Array;
  /** Sites that may have one more visit, in no order. */
  readonly open: Int32Array;
  openCount = 0;
  /** Gain of an option where the site has no other visit, at `kind * options + option`. */
  readonly alone: Float64Array;
  readonly #placeInOpen: Int32Array;
  readonly #most: number;
  /** Visits of a site, ascending, at `site * most`. */
  readonly #members: Int32Array;
  readonly #memberRoutes: Int32Array;
  readonly #quotaCount: Int32Array;
  #markedWorth = 0;
  #markedPeople = 0;

  constructor(readonly problem: RoutingProblem) {
    const { sites, mostVisits, kinds, options, ceiling, people, leaves, site } = problem;
    this.count = new Int32Array(sites);
    this.open = new Int32Array(sites);
    this.#placeInOpen = new Int32Array(sites).fill(-1);
    this.#most = Math.max(1, ...mostVisits);
    this.#members = new Int32Array(sites * this.#most);
    this.#memberRoutes = new Int32Array(sites * this.#most);
    this.#quotaCount = new Int32Array(problem.quotaLeast.length);
    this.worth = -problem.quotaCost * problem.quotaLeast.reduce((sum, least) => sum + least, 0);
    this.alone = new Float64Array(kinds * options);
    for (let k = 0; k < kinds; k++) {
      for (let o = 0; o < options; o++) {
        const reached = at(people, at(site, o)) * (1 - at(leaves, o));
        this.alone[k * options + o] = Math.min(at(ceiling, k * options + o), reached);
      }
    }
    for (let g = 0; g < sites; g++) if (at(mostVisits, g) > 0) this.#setOpen(g);
  }

  /** What the plan gains from the option on the route, as it stands. */
  valueOf(option: number, route: number): number {
    return this.peopleOf(option, route) + this.#besides(option, route) + this.#forQuota(option);
  }

  /** The same in people alone. */
  peopleOf(option: number, route: number): number {
    const { site, kind, options } = this.problem;
    const g = at(site, option);
    return at(this.count, g) === 0
      ? at(this.alone, at(kind, route) * options + option)
      : this.#siteGain(g, option, route) - this.#siteGain(g, -1, -1);
  }

  /** What one visit more is worth to the quota of its site. */
  #forQuota(option: number): number {
    const { site, quota, quotaLeast, quotaCost } = this.problem;
    const q = at(quota, at(site, option));
    return q >= 0 && at(this.#quotaCount, q) < at(quotaLeast, q) ? quotaCost : 0;
  }

  /** Gain of the visits of a site with their people alone, the extra option counted in. */
  #siteGain(g: number, extra: number, extraRoute: number): number {
    const base = g * this.#most;
    const count = at(this.count, g);
    let left = at(this.problem.people, g);
    const all = left;
    let waiting = extra >= 0;
    for (let i = 0; i < count; i++) {
      const option = at(this.#members, base + i);
      if (waiting && extra < option) {
        left -= this.#reached(extra, extraRoute, left);
        waiting = false;
      }
      left -= this.#reached(option, at(this.#memberRoutes, base + i), left);
    }
    if (waiting) left -= this.#reached(extra, extraRoute, left);
    return all - left;
  }

  #reached(option: number, route: number, left: number): number {
    const { ceiling, kind, options, leaves } = this.problem;
    const most = at(ceiling, at(kind, route) * options + option);
    const reached = left * (1 - at(leaves, option));
    return Math.min(reached, most);
  }

  /** What a visit is worth beside its people. */
  #besides(option: number, route: number): number {
    const { prize, current, changeCost, site, routes } = this.problem;
    const worth = at(prize, option);
    if (current.length === 0) return worth;
    return worth + changeCost * (current[at(site, option) * routes + route] === 1 ? 1 : -1);
  }

  add(option: number, route: number): void {
    const { site, mostVisits, quota } = this.problem;
    const people = this.peopleOf(option, route);
    this.people += people;
    this.worth += people + this.#besides(option, route) + this.#forQuota(option);
    const g = at(site, option);
    const base = g * this.#most;
    let i = base + at(this.count, g);
    for (; i > base && at(this.#members, i - 1) > option; i--) {
      this.#members[i] = at(this.#members, i - 1);
      this.#memberRoutes[i] = at(this.#memberRoutes, i - 1);
    }
    this.#members[i] = option;
    this.#memberRoutes[i] = route;
    this.count[g] = at(this.count, g) + 1;
    if (at(this.count, g) === at(mostVisits, g)) this.#setShut(g);
    const q = at(quota, g);
    if (q >= 0) this.#quotaCount[q] = at(this.#quotaCount, q) + 1;
  }

  remove(option: number, route: number): void {
    const { site, mostVisits, quota } = this.problem;
    const g = at(site, option);
    if (at(this.count, g) === at(mostVisits, g)) this.#setOpen(g);
    const base = g * this.#most;
    const last = base + at(this.count, g) - 1;
    let i = base;
    while (at(this.#members, i) !== option) i++;
    for (; i < last; i++) {
      this.#members[i] = at(this.#members, i + 1);
      this.#memberRoutes[i] = at(this.#memberRoutes, i + 1);
    }
    this.count[g] = at(this.count, g) - 1;
    const q = at(quota, g);
    if (q >= 0) this.#quotaCount[q] = at(this.#quotaCount, q) - 1;
    const people = this.peopleOf(option, route);
    this.people -= people;
    this.worth -= people + this.#besides(option, route) + this.#forQuota(option);
  }

  mark(): void {
    this.#markedWorth = this.worth;
    this.#markedPeople = this.people;
  }

  /** The visits have been put back one by one; the sum is set, so that no rounding adds up. */
  takeBack(): void {
    this.worth = this.#markedWorth;
    this.people = this.#markedPeople;
  }

  /** Sums the worth from nothing. */
  recount(): void {
    const { sites, quotaLeast, quotaCost } = this.problem;
    let worth = 0;
    let people = 0;
    for (let g = 0; g < sites; g++) {
      people += this.#siteGain(g, -1, -1);
      for (let i = 0; i < at(this.count, g); i++) {
        const member = g * this.#most + i;
        worth += this.#besides(at(this.#members, member), at(this.#memberRoutes, member));
      }
    }
    quotaLeast.forEach((least, q) => {
      worth -= quotaCost * Math.max(0, least - at(this.#quotaCount, q));
    });
    this.people = people;
    this.worth = people + worth;
  }

  #setOpen(g: number): void {
    this.#placeInOpen[g] = this.openCount;
    this.open[this.openCount++] = g;
  }

  #setShut(g: number): void {
    const i = at(this.#placeInOpen, g);
    const last = at(this.open, --this.openCount);
    this.open[i] = last;
    this.#placeInOpen[last] = i;
    this.#placeInOpen[g] = -1;
  }
}
