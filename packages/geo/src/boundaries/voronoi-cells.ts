import { bbox, booleanPointInPolygon, intersect } from '@turf/turf';
import { Delaunay } from 'd3-delaunay';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import {
  type LonLat,
  localProjection,
  type PlanePoint,
  roundPosition,
} from './local-projection.js';
import { geometryOf, polygonsOf, tidyPolygons } from './rings.js';

/** Centres that coincide are set this far apart, so that each area gets a cell. */
const NUDGE_M = 30;
/** Voronoi cells reach this many times the clip's size beyond it, so that only the clip cuts them. */
const MARGIN = 4;

/**
 * Divides `clip` among the centres: each gets the part that is nearer to it than to any other
 * centre (null when there is none). Cells that touch share the same vertices, rounded to 1e-6
 * degree, and together they cover the clip.
 */
export function voronoiCells(
  centres: readonly LonLat[],
  clip: Polygon | MultiPolygon,
): (Polygon | MultiPolygon | null)[] {
  const [west, south, east, north] = bbox(clip);
  const projection = localProjection([(west + east) / 2, (south + north) / 2]);
  const points = apart(centres.map(projection.toPlane));
  const [maxX, maxY] = projection.toPlane([east, north]);
  const reach = MARGIN * (Math.abs(maxX) + Math.abs(maxY) + spread(points));
  const voronoi = Delaunay.from(points).voronoi([-reach, -reach, reach, reach]);
  const mayCross = edgesOf(clip);
  return points.map((_, index) => {
    const ring = voronoi.cellPolygon(index);
    if (!ring) return null;
    const globe = ring.map((point) => roundPosition(projection.toGlobe(point)));
    if (mayCross(globe)) return clipped(globe, clip);
    // No edge of the clip comes near: the cell is whole, or outside.
    const [corner] = globe;
    if (!corner || !booleanPointInPolygon(corner, clip)) return null;
    return { type: 'Polygon', coordinates: tidyPolygons([[globe]])[0] ?? [] };
  });
}

/**
 * Tells whether an edge of the clip comes into the box of a ring. Exact clipping costs tens of
 * milliseconds a cell, and most cells lie well inside.
 */
function edgesOf(clip: Polygon | MultiPolygon): (ring: readonly LonLat[]) => boolean {
  const edges = polygonsOf(clip)
    .flat()
    .flatMap((ring) => ring.slice(1).map((end, i) => boxOf([ring[i] ?? end, end])));
  return (ring) => {
    const [west, south, east, north] = boxOf(ring);
    return edges.some(([w, s, e, n]) => w <= east && e >= west && s <= north && n >= south);
  };
}

function boxOf(positions: readonly Position[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of positions) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

function clipped(ring: Position[], clip: Polygon | MultiPolygon): Polygon | MultiPolygon | null {
  const part = intersect({
    type: 'FeatureCollection',
    features: [asFeature({ type: 'Polygon', coordinates: [ring] }), asFeature(clip)],
  });
  if (!part) return null;
  const polygons = tidyPolygons(polygonsOf(part.geometry), roundPosition);
  return polygons.length === 0 ? null : geometryOf(polygons);
}

function asFeature<G extends Polygon | MultiPolygon>(geometry: G) {
  return { type: 'Feature' as const, properties: {}, geometry };
}

function spread(points: readonly PlanePoint[]): number {
  return Math.max(1, ...points.map(([x, y]) => Math.abs(x) + Math.abs(y)));
}

/** The points, with those that repeat an earlier one moved a little, each in its own direction. */
function apart(points: readonly PlanePoint[]): PlanePoint[] {
  const seen = new Set<string>();
  return points.map(([x, y], index) => {
    let place: PlanePoint = [x, y];
    for (let turn = 0; seen.has(placeKey(place)); turn++) {
      const angle = index * 2.4 + turn;
      place = [x + NUDGE_M * Math.cos(angle), y + NUDGE_M * Math.sin(angle)];
    }
    seen.add(placeKey(place));
    return place;
  });
}

const placeKey = ([x, y]: PlanePoint) => `${Math.round(x)} ${Math.round(y)}`;
