import type { RoutingProblem } from '../routing/problem.js';
import type { CheckedRequest } from './check-request.js';
import type { CurrentVisit, PlanRequest, Shift, SiteDemand, TeamSupply } from './model.js';

/** One way to visit a site. */
export interface VisitOption {
  site: number;
  day: number;
  opens: number;
  /** Latest start. */
  closes: number;
  lengthMin: number;
  /** Share of the people still there whom it activates. */
  chance: number;
  /** Pin of the request that it is for; −1 for none. */
  pin: number;
  /** Route that alone may make it; −1 for any. */
  onlyRoute: number;
  begun: boolean;
  /** Which of several alike it is. */
  copy: number;
}

/** A team's day. */
export interface TeamRoute {
  team: number;
  shift: Shift;
  /** Earliest that what is still free can begin. */
  freeFrom: number;
}

/** A request as the search takes it, and what its numbers stand for. */
export interface Compiled {
  problem: RoutingProblem;
  options: VisitOption[];
  routes: TeamRoute[];
  /** Route of the break stop numbered `options + 2 · routes + i`. */
  breakRoutes: number[];
}

/** Turns what was accepted of a request into stops and routes. */
export function compileRequest(request: PlanRequest, checked: CheckedRequest): Compiled {
  const routes = routesOf(request, checked);
  const options = optionsOf(request, checked, routes);
  const kinds = kindsOf(request);
  const travel = Float64Array.from(request.travelMin, Math.ceil);
  const begun = routes.map((_, r) => begunOf(options, r));
  const breakRoutes = routes.flatMap(({ shift, freeFrom }, r) => {
    const rest = shift.rest;
    if (!rest) return [];
    const last = options[begun[r]?.at(-1) ?? -1];
    const ready = Math.max(freeFrom, last ? last.opens + last.lengthMin : 0);
    return ready <= rest.untilMin - rest.lengthMin ? [r] : [];
  });
  const compiled = { options, routes, breakRoutes };
  const problem: RoutingProblem = {
    ...stopsOf(request, compiled, travel, begun),
    ...sitesOf(request, options),
    places: request.places,
    travel,
    options: options.length,
    routes: routes.length,
    ...kinds.byRoute(routes),
    ceiling: kinds.ceilings(options),
    routeDay: Int32Array.from(routes, ({ shift }) => shift.day),
    kitsNeeded: Int32Array.from(routes, ({ team }) => request.teams[team]?.kits ?? 0),
    kitsOnDay: Float64Array.from(
      request.days,
      (_, d) => request.kitsPerDay?.[d] ?? Number.POSITIVE_INFINITY,
    ),
    fixed: routes.map((_, r) => {
      const rest = breakRoutes.indexOf(r);
      const stops = begun[r] ?? [];
      return Int32Array.from(
        rest < 0 ? stops : [...stops, options.length + 2 * routes.length + rest],
      );
    }),
    begun: Int32Array.from(begun, (stops) => stops.length),
    leavesAt: Float64Array.from(routes, ({ freeFrom }) => freeFrom),
    current: currentOf(request, routes),
    changeCost: request.current?.changeCost ?? 0,
    travelCost: (request.travelCostPerHour ?? 0.5) / 60,
  };
  return { problem, ...compiled };
}

/** True for a visit of the current plan that had begun by now. */
export function hasBegun(visit: CurrentVisit, now: { day: number; minute: number } | undefined) {
  return now !== undefined && (visit.day - now.day || visit.startMin - now.minute) < 0;
}

/** What the team lacks for the site; empty when it may go. */
export function lacks(team: TeamSupply, site: SiteDemand): string[] {
  const missing = (site.skills ?? []).filter((skill) => !team.skills.includes(skill));
  const spoken = site.languages ?? [];
  if (spoken.length > 0 && !spoken.some((one) => team.languages.includes(one))) {
    missing.push(spoken.join('/'));
  }
  if (site.loudspeakerCar && !team.loudspeakerCar) missing.push('loudspeakerCar');
  return missing;
}

