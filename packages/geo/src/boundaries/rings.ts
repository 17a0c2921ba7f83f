import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Signed area of a closed ring in its own units squared; positive when counter-clockwise. */
export function ringArea(ring: readonly Position[]): number {
  // Relative to the first position: the products of whole degrees would eat the digits that matter.
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [xa = 0, ya = 0] = ring[i - 1] ?? [];
    const [xb = 0, yb = 0] = ring[i] ?? [];
    doubled += (xa - x0) * (yb - y0) - (xb - x0) * (ya - y0);
  }
  return doubled / 2;
}

/** The polygons of a Polygon or MultiPolygon. */
export function polygonsOf(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** One polygon as a Polygon, several as a MultiPolygon. */
export function geometryOf(polygons: Position[][][]): Polygon | MultiPolygon {
  const [only] = polygons;
  return polygons.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/**
 * The geometry as RFC 7946 wants it: positions without repeats, rings closed, outer rings
 * counter-clockwise and holes clockwise. Rings that hold no area are dropped.
 */
export function tidyPolygons(
  polygons: readonly Position[][][],
  place: (position: Position) => Position = (position) => position,
): Position[][][] {
  return polygons.flatMap((rings) => {
    const [outer, ...holes] = rings.map((ring) => closedRing(ring.map(place)));
    if (!outer || outer.length < 4 || ringArea(outer) === 0) return [];
    const solidHoles = holes.filter((ring) => ring.length >= 4 && ringArea(ring) !== 0);
    return [[turned(outer, 1), ...solidHoles.map((ring) => turned(ring, -1))]];
  });
}

function closedRing(positions: readonly Position[]): Position[] {
  const ring = positions.filter((here, i) => i === 0 || !samePlace(here, positions[i - 1]));
  const [first] = ring;
  if (first && !samePlace(first, ring.at(-1))) ring.push(first);
  return ring;
}

function turned(ring: Position[], sign: 1 | -1): Position[] {
  return ringArea(ring) * sign < 0 ? [...ring].reverse() : ring;
}

function samePlace(a: Position, b: Position | undefined): boolean {
  return a[0] === b?.[0] && a[1] === b?.[1];
}
