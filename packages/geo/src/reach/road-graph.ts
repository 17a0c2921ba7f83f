import { type RoadLine, roadSpeedsKmh } from '@tungngo/domain';
import { lineMetres, type Place } from './places.js';

/** Longer stretches get vertices between, so that a place finds the road where it is nearest to it. */
const LONGEST_STRETCH_M = 100;
/** Ends of lines that lie in the same square of this many degrees (about 1 m) are one junction. */
const GRID_DEGREES = 1e-5;
/** A network that holds less of the length is a mistake of drawing: no place is tied to it. */
const LEAST_SHARE = 0.01;

/**
 * Roads as nodes and arcs in typed arrays, which another thread can be sent. Arcs are listed by the
 * node at which they *end*: people travel to a point, so that paths are followed back from it.
 */
export interface RoadGraph {
  lon: Float64Array;
  lat: Float64Array;
  /** `from[starts[n] … starts[n + 1] - 1]` are the nodes from which one gets to node n. */
  starts: Int32Array;
  from: Int32Array;
  metres: Float32Array;
  minutes: Float32Array;
  /** Separate network of each node, by falling length. */
  network: Int32Array;
  /** Metres of road in each network. */
  networkMetres: Float64Array;
  /** Networks up to this one, not included, are long enough to tie places to. */
  usedNetworks: number;
}

interface Stretch {
  a: number;
  b: number;
  metres: number;
  minutes: number;
  forward: boolean;
  backward: boolean;
}

/** Lines meet where they share a vertex, to about a metre; a crossing without one is a bridge. */
export function roadGraph(lines: Iterable<RoadLine>): RoadGraph {
  const nodes = nodeList();
  const stretches: Stretch[] = [];
  for (const line of lines) {
    for (const part of line.parts) addPart(stretches, nodes, line, part);
  }
  const lon = Float64Array.from(nodes.lon);
  const lat = Float64Array.from(nodes.lat);
  return { lon, lat, ...arcsOf(stretches, lon.length), ...networksOf(stretches, lon.length) };
}

function nodeList() {
  const byPlace = new Map<number, number>();
  const [lon, lat]: [number[], number[]] = [[], []];
  return {
    lon,
    lat,
    /** The node of a place; the first one in a square stands for it. */
    at(place: Place): number {
      const column = Math.round((place.lon + 180) / GRID_DEGREES);
      const key = column * 2 ** 25 + Math.round((place.lat + 90) / GRID_DEGREES);
      const known = byPlace.get(key);
      if (known !== undefined) return known;
      byPlace.set(key, lon.length);
      lat.push(place.lat);
      return lon.push(place.lon) - 1;
    },
  };
}

function addPart(
  stretches: Stretch[],
  nodes: ReturnType<typeof nodeList>,
  { roadClass, direction, speedKmh }: RoadLine,
  part: RoadLine['parts'][number],
): void {
  const metresPerMinute = ((speedKmh ?? roadSpeedsKmh[roadClass]) * 1000) / 60;
  let last: { place: Place; node: number } | null = null;
  for (const [lon, lat] of part) {
    const place = { lon, lat };
    const first: { place: Place; node: number } = last ?? { place, node: nodes.at(place) };
    const whole = lineMetres(first.place, place);
    const pieces = Math.max(1, Math.ceil(whole / LONGEST_STRETCH_M));
    let a: number = first.node;
    for (let k = 1; k <= pieces; k++) {
      const b: number = nodes.at(k === pieces ? place : between(first.place, place, k / pieces));
      const metres = whole / pieces;
      if (a !== b) {
        stretches.push({
          a,
          b,
          metres,
          minutes: metres / metresPerMinute,
          forward: direction !== 'backward',
          backward: direction !== 'forward',
        });
      }
      a = b;
    }
    last = { place, node: a };
  }
}

const between = (a: Place, b: Place, share: number): Place => ({
  lon: a.lon + (b.lon - a.lon) * share,
  lat: a.lat + (b.lat - a.lat) * share,
});

function arcsOf(stretches: readonly Stretch[], nodes: number) {
  const starts = new Int32Array(nodes + 1);
  const count = (node: number) => {
    starts[node + 1] = (starts[node + 1] ?? 0) + 1;
  };
  for (const { a, b, forward, backward } of stretches) {
    if (forward) count(b);
    if (backward) count(a);
  }
  for (let n = 0; n < nodes; n++) starts[n + 1] = (starts[n + 1] ?? 0) + (starts[n] ?? 0);
  const arcs = starts[nodes] ?? 0;
  const from = new Int32Array(arcs);
  const metres = new Float32Array(arcs);
  const minutes = new Float32Array(arcs);
  const next = starts.slice();
  const add = (start: number, end: number, stretch: Stretch) => {
    const arc = next[end] ?? 0;
    next[end] = arc + 1;
    from[arc] = start;
    metres[arc] = stretch.metres;
    minutes[arc] = stretch.minutes;
  };
  for (const stretch of stretches) {
    if (stretch.forward) add(stretch.a, stretch.b, stretch);
    if (stretch.backward) add(stretch.b, stretch.a, stretch);
  }
  return { starts, from, metres, minutes };
}

/** Networks by falling length, whichever way their roads may be driven. */
function networksOf(stretches: readonly Stretch[], nodes: number) {
  const parent = Int32Array.from({ length: nodes }, (_, i) => i);
  const rootOf = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  for (const { a, b } of stretches) parent[rootOf(a)] = rootOf(b);
  const length = new Map<number, number>();
  for (const { a, metres } of stretches) {
    const root = rootOf(a);
    length.set(root, (length.get(root) ?? 0) + metres);
  }
  const ranked = [...length].sort(([r1, m1], [r2, m2]) => m2 - m1 || r1 - r2);
  const rank = new Map(ranked.map(([root], i) => [root, i]));
  const networkMetres = Float64Array.from(ranked, ([, metres]) => metres);
  const total = networkMetres.reduce((sum, metres) => sum + metres, 0);
  return {
    // A vertex without a stretch (a line of one point) belongs to none.
    network: Int32Array.from({ length: nodes }, (_, n) => rank.get(rootOf(n)) ?? ranked.length),
    networkMetres,
    usedNetworks: networkMetres.filter((metres) => metres >= LEAST_SHARE * total).length,
  };
}
