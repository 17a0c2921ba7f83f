import type { Area, AreaCode } from '@tungngo/domain';
import { area as areaM2, booleanPointInPolygon, intersect } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { areaFeature } from '../boundaries/area-tree.js';
import { type AreaFeature, type BoundarySet, boundarySet } from '../boundaries/boundary-set.js';
import { dissolve } from '../boundaries/dissolve.js';
import { type LonLat, localProjection, type PlanePoint } from '../boundaries/local-projection.js';
import { geometryOf, polygonsOf } from '../boundaries/rings.js';
import { voronoiCells } from '../boundaries/voronoi-cells.js';

/** Which unit of another vintage a ward, or a part of it, belongs to. */
export interface UnitPart {
  wardCode: AreaCode;
  unitCode: AreaCode;
}

/** A ward's part with its shape. */
interface WardFragment extends UnitPart {
  geometry: Polygon | MultiPolygon;
}

/** The units that share each ward, by ward. */
function unitsByWard(parts: readonly UnitPart[]): Map<AreaCode, AreaCode[]> {
  const units = new Map<AreaCode, AreaCode[]>();
  for (const { wardCode, unitCode } of parts) {
    units.set(wardCode, [...(units.get(wardCode) ?? []), unitCode]);
  }
  return units;
}

/** How far from a divided ward's centre the anchors of its parts stand, metres. */
const ANCHOR_M = 500;

/**
 * Where a divided ward is cut when nobody has drawn the border: through its centre, so that each unit
 * gets the side that faces the unit's centre. Returns an anchor a unit; a place belongs to the
 * nearest. A unit whose centre is the ward's own takes the side that faces away from the others.
 */
function anchorsOf(ward: Area, units: readonly Area[]): LonLat[] {
  const { toPlane, toGlobe } = localProjection([ward.lon, ward.lat]);
  const ways = units.map((unit) => unitVector(toPlane([unit.lon, unit.lat])));
  const sum = ways.reduce<PlanePoint>(
    ([x, y], way) => [x + (way?.[0] ?? 0), y + (way?.[1] ?? 0)],
    [0, 0],
  );
  const away = unitVector([-sum[0], -sum[1]]) ?? [0, 1];
  return ways.map((way) => {
    const [x, y] = way ?? away;
    return toGlobe([x * ANCHOR_M, y * ANCHOR_M]);
  });
}

function unitVector([x, y]: PlanePoint): PlanePoint | null {
  const length = Math.hypot(x, y);
  return length < 1 ? null : [x / length, y / length];
}

/** Which of the units that share a ward a place in it goes to; undefined when no unit is given. */
export function unitAt(
  [lon, lat]: LonLat,
  ward: Area,
  units: readonly Area[],
): AreaCode | undefined {
  const { toPlane } = localProjection([lon, lat]);
  const distances = anchorsOf(ward, units).map((anchor) => Math.hypot(...toPlane(anchor)));
  return units[distances.indexOf(Math.min(...distances))]?.code;
}

/** The parts of the wards with shapes: a ward of one unit whole, another cut as `unitAt` says. */
function wardFragments(
  shapes: readonly AreaFeature[],
  wards: readonly Area[],
  units: readonly Area[],
  parts: readonly UnitPart[],
): WardFragment[] {
  const shared = unitsByWard(parts);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const wardOf = new Map(wards.map((ward) => [ward.code, ward]));
  const fragments = shapes.flatMap(({ properties: { code: wardCode }, geometry }) => {
    const mine = (shared.get(wardCode) ?? []).flatMap((code) => byCode.get(code) ?? []);
    const [only] = mine;
    if (mine.length === 1 && only) return [{ wardCode, unitCode: only.code, geometry }];
    const ward = wardOf.get(wardCode);
    if (!ward) return [];
    const cells = voronoiCells(anchorsOf(ward, mine), geometry);
    return mine.flatMap(({ code: unitCode }, i) => {
      const cell = cells[i];
      return cell ? [{ wardCode, unitCode, geometry: cell }] : [];
    });
  });
  return withSharedVertices(fragments);
}

/** Which of the units that share a ward a place lies in, by their drawn shapes; undefined in none. */
export function drawnUnitAt(
  place: LonLat,
  units: readonly Area[],
  drawn: BoundarySet,
): AreaCode | undefined {
  return units.find(({ code }) => {
    const shape = drawn.features.find(({ properties }) => properties.code === code);
    return shape && booleanPointInPolygon(place, shape);
  })?.code;
}

/**
 * Square metres of the parts of one divided ward, by unit: within the units' drawn shapes, else as
 * `unitAt` cuts it. Empty when the ward has no shape.
 */
