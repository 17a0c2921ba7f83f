import { anneal, type Effort, type RoutingProblem } from '@tungngo/outreach/optimiser';
import type { Instance } from './instance.js';

/** The best paths found for m teams: numbers of points, without point 0. */
export function solveInstance(instance: Instance, m: number, effort: Effort): number[][] {
  const { routes } = anneal(routingProblem(instance, m), effort);
  return routes.map((stops) => [...stops].map((option) => option + 1));
}

/** Every point but the first is a site with one option; time in tenths or hundredths. */
function routingProblem({ points, decimals }: Instance, m: number): RoutingProblem {
  const unit = 10 ** decimals;
  const sites = points.length - 1;
  const stops = [...points.slice(1), ...Array.from({ length: 2 * m }, () => points[0])];
  const by = (value: (point: (typeof points)[number]) => number) =>
    Float64Array.from(stops, (point) => Math.round((point ? value(point) : 0) * unit));
  const numbers = Int32Array.from({ length: sites }, (_, i) => i);
  const scores = Float64Array.from(points.slice(1), ({ score }) => score);
  const travel = new Float64Array(points.length ** 2);
  points.forEach((a, i) => {
    points.forEach((b, j) => {
      travel[i * points.length + j] = Math.floor(Math.hypot(a.x - b.x, a.y - b.y) * unit + 1e-9);
    });
  });
  const depot = points[0];
  return {
    places: points.length,
    travel,
    place: Int32Array.from(stops, (_, i) => (i < sites ? i + 1 : 0)),
    opens: by(({ opens }) => opens),
    closes: by(({ closes }) => closes),
    service: by(({ service }) => service),
    options: sites,
    site: numbers,
    day: new Int32Array(sites),
    leaves: new Float64Array(sites),
    prize: new Float64Array(sites),
    onlyRoute: new Int32Array(sites).fill(-1),
    twin: new Int32Array(sites).fill(-1),
    sites,
    siteStart: Int32Array.from({ length: sites + 1 }, (_, i) => i),
    siteOptions: numbers,
    people: scores,
    mostVisits: new Int32Array(sites).fill(1),
    quota: new Int32Array(sites).fill(-1),
    quotaLeast: new Int32Array(0),
    quotaCost: 0,
    routes: m,
    kinds: 1,
    kind: new Int32Array(m),
    routeDay: new Int32Array(m),
    kitsNeeded: new Int32Array(m),
    kitsOnDay: new Float64Array(1),
    ceiling: new Float64Array(sites).fill(Number.MAX_VALUE),
    fixed: Array.from({ length: m }, () => new Int32Array(0)),
    begun: new Int32Array(m),
    leavesAt: new Float64Array(m).fill((depot?.opens ?? 0) * unit),
    current: new Uint8Array(0),
    changeCost: 0,
    // A whole path of travel is worth less than a tenth of the least point that counts.
    travelCost: 0.1 / Math.max(1, m * ((depot?.closes ?? 1) - (depot?.opens ?? 0)) * unit),
  };
}
