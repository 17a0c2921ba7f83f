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
    notes: notesOf(layer, joined.value.mended),
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
  let best = { layer: pickedLayer(opened, undefined), joined: 0 };
  for (const { read } of opened.layers) {
    const layer = read();
    const joined = layer.features.filter((entry) => areasNamed(entry, known).length > 0).length;
    if (joined > best.joined) best = { layer, joined };
  }
  return best.layer;
}

function notesOf({ notes }: PlacedLayer, mended: readonly AreaCode[]): Localized[] {
  if (mended.length === 0) return notes;
  const codes = mended.slice(0, 8).join(', ') + (mended.length > 8 ? '…' : '');
  return [
    ...notes,
    {
      vi: `Đã cắt các vòng tự cắt nhỏ trong hình của ${mended.length} đơn vị: ${codes}.`,
      en: `Small loops where rings cross themselves were cut off in ${mended.length} units: ${codes}.`,
    },
  ];
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

function joinedShapes(
  entries: readonly unknown[],
  file: string,
  areas: readonly Area[],
): Result<{ shapes: Shapes; mended: AreaCode[] }> {
  const known = new Set(areas.map(({ code }) => code));
  const shapes: Shapes = new Map();
  const mended: AreaCode[] = [];
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
    shapes.set(code, shape.value.shape);
    if (shape.value.mended) mended.push(code);
  }
  if (shapes.size > 0) return ok({ shapes, mended });
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
