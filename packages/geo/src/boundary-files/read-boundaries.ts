import { type Area, type AreaCode, type Localized, ok, type Result } from '@tungngo/domain';
import type { MultiPolygon, Polygon } from 'geojson';
import { unionsOf } from '../boundaries/approximate-boundaries.js';
import { areaFeature, areaTree } from '../boundaries/area-tree.js';
import { type AreaFeature, type BoundarySet, boundarySet } from '../boundaries/boundary-set.js';
import { voronoiCells } from '../boundaries/voronoi-cells.js';
import { nearAreas, systemByAreas } from './area-evidence.js';
import { boundaryProblems, refusedAt } from './boundary-problems.js';
import { checkedShape, isRecord } from './checked-shape.js';
import { areasNamed, meaningsOf, statedCode } from './feature-codes.js';
import { featuresByName } from './feature-names.js';
import { type FileLimits, fileLimits } from './file-limits.js';
import { refusingBroken } from './file-problems.js';
import { openedFile } from './opened-file.js';
import { type FileReference, type PlacedLayer, placedLayer } from './placed-layer.js';
import type { FeatureFormat, OpenedFile, RawLayer } from './raw-layer.js';
import { formatName, pickedLayer } from './read-features.js';

/** Real boundaries, and how well their file joined with the areas. */
export interface ReadBoundaries {
  boundaries: BoundarySet;
  /** Features that joined with an area. */
  matched: number;
  /** Areas left without a shape of their own though the file draws their level; by code. */
  unmatched: AreaCode[];
  format: FeatureFormat;
  /** The layer that was read, and all that the file has. */
  layer: string;
  layers: string[];
  crs: FileReference;
  /** What was mended or guessed on the way, for the person who imports the file. */
  notes: Localized[];
}

/** What the caller knows of a boundary file. */
export interface BoundaryOptions {
  /** Code of a listed coordinate system; it goes before what the file says. */
  crs?: string | undefined;
  /** The layer to read; the one that joins with most areas when left out. */
  layer?: string | undefined;
  limits?: Partial<FileLimits> | undefined;
}

/**
 * Reads real boundaries from any format of `readFeatures` and joins their features to the areas by
 * GSO code. Features of other areas are passed over, so that a file of the whole country will do.
 * Districts and the province are the union of their wards where the file does not draw them. Wards
 * of a district (or province) that is drawn alone get Voronoi cells within it, and the whole is
 * called approximate. Where the file does not say its coordinate system, it is the one in which
 * the shapes lie around the centres of their areas.
 */
export async function readBoundaries(
  content: Uint8Array | string,
  file: string,
  areas: readonly Area[],
  options: BoundaryOptions = {},
): Promise<Result<ReadBoundaries>> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const limits = { ...fileLimits, ...options.limits };
  const placed = await refusingBroken(file, formatName(bytes), async () => {
    const opened = await openedFile(bytes, limits);
    const raw = boundaryLayer(opened, options.layer, areas);
    const layer = placedLayer(raw, {
      crs: options.crs,
      near: nearAreas(areas),
      choose: (candidates) => systemByAreas(candidates, raw, areas),
      limits,
    });
    return { opened, raw, layer };
  });
  if (!placed.ok) return placed;
  const { opened, raw, layer } = placed.value;
  const joined = joinedShapes(layer.features, file, areas);
  if (!joined.ok) return joined;
  return ok({
    ...drawnBoundaries(joined.value.shapes, file, areas),
    format: opened.format,
    layer: raw.name,
    layers: opened.layers.map(({ name }) => name),
    crs: layer.crs,
    notes: notesOf(layer, joined.value),
  });
}

/** The layer of that name; without one, the layer most of whose features name an area. */
function boundaryLayer(
  opened: OpenedFile,
  wanted: string | undefined,
  areas: readonly Area[],
): RawLayer {
  if (wanted !== undefined || opened.layers.length < 2) return pickedLayer(opened, wanted);
  const known = new Set(areas.map(({ code }) => code));
  let best = { layer: pickedLayer(opened, undefined), score: 0 };
  for (const { read } of opened.layers) {
    const layer = read();
    const joined = layer.features.filter((entry) => areasNamed(entry, known).length > 0).length;
    // Where no layer has codes, one of areas may have names.
    const score = joined || (layer.features.some(isArea) ? 0.5 : 0);
    if (score > best.score) best = { layer, score };
  }
  return best.layer;
}

