import { Insertion } from '../routing/insertion.js';
import type { PlanState } from '../routing/plan-state.js';
import { at } from '../routing/problem.js';
import type { CheckedRequest } from './check-request.js';
import { type Compiled, lacks } from './compile.js';
import type { LeftOut, PlanRequest, SiteDemand } from './model.js';

/** Visits in a row that may make room for another one. */
const MOST_DISPLACED = 2;
const ROUNDS = 4;
const never = () => 1;

/** The cheapest room for a site that has no visit. */
interface Room {
  option: number;
  route: number;
  /** Visits that would go. */
  displaced: number[];
  /** What the site's visit brings, and what theirs do now. */
  gain: number;
  lost: number;
  /** The same in people alone. */
  peopleGain: number;
  peopleLost: number;
}

/** Puts in each site that is worth more than the visits that make room for it, until none is. */
export function swapInWhatPays(state: PlanState): void {
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false;
    for (const room of roomsFor(state).values()) {
      if (room.gain - room.lost <= 1e-6) continue;
      changed = swapIn(state, room) || changed;
    }
    if (!changed) return;
  }
}

/** Makes the exchange if it still is one: others may have changed the route since. */
function swapIn(state: PlanState, { option, route, displaced }: Room): boolean {
  if (displaced.some((stop) => at(state.routeOf, stop) !== route)) return false;
  if (at(state.gains.count, at(state.problem.site, option)) > 0) return false;
  const before = state.score;
  const late = state.lateRoutes;
  state.mark();
  for (const stop of displaced) state.remove(stop);
  state.retime(route);
  const insertion = new Insertion(state);
  if (state.mayGoOut(route)) insertion.find(option, route, 0, 0, never);
  if (insertion.before >= 0) {
    state.insert(option, insertion.before);
    if (state.lateRoutes <= late && state.score > before + 1e-6) return true;
  }
  state.takeBack();
  return false;
}

/** For each site without a visit the exchange that loses least by it, nothing displaced counted too. */
function roomsFor(state: PlanState): Map<number, Room> {
  const { problem } = state;
  const { sites, siteStart } = problem;
  const waiting: number[] = [];
  for (let g = 0; g < sites; g++) {
    if (at(state.gains.count, g) === 0 && at(siteStart, g) < at(siteStart, g + 1)) waiting.push(g);
  }
  const rooms = new Map<number, Room>();
  state.routes().forEach((stops, route) => {
    const movable = [...stops].filter(
      (stop) => !state.isFixed(stop) && at(problem.prize, stop) === 0,
    );
    tryRoom(state, route, [], waiting, rooms);
    for (let i = 0; i < movable.length; i++) {
      for (let length = 1; length <= MOST_DISPLACED && i + length <= movable.length; length++) {
        tryRoom(state, route, movable.slice(i, i + length), waiting, rooms);
      }
    }
  });
  return rooms;
}

function tryRoom(
  state: PlanState,
  route: number,
  displaced: number[],
  waiting: number[],
  rooms: Map<number, Room>,
): void {
  const { siteStart, siteOptions, day, routeDay, kind, options, ceiling, onlyRoute, twin } =
    state.problem;
  const { worth, people } = state.gains;
  const late = state.lateRoutes;
  state.mark();
  for (const stop of displaced) state.remove(stop);
  state.retime(route);
  const lost = worth - state.gains.worth;
  const peopleLost = people - state.gains.people;
  const insertion = new Insertion(state);
  for (const g of state.mayGoOut(route) && state.lateRoutes <= late ? waiting : []) {
    for (let i = at(siteStart, g); i < at(siteStart, g + 1); i++) {
      const option = at(siteOptions, i);
      if (at(day, option) !== at(routeDay, route) || at(twin, option) >= 0) continue;
      if (at(ceiling, at(kind, route) * options + option) <= 0) continue;
      if (at(onlyRoute, option) >= 0 && at(onlyRoute, option) !== route) continue;
      const gain = state.gains.valueOf(option, route);
      const known = rooms.get(g);
      if (known && known.gain - known.lost >= gain - lost) continue;
      insertion.find(option, route, 0, 0, never);
      if (insertion.before < 0) continue;
      const peopleGain = state.gains.peopleOf(option, route);
      rooms.set(g, { option, route, displaced, gain, lost, peopleGain, peopleLost });
    }
  }
  state.takeBack();
}

/** Says for every site without a visit why it has none. */
export function explainLeftOut(
  request: PlanRequest,
  checked: CheckedRequest,
  compiled: Compiled,
  state: PlanState,
): LeftOut[] {
  const rooms = roomsFor(state);
  return request.sites.flatMap((site, g): LeftOut[] => {
    const field = checked.siteField[g];
    if (field) return [{ siteId: site.id, why: 'refused', field }];
    if (at(state.gains.count, g) > 0) return [];
    const room = rooms.get(g);
    if (!room) return [whyNever(request, checked, compiled, site, g)];
    const { team = 0, shift } = compiled.routes[room.route] ?? {};
    return [
      {
        siteId: site.id,
        why: 'worth-less',
        gain: room.peopleGain,
        displaced: room.peopleLost,
        besides: room.lost - room.gain - (room.peopleLost - room.peopleGain),
        teamId: request.teams[team]?.id ?? '',
        day: shift?.day ?? 0,
        sites: room.displaced.map(
          (stop) => request.sites[at(compiled.problem.site, stop)]?.id ?? '',
        ),
      },
    ];
  });
}

/** A reason that lies in who may go, when, and how far it is. */
function whyNever(
  request: PlanRequest,
  checked: CheckedRequest,
  { problem, options, routes }: Compiled,
  site: SiteDemand,
  g: number,
): LeftOut {
  const siteId = site.id;
  const teams = request.teams.filter((_, i) => checked.teams[i]);
  const missing = teams.map((team) => lacks(team, site)).sort((a, b) => a.length - b.length)[0];
  if (missing && missing.length > 0) return { siteId, why: 'no-team-with', missing };
  const mayGo = routes.flatMap((route, r) => {
    const team = request.teams[route.team];
    const banned = request.forbidden?.some(
      ({ siteId, teamId }) => siteId === site.id && teamId === team?.id,
    );
    return team && !banned && lacks(team, site).length === 0 ? [{ ...route, r, id: team.id }] : [];
  });
  if (mayGo.length === 0)
    return { siteId, why: teams.length > 0 ? 'forbidden' : 'no-team-at-work' };
  const ways = mayGo.flatMap(({ r, id, shift, freeFrom }) =>
    options
      .filter(({ site: of, day, begun }) => of === g && day === shift.day && !begun)
      .filter(
        ({ opens, closes, lengthMin }) =>
          Math.max(opens, freeFrom) + lengthMin <= shift.untilMin && closes >= freeFrom,
      )
      .map(({ opens, closes, lengthMin }) => {
        const start = at(problem.place, options.length + 2 * r);
        const end = at(problem.place, options.length + 2 * r + 1);
        const travelMin = at(problem.travel, start * problem.places + site.place);
        const starts = Math.max(opens, freeFrom + travelMin);
        const home = starts + lengthMin + at(problem.travel, site.place * problem.places + end);
        return { id, travelMin, alone: starts <= closes && home <= shift.untilMin };
      }),
  );
  if (ways.length === 0) return { siteId, why: 'no-team-at-work' };
  const nearest = ways.reduce((best, way) => (way.travelMin < best.travelMin ? way : best));
  if (ways.some(({ alone }) => alone)) return { siteId, why: 'no-room' };
  return { siteId, why: 'too-far', teamId: nearest.id, travelMin: nearest.travelMin };
}
