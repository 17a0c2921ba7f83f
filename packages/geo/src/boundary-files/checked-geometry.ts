import type { Localized } from '@tungngo/domain';
import type { Geometry, Position } from 'geojson';
import { brokenIn, isPosition, isRecord } from './checked-shape.js';

/** Levels of arrays around a position, by type. */
const NESTING: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};
const DEEPEST = 8;

/** A geometry with 2D positions, or what keeps it from being one. */
export type CheckedGeometry = { geometry: Geometry | null } | { broken: Localized };

/**
 * Checks any geometry and cuts its positions to two numbers. A collection of shapes of one kind (as
 * KML has) becomes one multi-part shape. A geometry without positions is null.
 */
export function checkedGeometry(value: unknown, depth = 0): CheckedGeometry {
  if (value === null || value === undefined) return { geometry: null };
  if (!isRecord(value) || typeof value.type !== 'string' || depth > DEEPEST) return noGeometry;
  if (value.type === 'GeometryCollection') return checkedCollection(value.geometries, depth);
  const nesting = NESTING[value.type];
  if (nesting === undefined) return noGeometry;
  const { coordinates } = value;
  if (Array.isArray(coordinates) && coordinates.length === 0) return { geometry: null };
  const broken =
    value.type === 'Polygon'
      ? brokenIn([coordinates])
      : value.type === 'MultiPolygon'
        ? brokenIn(coordinates)
        : brokenNesting(coordinates, nesting);
  if (broken) return { broken };
  return { geometry: { type: value.type, coordinates: flat(coordinates, nesting) } as Geometry };
}

function checkedCollection(parts: unknown, depth: number): CheckedGeometry {
  if (!Array.isArray(parts)) return noGeometry;
  const geometries: Geometry[] = [];
  for (const part of parts) {
    const checked = checkedGeometry(part, depth + 1);
    if ('broken' in checked) return checked;
    if (checked.geometry) geometries.push(checked.geometry);
  }
  return { geometry: gathered(geometries) };
}

/** Shapes of one kind as one multi-part shape; those of several stay a collection. */
export function gathered(geometries: Geometry[]): Geometry | null {
  const [first, ...others] = geometries;
  if (!first || others.length === 0) return first ?? null;
  const kind = first.type.replace('Multi', '');
  if (kind === 'GeometryCollection' || !geometries.every(({ type }) => type.endsWith(kind))) {
    return { type: 'GeometryCollection', geometries };
  }
  const coordinates = geometries.flatMap((part) => {
    const own = 'coordinates' in part ? part.coordinates : [];
    return part.type.startsWith('Multi') ? own : [own];
  });
  return { type: `Multi${kind}`, coordinates } as Geometry;
}

function brokenNesting(nested: unknown, levels: number): Localized | null {
  if (levels === 0) return isPosition(nested) ? null : noPosition;
  if (!Array.isArray(nested)) return noPosition;
  for (const part of nested) {
    const broken = brokenNesting(part, levels - 1);
    if (broken) return broken;
  }
  return null;
}

function flat(nested: unknown, levels: number): unknown {
  if (levels > 0) return (nested as unknown[]).map((part) => flat(part, levels - 1));
  const [x, y] = nested as Position;
  return [x, y];
}

const noGeometry = {
  broken: { vi: 'không phải hình GeoJSON', en: 'it is no GeoJSON geometry' },
};
const noPosition: Localized = {
  vi: 'có đỉnh không phải là cặp số',
  en: 'a vertex is not a pair of numbers',
};