export function fragmentAreas(
  base: BoundarySet,
  ward: Area,
  units: readonly Area[],
  drawn: BoundarySet | null = null,
): Map<AreaCode, number> {
  const shape = base.features.find(({ properties }) => properties.code === ward.code);
  if (!shape) return new Map();
  if (!drawn) {
    const parts = units.map(({ code }) => ({ wardCode: ward.code, unitCode: code }));
    const fragments = wardFragments([shape], [ward], units, parts);
    return new Map(fragments.map(({ unitCode, geometry }) => [unitCode, areaM2(geometry)]));
  }
  return new Map(
    units.flatMap(({ code }): [AreaCode, number][] => {
      const unit = drawn.features.find(({ properties }) => properties.code === code);
      if (!unit) return [];
      const part = intersect({ type: 'FeatureCollection', features: [shape, unit] });
      return [[code, part ? areaM2(part) : 0]];
    }),
  );
}

/**
 * The shapes of a vintage's units as unions of the wards, or parts of wards, that they were made of.
 * They are approximate when the wards' are, or when a ward had to be cut.
 */
export function unitShapes(
  base: BoundarySet,
  wards: readonly Area[],
  units: readonly Area[],
  parts: readonly UnitPart[],
): BoundarySet {
  const shapes = base.features.filter(({ properties }) => properties.level === 'ward');
  const fragments = wardFragments(shapes, wards, units, parts);
  const features = units
    .filter(({ level }) => level === 'ward')
    .flatMap((unit) => {
      const members = fragments.filter(({ unitCode }) => unitCode === unit.code);
      if (members.length === 0) return [];
      return [areaFeature(unit, dissolve(members.map(({ geometry }) => geometry)))];
    });
  const provinces = units
    .filter(({ level }) => level === 'province')
    .flatMap((province) => {
      const members = features.filter(({ properties }) => properties.parentCode === province.code);
      if (members.length === 0) return [];
      return [areaFeature(province, dissolve(members.map(({ geometry }) => geometry)))];
    });
  const cut = [...unitsByWard(parts).values()].some((shared) => shared.length > 1);
  return boundarySet([...provinces, ...features], {
    approximate: base.approximate || cut,
    source: base.source,
  });
}

/** A vertex this near to an edge (degrees, ≈ 0.5 m) lies on it; vertices are rounded to 1e-6. */
const ON_EDGE = 5e-6;

/**
 * Cutting a ward makes vertices on its border that the neighbour's edge does not have, and a border
 * dissolves only along identical vertices; so each such vertex is put into the neighbour's edge.
 */
function withSharedVertices(fragments: readonly WardFragment[]): WardFragment[] {
  const cuts = new Map<AreaCode, number>();
  for (const { wardCode } of fragments) cuts.set(wardCode, (cuts.get(wardCode) ?? 0) + 1);
  const loose = fragments
    .filter(({ wardCode }) => (cuts.get(wardCode) ?? 0) > 1)
    .flatMap(({ geometry }) => polygonsOf(geometry).flat(2));
  if (loose.length === 0) return [...fragments];
  return fragments.map((fragment) => ({
    ...fragment,
    geometry: geometryOf(
      polygonsOf(fragment.geometry).map((rings) => rings.map((ring) => withVertices(ring, loose))),
    ),
  }));
}

function withVertices(ring: readonly Position[], vertices: readonly Position[]): Position[] {
  const out: Position[] = [];
  for (const [i, from] of ring.entries()) {
    out.push(from);
    const to = ring[i + 1];
    if (!to) continue;
    const between = vertices
      .map((vertex) => ({ vertex, along: alongEdge(from, to, vertex) }))
      .filter(({ along }) => along > 0 && along < 1)
      .sort((a, b) => a.along - b.along);
    for (const { vertex } of between) {
      const last = out.at(-1);
      if (last && (last[0] !== vertex[0] || last[1] !== vertex[1])) out.push(vertex);
    }
  }
  return out;
}

/** Where on an edge a vertex lies, 0–1; −1 when it does not lie on it or is one of its ends. */
function alongEdge(from: Position, to: Position, vertex: Position): number {
  const [x0 = 0, y0 = 0] = from;
  const [x1 = 0, y1 = 0] = to;
  const [x = 0, y = 0] = vertex;
  if ((x === x0 && y === y0) || (x === x1 && y === y1)) return -1;
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  if (length === 0) return -1;
  const along = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length;
  const off = Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / Math.sqrt(length);
  return off <= ON_EDGE ? along : -1;
}
