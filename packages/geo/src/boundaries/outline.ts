import { simplify } from '@turf/turf';
import { contours } from 'd3-contour';
import { Delaunay } from 'd3-delaunay';
import type { Polygon } from 'geojson';
import { nearestNeighbours } from '../statistics/near-points.js';
import {
  centreOf,
  type LonLat,
  localProjection,
  type PlanePoint,
  roundPosition,
} from './local-projection.js';
import { ringArea } from './rings.js';

/** A lone centre has no neighbour to measure by: a commune of the delta reaches about 2 km. */
const LONE_REACH_M = 1_800;
const SMALLEST_REACH_M = 250;
/** How far an area reaches beyond its centre, as a share of the distance to its neighbours' centres. */
const REACH = 0.55;
/** A Delaunay edge longer than this many reaches bridges a bay, and is left out. */
const BRIDGE = 4;
/** Grid nodes along the longer side of the field whose zero line is the outline. */
const GRID = 320;
/** Vertices of the outline nearer than this many steps to a straight line are dropped. */
const SMOOTHING_STEPS = 0.25;

/** A centre on the plane with the distance that its area reaches, metres. */
interface Site {
  point: PlanePoint;
  reach: number;
}

/**
 * A plausible outline of the land around centres of areas: the line at which "reach minus
 * distance" is zero, reach being measured by how far neighbouring centres are apart, and distance
 * to the centres and to the links between neighbours. One polygon without holes, with every centre
 * inside.
 */
export function outlineAround(centres: readonly LonLat[]): Polygon {
  const projection = localProjection(centreOf(centres));
  const sites = sitesOf(centres.map(projection.toPlane));
  const links = linksBetween(sites);
  const frame = frameAround(sites);
  const field = fieldOf(sites, links, frame);
  const outline = contours().size([frame.columns, frame.rows]).contour(field, 0);
  const rings = outline.coordinates.flatMap(([outer]) => (outer ? [outer] : []));
  const largest = rings.reduce((best, ring) =>
    Math.abs(ringArea(ring)) > Math.abs(ringArea(best)) ? ring : best,
  );
  // d3-contour puts the value of node i at i + 0.5.
  const smooth = simplify(
    { type: 'Polygon', coordinates: [largest] },
    { tolerance: SMOOTHING_STEPS, highQuality: true },
  );
  const ring = (smooth.coordinates[0] ?? []).map(([column = 0, row = 0]) =>
    roundPosition(
      projection.toGlobe([
        frame.west + (column - 0.5) * frame.stepM,
        frame.south + (row - 0.5) * frame.stepM,
      ]),
    ),
  );
  return { type: 'Polygon', coordinates: [ring] };
}

/** Reach of each centre from the mean distance to its three nearest neighbours. */
function sitesOf(points: readonly PlanePoint[]): Site[] {
  const { starts, neighbours } = nearestNeighbours(points, 3);
  return points.map((point, i) => {
    const nearest = [...neighbours.subarray(starts[i], starts[i + 1])].flatMap((other) => {
      const place = points[other];
      return place ? [distance(point, place)] : [];
    });
    const mean = nearest.reduce((sum, d) => sum + d, 0) / nearest.length;
    const reach = nearest.length === 0 ? LONE_REACH_M : Math.max(SMALLEST_REACH_M, REACH * mean);
    return { point, reach };
  });
}

/**
 * Pairs of neighbouring sites: edges of the Delaunay triangulation that are short, and those of the
 * Gabriel graph, which lies within it and joins all sites, so that the outline is in one piece.
 */
function linksBetween(sites: readonly Site[]): [Site, Site][] {
  const delaunay = Delaunay.from(sites.map(({ point }) => point));
  return sites.flatMap((a, i) => {
    const links: [Site, Site][] = [];
    for (const j of delaunay.neighbors(i)) {
      const b = sites[j];
      if (!b || j < i) continue;
      const short = distance(a.point, b.point) <= BRIDGE * Math.max(a.reach, b.reach);
      if (short || isGabriel(a.point, b.point, sites)) links.push([a, b]);
    }
    return links;
  });
}

function isGabriel(a: PlanePoint, b: PlanePoint, sites: readonly Site[]): boolean {
  const middle: PlanePoint = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const radius = distance(a, b) / 2;
  return sites.every(({ point }) => distance(point, middle) >= radius * 0.999_999);
}

interface Frame {
  west: number;
  south: number;
  stepM: number;
  columns: number;
  rows: number;
}

function frameAround(sites: readonly Site[]): Frame {
  const margin = 2 * Math.max(...sites.map(({ reach }) => reach));
  const xs = sites.map(({ point }) => point[0]);
  const ys = sites.map(({ point }) => point[1]);
  const west = Math.min(...xs) - margin;
  const south = Math.min(...ys) - margin;
  const width = Math.max(...xs) + margin - west;
  const height = Math.max(...ys) + margin - south;
  const stepM = Math.max(width, height) / GRID;
  return {
    west,
    south,
    stepM,
    columns: Math.ceil(width / stepM) + 1,
    rows: Math.ceil(height / stepM) + 1,
  };
}

/** Nodes this many steps beyond a link's reach are still computed: the zero line needs both sides. */
const SEA_STEPS = 3;
/** Far from all land. */
const SEA = -1e9;

/**
 * At each node of the grid, row by row: the greatest of reach − distance; positive is land. Each
 * link is painted onto the nodes around it alone: what lies farther cannot move the zero line.
 */
function fieldOf(sites: Site[], links: [Site, Site][], frame: Frame): number[] {
  const field = new Array<number>(frame.columns * frame.rows).fill(SEA);
  const { west, south, stepM, columns, rows } = frame;
  for (const [a, b] of [...sites.map((site): [Site, Site] => [site, site]), ...links]) {
    const margin = Math.max(a.reach, b.reach) + SEA_STEPS * stepM;
    const nodes = (axis: 0 | 1, start: number, count: number): [number, number] => [
      Math.max(0, Math.floor((Math.min(a.point[axis], b.point[axis]) - margin - start) / stepM)),
      Math.min(
        count - 1,
        Math.ceil((Math.max(a.point[axis], b.point[axis]) + margin - start) / stepM),
      ),
    ];
    const [left, right] = nodes(0, west, columns);
    const [bottom, top] = nodes(1, south, rows);
    for (let row = bottom; row <= top; row++) {
      for (let column = left; column <= right; column++) {
        const node = row * columns + column;
        const value = landwardness(west + column * stepM, south + row * stepM, a, b);
        if (value > (field[node] ?? SEA)) field[node] = value;
      }
    }
  }
  return field;
}

/** Reach − distance from (x, y) to the link a–b, the reach passing from a's to b's along it. */
function landwardness(x: number, y: number, a: Site, b: Site): number {
  const dx = b.point[0] - a.point[0];
  const dy = b.point[1] - a.point[1];
  const squared = dx * dx + dy * dy;
  const along =
    squared === 0
      ? 0
      : Math.min(1, Math.max(0, ((x - a.point[0]) * dx + (y - a.point[1]) * dy) / squared));
  const away = Math.hypot(x - a.point[0] - along * dx, y - a.point[1] - along * dy);
  return a.reach + along * (b.reach - a.reach) - away;
}

function distance(a: PlanePoint, b: PlanePoint): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
