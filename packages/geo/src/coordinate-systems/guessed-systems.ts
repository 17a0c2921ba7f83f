import { VIETNAM_BBOX } from '../boundaries/boundary-set.js';
import type { LonLat } from '../boundaries/local-projection.js';
import { type CoordinateSystem, coordinateSystems } from './coordinate-systems.js';
import { type ToWgs84, toWgs84 } from './to-wgs84.js';

/** West, south, east, north, in the units of whatever they bound. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** A system in which coordinates lie where they may, as they stand or with the axes swapped. */
export interface Candidate {
  system: CoordinateSystem;
  swapped: boolean;
}

/** Farther from the meridian a zone is not used: 3-degree zones serve a province, UTM 6 degrees. */
const REACH_DEGREES: Record<string, number> = { '0.9999': 2.5, '0.9996': 4 };

/**
 * The systems in which coordinates within `extent` lie in Vietnam and, if `near` is given, have
 * their centre in it. The datums of UTM cannot be told apart by where points lie, so both come.
 */
export function candidateSystems(extent: Bounds, near: Bounds = VIETNAM_BBOX): Candidate[] {
  return coordinateSystems.flatMap((system) => {
    // Degrees of either datum are taken for WGS 84: hardly any file holds degrees of VN-2000.
    if (system.code === 'EPSG:4756') return [];
    const way = toWgs84(system.code);
    if (!way) return [];
    return [false, true]
      .filter((swapped) => fits(system, axesOf(way, swapped), extent, near))
      .map((swapped) => ({ system, swapped }));
  });
}

/** The same way for coordinates that are written north (or latitude) first. */
export function axesOf(way: ToWgs84, swapped: boolean): ToWgs84 {
  return swapped ? (x, y) => way(y, x) : way;
}

/** True when the corners of `extent` lie in Vietnam. */
export function isInVietnam(way: ToWgs84, extent: Bounds): boolean {
  return cornersOf(extent).every(([x, y]) => isWithin(VIETNAM_BBOX, way(x, y)));
}

function fits({ mercator }: CoordinateSystem, way: ToWgs84, extent: Bounds, near: Bounds): boolean {
  if (!isInVietnam(way, extent)) return false;
  const [west, south, east, north] = extent;
  const centre = way((west + east) / 2, (south + north) / 2);
  if (!isWithin(near, centre)) return false;
  if (!mercator) return true;
  return Math.abs(centre[0] - mercator.meridian) <= (REACH_DEGREES[mercator.scale] ?? 0);
}

export function isWithin([west, south, east, north]: Bounds, [lon, lat]: LonLat): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function cornersOf([west, south, east, north]: Bounds): LonLat[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}