function routesOf({ teams, current }: PlanRequest, checked: CheckedRequest): TeamRoute[] {
  const now = current?.now;
  return teams.flatMap((team, i) => {
    if (!checked.teams[i]) return [];
    return team.shifts.map((shift) => {
      let freeFrom = shift.fromMin;
      if (now && shift.day < now.day) freeFrom = Math.max(shift.untilMin, freeFrom);
      if (now && shift.day === now.day) freeFrom = Math.max(now.minute, freeFrom);
      return { team: i, shift, freeFrom };
    });
  });
}

function routeOn(routes: TeamRoute[], request: PlanRequest, teamId: string, day: number): number {
  return routes.findIndex(
    ({ team, shift }) => shift.day === day && request.teams[team]?.id === teamId,
  );
}

function shareOf(chancePerHour: number, lengthMin: number): number {
  return 1 - (1 - chancePerHour) ** (lengthMin / 60);
}

/** All options, by site, and within a site in the order in which its visits count. */
function optionsOf(
  request: PlanRequest,
  checked: CheckedRequest,
  routes: TeamRoute[],
): VisitOption[] {
  const bySite: VisitOption[][] = request.sites.map((site, g) =>
    checked.sites[g] ? freeOptions(site, g) : [],
  );
  request.pinned?.forEach((_, p) => {
    if (!checked.pinned[p]) return;
    const option = pinOption(request, p, routes);
    if (option) bySite[option.site]?.push(option);
  });
  for (const visit of request.current?.visits ?? []) {
    if (!hasBegun(visit, request.current?.now)) continue;
    const option = begunOption(request, visit, routes);
    if (option) bySite[option.site]?.push(option);
  }
  return bySite.flatMap((options) =>
    options.sort(
      (a, b) =>
        a.day - b.day ||
        a.opens - b.opens ||
        a.closes - b.closes ||
        a.lengthMin - b.lengthMin ||
        a.onlyRoute - b.onlyRoute ||
        a.copy - b.copy,
    ),
  );
}

function freeOptions(site: SiteDemand, g: number): VisitOption[] {
  return site.hours.flatMap(({ day, fromMin, untilMin, chancePerHour }) =>
    [...new Set(site.lengthsMin)]
      .filter((lengthMin) => fromMin + lengthMin <= untilMin)
      .flatMap((lengthMin) =>
        Array.from({ length: site.mostVisits }, (_, copy) => ({
          site: g,
          day,
          opens: fromMin,
          closes: untilMin - lengthMin,
          lengthMin,
          chance: shareOf(chancePerHour, lengthMin),
          pin: -1,
          onlyRoute: -1,
          begun: false,
          copy,
        })),
      ),
  );
}

/** The one option that keeps a pin: at its start, or in the hours where the team gains most. */
function pinOption(request: PlanRequest, p: number, routes: TeamRoute[]): VisitOption | null {
  const pin = request.pinned?.[p];
  const g = request.sites.findIndex(({ id }) => id === pin?.siteId);
  const site = request.sites[g];
  if (!pin || !site) return null;
  const onlyRoute = routeOn(routes, request, pin.teamId, pin.day);
  const shift = routes[onlyRoute]?.shift;
  if (!shift) return null;
  const lengths = pin.lengthMin === undefined ? site.lengthsMin : [pin.lengthMin];
  const found = site.hours
    .filter(({ day }) => day === pin.day)
    .flatMap(({ fromMin, untilMin, chancePerHour }) =>
      lengths
        .map(
          (lengthMin): VisitOption => ({
            site: g,
            day: pin.day,
            opens: pin.startMin ?? fromMin,
            closes: pin.startMin ?? untilMin - lengthMin,
            lengthMin,
            chance: shareOf(chancePerHour, lengthMin),
            pin: p,
            onlyRoute,
            begun: false,
            copy: 0,
          }),
        )
        .filter(
          ({ opens, closes, lengthMin }) =>
            opens >= fromMin &&
            closes >= opens &&
            closes + lengthMin <= untilMin &&
            Math.max(opens, shift.fromMin) + lengthMin <= shift.untilMin &&
            closes >= shift.fromMin,
        ),
    );
  return found.reduce<VisitOption | null>(
    (best, one) => (best && best.chance >= one.chance ? best : one),
    null,
  );
}

