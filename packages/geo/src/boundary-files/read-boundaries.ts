import { type Area, type AreaCode, ok, type Result } from '@tungngo/domain';
import type { MultiPolygon, Polygon } from 'geojson';
import { unionsOf } from '../boundaries/approximate-boundaries.js';
import { areaFeature, areaTree } from '../boundaries/area-tree.js';
import { type AreaFeature, type BoundarySet, boundarySet } from '../boundaries/boundary-set.js';
import { voronoiCells } from '../boundaries/voronoi-cells.js';
import { boundaryProblems, refusedAt } from './boundary-problems.js';
import { checkedShape, isRecord } from './checked-shape.js';
import { meaningsOf, statedCode } from './feature-codes.js';
import { featureList } from './feature-list.js';

/** Real boundaries, and how well their file joined with the areas. */
export interface ReadBoundaries {
  boundaries: BoundarySet;
  /** Features that joined with an area. */
  matched: number;
  /** Areas left without a shape of their own though the file draws their level; by code. */
  unmatched: AreaCode[];
}

/**
 * Reads GeoJSON text of real boundaries and joins its features to the areas by GSO code. Features
 * of other areas are passed over, so that a file of the whole country will do. Districts and the
 * province are the union of their wards where the file does not draw them. Wards of a district (or
 * province) that is drawn alone get Voronoi cells within it, and the whole is called approximate.
 */
export function readBoundaries(
  text: string,
  file: string,
  areas: readonly Area[],
): Result<ReadBoundaries> {
  const listed = featureList(text, file);
  if (!listed.ok) return listed;
  const joined = joinedShapes(listed.value, file, areas);
  if (!joined.ok) return joined;
  const shapes = joined.value;
  const drawn = areas.flatMap((area) => {
    const shape = shapes.get(area.code);
    return shape ? [areaFeature(area, shape)] : [];
  });
  const cells = cellsWithin(drawn, areas);
  const features = [...drawn, ...cells];
  const parents = areaTree(areas).parents.filter(({ code }) => !shapes.has(code));
  const all = [...features, ...unionsOf(parents, features)];
  const approximate = cells.length > 0;
  const source = approximate ? `${file}; the areas within by Voronoi cells` : file;
  return ok({
    boundaries: boundarySet(all, { approximate, source }),
    matched: drawn.length,
    unmatched: withoutShape(areas, drawn, all),
  });
}

type Shapes = Map<AreaCode, Polygon | MultiPolygon>;

function joinedShapes(
  entries: readonly unknown[],
  file: string,
  areas: readonly Area[],
): Result<Shapes> {
  const known = new Set(areas.map(({ code }) => code));
  const shapes: Shapes = new Map();
  const rowOf = new Map<AreaCode, number>();
  const foreign: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const place = { file, row: index + 1 };
    if (!isRecord(entry)) return refusedAt(boundaryProblems.noFeature(), place);
    const properties = isRecord(entry.properties) ? entry.properties : null;
    const stated = statedCode(properties, entry.id as string | number | undefined);
    if (!stated) continue;
    const { field, value } = stated;
    const [code, ...others] = meaningsOf(value, known);
    if (!code) {
      foreign.push(value);
      continue;
    }
    if (others.length > 0) {
      const problem = boundaryProblems.ambiguousCode(value, [code, ...others]);
      return refusedAt(problem, { ...place, field, value });
    }
    const first = rowOf.get(code);
    if (first !== undefined) {
      return refusedAt(boundaryProblems.duplicateCode(code, first), { ...place, field, value });
    }
    const shape = checkedShape(entry.geometry, code, { ...place, field: 'geometry' });
    if (!shape.ok) return shape;
    rowOf.set(code, index + 1);
    shapes.set(code, shape.value);
  }
  if (shapes.size > 0) return ok(shapes);
  return refusedAt(boundaryProblems.nothingMatched(columnsOf(entries), foreign.slice(0, 3)), {
    file,
  });
}

/** Names of the columns of the first feature that has any. */
function columnsOf(entries: readonly unknown[]): string[] {
  for (const entry of entries) {
    if (isRecord(entry) && isRecord(entry.properties)) {
      const columns = Object.keys(entry.properties);
      if (columns.length > 0) return columns.slice(0, 12);
    }
  }
  return [];
}

/** Cells for the areas within each drawn district or province of which the file draws no part. */
function cellsWithin(drawn: readonly AreaFeature[], areas: readonly Area[]): AreaFeature[] {
  const parentOf = new Map(areas.map(({ code, parentCode }) => [code, parentCode]));
  const isWithin = (code: AreaCode, whole: AreaCode): boolean => {
    const parent = parentOf.get(code) ?? null;
    return parent !== null && (parent === whole || isWithin(parent, whole));
  };
  const { leaves } = areaTree(areas);
  return drawn.flatMap(({ properties: { code }, geometry }) => {
    if (drawn.some((other) => isWithin(other.properties.code, code))) return [];
    const parts = leaves.filter((leaf) => isWithin(leaf.code, code));
    if (parts.length === 0) return [];
    const cells = voronoiCells(
      parts.map(({ lon, lat }): [number, number] => [lon, lat]),
      geometry,
    );
    return parts.flatMap((part, i) => {
      const cell = cells[i];
      return cell ? [areaFeature(part, cell)] : [];
    });
  });
}

/** Areas of a level that the file draws, and any ward, that came out without a shape. */
function withoutShape(
  areas: readonly Area[],
  drawn: readonly AreaFeature[],
  all: readonly AreaFeature[],
): AreaCode[] {
  const levels = new Set([...drawn.map(({ properties }) => properties.level), 'ward']);
  const shaped = new Set(all.map(({ properties }) => properties.code));
  return areas
    .filter(({ code, level }) => levels.has(level) && !shaped.has(code))
    .map(({ code }) => code)
    .sort();
}
