import { DETOUR_FACTOR, type NearestPoint } from '@tungngo/domain';
import KDBush from 'kdbush';
import { hexCentre } from '../../hexes/hex-cells.js';
import type { KnownSite } from '../inputs.js';
import { metresBetween } from '../residence-cells.js';

/** The service point nearest to a cell, and how far it is by road, known or estimated. */
export interface Reached extends NearestPoint {
  roadMetres: number;
}

/** Nearest service points by residence cell. */
export interface ReachOfPoints {
  from(cell: string): Reached;
}

/** By road where that is known, else in a straight line; null without any service point. */
export function reachOfPoints(
  sites: readonly KnownSite[],
  byRoad: ReadonlyMap<string, { name: string; metres: number }> = new Map(),
): ReachOfPoints | null {
  const points = sites.filter(({ kind }) => kind === 'service-point');
  if (points.length === 0) return null;
  const index = new KDBush(points.length);
  for (const { lon, lat } of points) index.add(lon, lat);
  index.finish();
  return {
    from(cell) {
      const road = byRoad.get(cell);
      if (road) return { ...road, by: 'road', roadMetres: road.metres };
      return nearestStraight(cell, points, index);
    },
  };
}

/** A degree of longitude is shorter than one of latitude, by less than this in Vietnam. */
const SHORTEST_DEGREE = 0.9;

function nearestStraight(cell: string, points: readonly KnownSite[], index: KDBush): Reached {
  const [lon, lat] = hexCentre(cell);
  let best = { name: '', metres: Number.POSITIVE_INFINITY };
  for (let degrees = 0.02; ; degrees *= 2) {
    for (const i of index.within(lon, lat, degrees).sort((a, b) => a - b)) {
      const point = points[i];
      if (!point) continue;
      const metres = metresBetween([lon, lat], [point.lon, point.lat]);
      if (metres < best.metres) best = { name: point.name, metres };
    }
    // What lies outside of the circle may be nearer only where degrees are shorter.
    if (best.metres <= degrees * SHORTEST_DEGREE * 111_195 || degrees > 360) break;
  }
  return { ...best, by: 'straight', roadMetres: DETOUR_FACTOR * best.metres };
}