/** A visit that had begun, with the chance of the hours that it falls into. */
function begunOption(
  request: PlanRequest,
  visit: CurrentVisit,
  routes: TeamRoute[],
): VisitOption | null {
  const g = request.sites.findIndex(({ id }) => id === visit.siteId);
  const onlyRoute = routeOn(routes, request, visit.teamId, visit.day);
  if (g < 0 || onlyRoute < 0) return null;
  const hours = request.sites[g]?.hours.find(
    ({ day, fromMin, untilMin }) =>
      day === visit.day && fromMin <= visit.startMin && visit.startMin < untilMin,
  );
  const lengthMin = visit.endMin - visit.startMin;
  return {
    site: g,
    day: visit.day,
    opens: visit.startMin,
    closes: visit.startMin,
    lengthMin,
    chance: shareOf(hours?.chancePerHour ?? 0, lengthMin),
    pin: -1,
    onlyRoute,
    begun: true,
    copy: 0,
  };
}

function begunOf(options: VisitOption[], route: number): number[] {
  return [...options.keys()]
    .filter((o) => options[o]?.begun && options[o].onlyRoute === route)
    .sort((a, b) => (options[a]?.opens ?? 0) - (options[b]?.opens ?? 0));
}

function stopsOf(
  { teams, sites }: PlanRequest,
  { options, routes, breakRoutes }: Omit<Compiled, 'problem'>,
  travel: Float64Array,
  begun: number[][],
): Pick<RoutingProblem, 'place' | 'opens' | 'closes' | 'service'> {
  const places = Math.sqrt(travel.length);
  const stops = options.map(({ site, opens, closes, lengthMin }) => ({
    place: sites[site]?.place ?? 0,
    opens,
    closes,
    service: lengthMin,
  }));
  routes.forEach(({ team, shift, freeFrom }, r) => {
    const start = teams[team]?.startPlace ?? 0;
    const end = teams[team]?.endPlace ?? 0;
    const last = stops[begun[r]?.at(-1) ?? -1];
    // A team that is late already may come home late, from where it is.
    const home = last
      ? Math.max(last.opens + last.service, freeFrom) + (travel[last.place * places + end] ?? 0)
      : 0;
    stops.push({ place: start, opens: shift.fromMin, closes: shift.fromMin, service: 0 });
    stops.push({ place: end, opens: 0, closes: Math.max(shift.untilMin, home), service: 0 });
  });
  for (const r of breakRoutes) {
    const rest = routes[r]?.shift.rest;
    if (!rest) continue;
    const closes = rest.untilMin - rest.lengthMin;
    stops.push({ place: 0, opens: rest.fromMin, closes, service: rest.lengthMin });
  }
  return {
    place: Int32Array.from(stops, ({ place }) => place),
    opens: Float64Array.from(stops, ({ opens }) => opens),
    closes: Float64Array.from(stops, ({ closes }) => closes),
    service: Float64Array.from(stops, ({ service }) => service),
  };
}

type SiteFields =
  | 'site'
  | 'day'
  | 'leaves'
  | 'prize'
  | 'onlyRoute'
  | 'twin'
  | 'sites'
  | 'siteStart'
  | 'siteOptions'
  | 'people'
  | 'mostVisits'
  | 'quota'
  | 'quotaLeast'
  | 'quotaCost';

