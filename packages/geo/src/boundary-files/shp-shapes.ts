import type { Geometry, Position } from 'geojson';
import { ringArea } from '../boundaries/rings.js';
import { FileProblem, fileProblems } from './file-problems.js';
import type { Budget } from './raw-layer.js';

const HEADER_BYTES = 100;
const FILE_CODE = 9994;

/**
 * The shapes of a .shp file in order, without heights and measures; null for null shapes. Throws
 * when the file is damaged. Written after ESRI's description of July 1998; MultiPatch is refused.
 */
export function shpShapes(bytes: Uint8Array, budget: Budget): (Geometry | null)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < HEADER_BYTES || view.getInt32(0) !== FILE_CODE) throw broken();
  const shapes: (Geometry | null)[] = [];
  let at = HEADER_BYTES;
  while (at + 12 <= view.byteLength) {
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > view.byteLength) throw broken();
    budget.feature();
    const record = new DataView(bytes.buffer, bytes.byteOffset + at + 8, length);
    shapes.push(shapeOf(record, budget));
    at += 8 + length;
  }
  return shapes;
}

/** Types with heights and measures are 10 and 20 more; their x and y stand where they stand in 2D. */
function shapeOf(record: DataView, budget: Budget): Geometry | null {
  const type = record.getInt32(0, true);
  if (type === 0) return null;
  switch (type % 10) {
    case 1:
      budget.vertices(1);
      return { type: 'Point', coordinates: positionAt(record, 4) };
    case 3:
      return linesOf(partsOf(record, budget));
    case 5:
      return polygonsOf(partsOf(record, budget));
    case 8:
      return {
        type: 'MultiPoint',
        coordinates: positionsAt(record, 40, record.getInt32(36, true), budget),
      };
    default:
      throw broken();
  }
}

function linesOf(lines: Position[][]): Geometry {
  const [only] = lines;
  return lines.length === 1 && only
    ? { type: 'LineString', coordinates: only }
    : { type: 'MultiLineString', coordinates: lines };
}

/** Parts of a line or polygon: their starts must rise, so that none is read twice. */
function partsOf(record: DataView, budget: Budget): Position[][] {
  const parts = record.getInt32(36, true);
  const points = record.getInt32(40, true);
  const first = 44 + 4 * parts;
  if (parts < 0 || points < 0 || first + 16 * points > record.byteLength) throw broken();
  return Array.from({ length: parts }, (_, part) => {
    const start = record.getInt32(44 + 4 * part, true);
    const end = part + 1 < parts ? record.getInt32(48 + 4 * part, true) : points;
    if (start < 0 || end < start || end > points) throw broken();
    return positionsAt(record, first + 16 * start, end - start, budget);
  });
}

function positionsAt(record: DataView, offset: number, count: number, budget: Budget): Position[] {
  if (count < 0 || offset + 16 * count > record.byteLength) throw broken();
  budget.vertices(count);
  return Array.from({ length: count }, (_, i) => positionAt(record, offset + 16 * i));
}

function positionAt(record: DataView, offset: number): Position {
  return [record.getFloat64(offset, true), record.getFloat64(offset + 8, true)];
}

/** Outer rings turn clockwise in a shapefile; each hole goes to the smallest outer ring around it. */
function polygonsOf(rings: Position[][]): Geometry {
  const measured = rings.map((ring) => ({ ring, area: ringArea(ring) }));
  const outer = measured
    .filter(({ area }) => area <= 0)
    .map((o) => ({ ...o, holes: [] as Position[][] }));
  for (const hole of measured.filter(({ area }) => area > 0)) {
    const around = outer
      .filter(({ ring, area }) => -area >= hole.area && holds(ring, hole.ring))
      .sort((a, b) => b.area - a.area)[0];
    // Some programs turn their outer rings the wrong way: a ring within no other is one.
    if (around) around.holes.push(hole.ring);
    else outer.push({ ring: hole.ring, area: -hole.area, holes: [] });
  }
  const polygons = outer.map(({ ring, holes }) => [ring, ...holes]);
  const [only] = polygons;
  return polygons.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** True when most vertices of `inner` (at most 9 are tried) lie within `ring`. */
function holds(ring: readonly Position[], inner: readonly Position[]): boolean {
  const step = Math.max(1, Math.floor(inner.length / 9));
  let within = 0;
  let tried = 0;
  for (let i = 0; i < inner.length; i += step) {
    tried += 1;
    if (isInRing(inner[i] ?? [], ring)) within += 1;
  }
  return within * 2 > tried;
}

function isInRing([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [xa = 0, ya = 0] = ring[i - 1] ?? [];
    const [xb = 0, yb = 0] = ring[i] ?? [];
    if (ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa) inside = !inside;
  }
  return inside;
}

function broken(): FileProblem {
  return new FileProblem(fileProblems.broken('.shp'));
}
