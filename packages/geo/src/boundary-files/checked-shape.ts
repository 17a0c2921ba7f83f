import { type Localized, ok, type Result } from '@tungngo/domain';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { VIETNAM_BBOX } from '../boundaries/boundary-set.js';
import { roundPosition } from '../boundaries/local-projection.js';
import { geometryOf, tidyPolygons } from '../boundaries/rings.js';
import { type BoundaryPlace, boundaryProblems, refusedAt } from './boundary-problems.js';
import { mendedPolygons } from './mended-polygons.js';

/** A clean polygon in WGS 84; `mended` when little loops of it were cut off. */
export interface CheckedShape {
  shape: Polygon | MultiPolygon;
  mended: boolean;
}

/** A feature's geometry as a clean polygon in WGS 84, or why it is none. */
export function checkedShape(
  geometry: unknown,
  code: string,
  place: BoundaryPlace,
): Result<CheckedShape> {
  if (!isRecord(geometry)) return refusedAt(boundaryProblems.noGeometry(code), place);
  const polygons = polygonsIn(geometry);
  if (polygons === null) {
    return refusedAt(boundaryProblems.wrongGeometry(code, String(geometry.type)), place);
  }
  const broken = brokenIn(polygons);
  if (broken) return refusedAt(boundaryProblems.invalidRing(code, broken), place);
  const checked = polygons as Position[][][];
  const misplaced = misplacedIn(checked);
  if (misplaced) return refusedAt(misplaced, place);
  const mending = mendedPolygons(checked);
  if ('crossing' in mending) {
    return refusedAt(boundaryProblems.invalidRing(code, crossingAt(mending.crossing)), place);
  }
  const tidy = tidyPolygons(mending.polygons, roundPosition);
  if (tidy.length === 0) {
    const why = { vi: 'không có diện tích', en: 'it holds no area' };
    return refusedAt(boundaryProblems.invalidRing(code, why), place);
  }
  return ok({ shape: geometryOf(tidy), mended: mending.mended });
}

/** The polygons of a geometry as they stand; null when it is of another kind. */
function polygonsIn({ type, coordinates, geometries }: Record<string, unknown>): unknown {
  if (type === 'Polygon') return [coordinates];
  if (type === 'MultiPolygon') return coordinates;
  if (type !== 'GeometryCollection' || !Array.isArray(geometries)) return null;
  // KML writes a unit of several parts as a collection.
  const parts = geometries.map((part) => (isRecord(part) ? polygonsIn(part) : null));
  return parts.length > 0 && parts.every(Array.isArray) ? parts.flat(1) : null;
}

function crossingAt([x = 0, y = 0]: Position): Localized {
  const where = `${x.toFixed(5)}; ${y.toFixed(5)}`;
  return { vi: `có vòng tự cắt ở ${where}`, en: `a ring crosses itself at ${where}` };
}

/** What keeps nested arrays from being rings of positions; null when nothing does. */
export function brokenIn(polygons: unknown): Localized | null {
  if (!Array.isArray(polygons) || polygons.length === 0) {
    return { vi: 'không có vòng nào', en: 'it has no ring' };
  }
  for (const rings of polygons) {
    if (!Array.isArray(rings) || rings.length === 0) {
      return { vi: 'có phần không có vòng nào', en: 'a part of it has no ring' };
    }
    for (const ring of rings) {
      const broken = brokenRing(ring);
      if (broken) return broken;
    }
  }
  return null;
}

function brokenRing(ring: unknown): Localized | null {
  if (!Array.isArray(ring) || !ring.every(isPosition)) {
    return { vi: 'có đỉnh không phải là cặp số', en: 'a vertex is not a pair of numbers' };
  }
  if (ring.length < 4) {
    return {
      vi: `có vòng chỉ gồm ${ring.length} đỉnh (ít nhất 4)`,
      en: `a ring has only ${ring.length} positions (at least 4)`,
    };
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
    return {
      vi: 'có vòng không khép kín (đỉnh đầu khác đỉnh cuối)',
      en: 'a ring is not closed (its first and last positions differ)',
    };
  }
  return null;
}

export function isPosition(value: unknown): value is Position {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    Number.isFinite(value[0]) &&
    Number.isFinite(value[1])
  );
}

/** The problem of coordinates that are no place in Vietnam; null when all are. */
function misplacedIn(polygons: readonly Position[][][]) {
  const [west, south, east, north] = VIETNAM_BBOX;
  for (const [x = 0, y = 0] of polygons.flat(2)) {
    if (x >= west && x <= east && y >= south && y <= north) continue;
    if (y >= west && y <= east && x >= south && x <= north) return boundaryProblems.swapped(x, y);
    if (Math.abs(x) > 180 || Math.abs(y) > 90) return boundaryProblems.projected(x, y);
    return boundaryProblems.abroad(x, y);
  }
  return null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