const isArea = (entry: unknown) =>
  isRecord(entry) && isRecord(entry.geometry) && /Polygon$/.test(String(entry.geometry.type));

function notesOf({ notes }: PlacedLayer, { shapes, mended, byName }: JoinedShapes): Localized[] {
  const codes = mended.slice(0, 8).join(', ') + (mended.length > 8 ? '…' : '');
  const named: Localized = {
    vi: `Không mã nào trong tệp có trong danh mục; ${shapes.size} đơn vị được nối theo tên và vị trí.`,
    en: `None of the file’s codes is in the list; ${shapes.size} units were joined by name and place.`,
  };
  const cut: Localized = {
    vi: `Đã cắt các vòng tự cắt nhỏ trong hình của ${mended.length} đơn vị: ${codes}.`,
    en: `Small loops where rings cross themselves were cut off in ${mended.length} units: ${codes}.`,
  };
  return [...notes, ...(byName ? [named] : []), ...(mended.length > 0 ? [cut] : [])];
}

function drawnBoundaries(
  shapes: Shapes,
  file: string,
  areas: readonly Area[],
): Pick<ReadBoundaries, 'boundaries' | 'matched' | 'unmatched'> {
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
  return {
    boundaries: boundarySet(all, { approximate, source }),
    matched: drawn.length,
    unmatched: withoutShape(areas, drawn, all),
  };
}

type Shapes = Map<AreaCode, Polygon | MultiPolygon>;

interface JoinedShapes {
  shapes: Shapes;
  /** Units of which little loops were cut off. */
  mended: AreaCode[];
  byName: boolean;
}

/** What a feature says of the area that it draws, and the areas that this can mean. */
interface Statement {
  field: string;
  value: string;
  codes: AreaCode[];
}

/** Joins by code; where no code is of these areas, by name and place. */
function joinedShapes(
  entries: readonly unknown[],
  file: string,
  areas: readonly Area[],
): Result<JoinedShapes> {
  const known = new Set(areas.map(({ code }) => code));
  const foreign: string[] = [];
  const byCode = joinedBy(entries, file, (entry) => {
    const properties = isRecord(entry.properties) ? entry.properties : null;
    const stated = statedCode(properties, entry.id as string | number | undefined);
    if (!stated) return null;
    const codes = meaningsOf(stated.value, known);
    if (codes.length === 0) foreign.push(stated.value);
    return { ...stated, codes };
  });
  if (!byCode.ok || byCode.value.shapes.size > 0) return byCode;
  const named = featuresByName(entries, areas);
  const byName = joinedBy(entries, file, (_, index) => {
    const found = named.get(index);
    return found ? { ...found, codes: [found.code] } : null;
  });
  if (!byName.ok) return byName;
  if (byName.value.shapes.size > 0) return ok({ ...byName.value, byName: true });
  return refusedAt(boundaryProblems.nothingMatched(columnsOf(entries), foreign.slice(0, 3)), {
    file,
  });
}

function joinedBy(
  entries: readonly unknown[],
  file: string,
  statementOf: (entry: Record<string, unknown>, index: number) => Statement | null,
): Result<JoinedShapes> {
  const shapes: Shapes = new Map();
  const mended: AreaCode[] = [];
  const rowOf = new Map<AreaCode, number>();
  for (const [index, entry] of entries.entries()) {
    const place = { file, row: index + 1 };
    if (!isRecord(entry)) return refusedAt(boundaryProblems.noFeature(), place);
    const stated = statementOf(entry, index);
    const [code, ...others] = stated?.codes ?? [];
    if (!stated || !code) continue;
    const { field, value } = stated;
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
    shapes.set(code, shape.value.shape);
    if (shape.value.mended) mended.push(code);
  }
  return ok({ shapes, mended, byName: false });
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