function sitesOf(
  { sites, districts = [] }: PlanRequest,
  options: VisitOption[],
): Pick<RoutingProblem, SiteFields> {
  const everybody = sites.reduce((sum, { people }) => sum + Math.max(people, 0), 1);
  const quotas = districts.reduce((sum, { leastVisits }) => sum + leastVisits, 1);
  const siteStart = new Int32Array(sites.length + 1);
  const begun = new Int32Array(sites.length);
  for (const option of options) {
    siteStart[option.site + 1] = (siteStart[option.site + 1] ?? 0) + 1;
    if (option.begun) begun[option.site] = (begun[option.site] ?? 0) + 1;
  }
  for (let g = 0; g < sites.length; g++) {
    siteStart[g + 1] = (siteStart[g + 1] ?? 0) + (siteStart[g] ?? 0);
  }
  return {
    site: Int32Array.from(options, ({ site }) => site),
    day: Int32Array.from(options, ({ day }) => day),
    leaves: Float64Array.from(options, ({ chance }) => 1 - chance),
    // A quota comes before all gains, and a pin before all quotas.
    prize: Float64Array.from(options, ({ pin }) => (pin >= 0 ? everybody * quotas : 0)),
    quotaCost: everybody,
    onlyRoute: Int32Array.from(options, ({ onlyRoute }) => onlyRoute),
    twin: Int32Array.from(options, ({ copy }, o) => (copy > 0 ? o - 1 : -1)),
    sites: sites.length,
    siteStart,
    siteOptions: Int32Array.from(options.keys()),
    people: Float64Array.from(sites, ({ people }) => Math.max(people, 0)),
    mostVisits: Int32Array.from(sites, ({ mostVisits }, g) =>
      siteStart[g] === siteStart[g + 1] ? 0 : Math.max(mostVisits, begun[g] ?? 0),
    ),
    quota: Int32Array.from(sites, (site) =>
      districts.findIndex(({ id }) => id === site.districtId),
    ),
    quotaLeast: Int32Array.from(districts, ({ leastVisits }) => leastVisits),
  };
}

/** Teams that are alike for every site are of one kind. */
function kindsOf(request: PlanRequest) {
  const { teams, sites, forbidden = [] } = request;
  const banned = teams.map(({ id }) =>
    forbidden.filter(({ teamId }) => teamId === id).map(({ siteId }) => siteId),
  );
  const kindOf = new Map<string, number>();
  const models: number[] = [];
  const ofTeam = teams.map((team, i) => {
    const { capacityPerHour, skills, languages, loudspeakerCar } = team;
    const key = JSON.stringify([
      capacityPerHour,
      [...skills].sort(),
      [...languages].sort(),
      loudspeakerCar,
      banned[i]?.sort(),
    ]);
    const kind = kindOf.get(key) ?? kindOf.size;
    if (kind === kindOf.size) models.push(i);
    kindOf.set(key, kind);
    return kind;
  });
  const may = models.map((i) =>
    sites.map((site) => {
      const team = teams[i];
      return team !== undefined && !banned[i]?.includes(site.id) && lacks(team, site).length === 0;
    }),
  );
  return {
    byRoute: (routes: TeamRoute[]) => ({
      kinds: models.length,
      kind: Int32Array.from(routes, ({ team }) => ofTeam[team] ?? 0),
    }),
    ceilings: (options: VisitOption[]) => {
      const ceiling = new Float64Array(models.length * options.length);
      models.forEach((team, k) => {
        options.forEach(({ site, lengthMin, begun }, o) => {
          if (!begun && !may[k]?.[site]) return;
          ceiling[k * options.length + o] = ((teams[team]?.capacityPerHour ?? 0) * lengthMin) / 60;
        });
      });
      return ceiling;
    },
  };
}

function currentOf(request: PlanRequest, routes: TeamRoute[]): Uint8Array {
  if (!request.current) return new Uint8Array(0);
  const current = new Uint8Array(request.sites.length * routes.length);
  const siteOf = new Map(request.sites.map(({ id }, g) => [id, g]));
  for (const { siteId, teamId, day } of request.current.visits) {
    const g = siteOf.get(siteId);
    const r = routeOn(routes, request, teamId, day);
    if (g !== undefined && r >= 0) current[g * routes.length + r] = 1;
  }
  return current;
}
