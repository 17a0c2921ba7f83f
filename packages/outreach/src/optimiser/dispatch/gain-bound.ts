import { at } from '../routing/problem.js';
import type { Compiled } from './compile.js';

const ROUNDS = 120;

/** Routes that are alike for the bound, and the times in which they are asked to be busy. */
interface RouteClass {
  kind: number;
  day: number;
  from: number;
  until: number;
  size: number;
  routes: number[];
  spans: { from: number; until: number; room: number }[];
}

/** A use of an option by a class: what it gains at most, and the least time it takes of each span. */
interface Use {
  site: number;
  option: number;
  gain: number;
  prices: Int32Array;
  times: Float64Array;
}

/**
 * A bound on the expected gain of every plan for the request: a Lagrangian relaxation of travel.
 *
 * Why it holds. (1) In a plan, the blocks [start − t, end] of a team's visits, t the least travel into
 * the visit's place, are disjoint, since travel into a place takes at least t and can be made just before
 * the visit. So within any span of time the blocks of one team's day take at most the span's length
 * (of the whole shift also less the break and the least way home). A visit takes of a span at least the
 * overlap of its block at its earliest or at its latest start, since with a later start the overlap
 * first rises and then falls. (2) A visit never gains more than it would as its site's only
 * one, nor a site more than its people. (3) Dropping everything else (order, true travel, kits,
 * pins, quotas) only adds plans. (4) For the relaxed problem, any prices λ ≥ 0 on the spans give the bound
 * Σ λ·room + Σ over sites of the best gain less priced times (weak duality). Subgradient steps look
 * for low ones; the lowest counts, and never less than `reached`, so that rounding cannot turn it round.
 */
export function gainBound(compiled: Compiled, reached: number): number {
  const classes = classesOf(compiled);
  const rooms: number[] = [];
  const uses = usesOf(compiled, classes, rooms);
  const prices = new Float64Array(rooms.length);
  const slack = new Float64Array(rooms.length);
  // What the plan earns in as long is a good first price for the time of a whole shift.
  const time = classes.reduce((sum, { size, spans }) => sum + size * (spans[0]?.room ?? 0), 0);
  let first = 0;
  for (const { spans } of classes) {
    prices[first] = time > 0 ? reached / time : 0;
    first += spans.length;
  }
  let best = Number.POSITIVE_INFINITY;
  let step = 1;
  let stale = 0;
  for (let round = 0; round < ROUNDS; round++) {
    slack.set(rooms);
    let value = priced(compiled, uses, prices, slack);
    for (let s = 0; s < rooms.length; s++) value += at(prices, s) * at(rooms, s);
    if (value < best - 1e-9) {
      best = value;
      stale = 0;
    } else if (++stale >= 8) {
      step /= 2;
      stale = 0;
    }
    let norm = 0;
    for (const one of slack) norm += one * one;
    if (norm === 0) break;
    // Polyak's step towards a value a little under the best known bound.
    const length = (step * Math.max(value - reached, 1e-6 * value)) / norm;
    for (let s = 0; s < rooms.length; s++) {
      prices[s] = Math.max(0, at(prices, s) - length * at(slack, s));
    }
  }
  return Math.max(best, reached);
}

/** The relaxed problem at these prices; takes what it uses off the slack of the spans. */
function priced(
  { problem }: Compiled,
  uses: Use[][],
  prices: Float64Array,
  slack: Float64Array,
): number {
  let total = 0;
  uses.forEach((ofSite, g) => {
    const best = new Map<number, { use: Use; net: number }>();
    for (const use of ofSite) {
      let net = use.gain;
      for (let i = 0; i < use.prices.length; i++) {
        net -= at(prices, at(use.prices, i)) * at(use.times, i);
      }
      if (net > (best.get(use.option)?.net ?? 0)) best.set(use.option, { use, net });
    }
    const most = at(problem.mostVisits, g);
    const chosen = [...best.values()];
    if (chosen.length > 1) chosen.sort((a, b) => b.net - a.net);
    let site = 0;
    for (const { use, net } of chosen.slice(0, most)) {
      site += net;
      for (let i = 0; i < use.prices.length; i++) {
        const span = at(use.prices, i);
        slack[span] = at(slack, span) - at(use.times, i);
      }
    }
    total += Math.min(site, at(problem.people, g));
  });
  return total;
}

