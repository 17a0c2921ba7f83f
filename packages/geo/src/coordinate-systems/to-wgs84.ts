import proj4 from 'proj4';
import type { LonLat } from '../boundaries/local-projection.js';
import { findCoordinateSystem } from './coordinate-systems.js';

/**
 * Takes x (east, or longitude) and y (north, or latitude) of a system to WGS 84 degrees, rounded to
 * 1e-9 (0.1 mm). Both are NaN for what lies outside the system.
 */
export type ToWgs84 = (x: number, y: number) => LonLat;

const known = new Map<string, ToWgs84>();

/** The way from a listed system to WGS 84; null when `crs` names no listed one. */
export function toWgs84(crs: string): ToWgs84 | null {
  const system = findCoordinateSystem(crs);
  if (!system) return null;
  if (system.code === 'EPSG:4326') return (x, y) => [x, y];
  const made = known.get(system.code) ?? fromDefinition(system.definition);
  known.set(system.code, made);
  return made;
}

/** The way from a system that proj4 can read; throws for what it cannot. */
export function fromDefinition(definition: string): ToWgs84 {
  const { forward } = proj4(definition, 'WGS84');
  return (x, y) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return [Number.NaN, Number.NaN];
    const [lon = Number.NaN, lat = Number.NaN] = forward([x, y]);
    return [rounded(lon), rounded(lat)];
  };
}

const rounded = (degrees: number) => Math.round(degrees * 1e9) / 1e9;