function classesOf({ problem, routes, options, breakRoutes }: Compiled): RouteClass[] {
  const classes = new Map<string, RouteClass>();
  routes.forEach(({ shift, freeFrom }, r) => {
    const kind = at(problem.kind, r);
    const until = at(problem.closes, problem.options + 2 * r + 1);
    const rest = breakRoutes.includes(r) ? (shift.rest?.lengthMin ?? 0) : 0;
    const home = at(problem.place, problem.options + 2 * r + 1);
    let back = Number.POSITIVE_INFINITY;
    options.forEach((_, o) => {
      back = Math.min(back, at(problem.travel, at(problem.place, o) * problem.places + home));
    });
    if (!Number.isFinite(back)) back = 0;
    const key = [kind, shift.day, freeFrom, until, rest, back].join(' ');
    const known = classes.get(key);
    if (known) {
      known.size++;
      known.routes.push(r);
      return;
    }
    const whole = Math.max(0, until - freeFrom - rest - back);
    const spans = [{ from: freeFrom, until, room: whole }];
    classes.set(key, { kind, day: shift.day, from: freeFrom, until, size: 1, routes: [r], spans });
  });
  for (const one of classes.values()) addSpans(one, options);
  return [...classes.values()];
}

/** The hours of sites that end or begin within a shift make spans of their own: evenings are scarce. */
function addSpans(one: RouteClass, options: Compiled['options']): void {
  const edges = new Set<number>();
  for (const { day, opens, closes, lengthMin } of options) {
    if (day !== one.day) continue;
    for (const edge of [opens, closes + lengthMin]) {
      if (edge > one.from && edge < one.until) edges.add(edge);
    }
  }
  if (edges.size > 6) return;
  for (const edge of edges) {
    one.spans.push({ from: one.from, until: edge, room: edge - one.from });
    one.spans.push({ from: edge, until: one.until, room: one.until - edge });
  }
}

/** Uses by site; the rooms of all spans, numbered, are pushed to `rooms`. */
function usesOf(compiled: Compiled, classes: RouteClass[], rooms: number[]): Use[][] {
  const { problem, options } = compiled;
  const uses: Use[][] = Array.from({ length: problem.sites }, () => []);
  const into = leastTravelInto(compiled);
  for (const one of classes) {
    const first = rooms.length;
    for (const { room } of one.spans) rooms.push(room * one.size);
    options.forEach((option, o) => {
      if (option.day !== one.day) return;
      if (option.onlyRoute >= 0 && !one.routes.includes(option.onlyRoute)) return;
      const ceiling = at(problem.ceiling, one.kind * options.length + o);
      const reached = at(problem.people, option.site) * option.chance;
      const gain = Math.min(ceiling, reached);
      if (gain <= 0) return;
      const use: Use = {
        site: option.site,
        option: o,
        gain,
        prices: new Int32Array(0),
        times: new Float64Array(0),
      };
      if (!option.begun) {
        const block = at(into, o);
        const opens = Math.max(option.opens, one.from + block);
        const closes = Math.min(option.closes, one.until - option.lengthMin);
        if (opens > closes) return;
        Object.assign(use, spanTimes(one, first, opens, closes, block, option.lengthMin));
      }
      uses[option.site]?.push(use);
    });
  }
  return uses;
}

function spanTimes(
  one: RouteClass,
  first: number,
  opens: number,
  closes: number,
  block: number,
  lasts: number,
): Pick<Use, 'prices' | 'times'> {
  const prices: number[] = [];
  const times: number[] = [];
  one.spans.forEach(({ from, until }, i) => {
    const overlap = (start: number) =>
      Math.max(0, Math.min(until, start + lasts) - Math.max(from, start - block));
    const time = Math.min(overlap(opens), overlap(closes));
    if (time <= 0) return;
    prices.push(first + i);
    times.push(time);
  });
  return { prices: Int32Array.from(prices), times: Float64Array.from(times) };
}

/** By option: the least travel into its place from where a team can come from. */
function leastTravelInto({ problem, options, routes }: Compiled): Float64Array {
  const { place, travel, places, mostVisits } = problem;
  const sources = new Map<number, Set<number>>();
  const add = (from: number, site: number) => {
    const known = sources.get(from);
    if (known) known.add(site);
    else sources.set(from, new Set([site]));
  };
  options.forEach(({ site }, o) => {
    add(at(place, o), site);
  });
  routes.forEach((_, r) => {
    add(at(place, options.length + 2 * r), -1);
  });
  const bySite = new Map<number, number>();
  return Float64Array.from(options, ({ site }, o) => {
    let least = bySite.get(site);
    if (least !== undefined) return least;
    least = Number.POSITIVE_INFINITY;
    for (const [from, sites] of sources) {
      // A team does not come to a site from the same site when that has one visit.
      if (at(mostVisits, site) === 1 && sites.size === 1 && sites.has(site)) continue;
      least = Math.min(least, at(travel, from * places + at(place, o)));
    }
    bySite.set(site, least);
    return least;
  });
}
