import type { Localized, Result } from '@tungngo/domain';
import type { Feature, GeoJsonProperties, Geometry, Position } from 'geojson';
import type { Bounds } from '../coordinate-systems/guessed-systems.js';
import { boundaryProblems } from './boundary-problems.js';
import { checkedGeometry } from './checked-geometry.js';
import { isRecord } from './checked-shape.js';
import { type FileLimits, fileLimits } from './file-limits.js';
import { FileProblem, fileProblems, refusingBroken } from './file-problems.js';
import { openedFile } from './opened-file.js';
import { type FileReference, placedLayer } from './placed-layer.js';
import type { FeatureFormat, OpenedFile, RawLayer } from './raw-layer.js';

/** The features of one layer of a file, in WGS 84: longitude, latitude, no height. */
export interface FeatureFile {
  format: FeatureFormat;
  /** Names of the file's layers, in its order; [''] where the format has no layers. */
  layers: string[];
  /** The layer that was read. */
  layer: string;
  crs: FileReference;
  /** What was done to the coordinates on the way, for the person who imports the file. */
  notes: Localized[];
  features: Feature<Geometry | null>[];
}

/** What the caller knows of the file. */
export interface FeatureOptions {
  /** Code of a listed coordinate system; it goes before what the file says. */
  crs?: string | undefined;
  /** The layer to read; the first that has features when left out. */
  layer?: string | undefined;
  /** Where the features should lie, WGS 84 degrees: narrows what an unstated system can be. */
  near?: Bounds | undefined;
  limits?: Partial<FileLimits> | undefined;
}

/**
 * Reads GeoJSON (also a feature a line), a zipped Shapefile, GeoPackage, TopoJSON, KML or KMZ, told
 * by content, and takes its coordinates to WGS 84. Refused when damaged, too large, or when its
 * coordinate system cannot be known: it is never guessed among several that fit.
 */
export function readFeatures(
  bytes: Uint8Array,
  file: string,
  options: FeatureOptions = {},
): Promise<Result<FeatureFile>> {
  const limits = { ...fileLimits, ...options.limits };
  return refusingBroken(file, formatName(bytes), async () => {
    const opened = await openedFile(bytes, limits);
    const raw = pickedLayer(opened, options.layer);
    const placed = placedLayer(raw, { crs: options.crs, near: options.near, limits });
    return {
      format: opened.format,
      layers: opened.layers.map(({ name }) => name),
      layer: raw.name,
      crs: placed.crs,
      notes: placed.notes,
      features: placed.features.map((entry, i) => checkedFeature(entry, i + 1, placed.crs)),
    };
  });
}

/** The layer of that name; without a name the first that has features. */
export function pickedLayer({ layers }: OpenedFile, wanted: string | undefined): RawLayer {
  const [first] = layers;
  if (!first) throw new FileProblem(fileProblems.noLayer());
  if (wanted !== undefined) {
    const named = layers.find(({ name }) => name === wanted);
    const names = layers.map(({ name }) => name);
    if (!named) throw new FileProblem(fileProblems.otherLayer(wanted, names), { field: 'layer' });
    return named.read();
  }
  for (const { read } of layers) {
    const layer = read();
    if (layer.features.length > 0) return layer;
  }
  return first.read();
}

function checkedFeature(
  entry: unknown,
  row: number,
  { code }: FileReference,
): Feature<Geometry | null> {
  if (!isRecord(entry)) throw new FileProblem(boundaryProblems.noFeature(), { row });
  const checked = checkedGeometry(entry.geometry);
  if ('broken' in checked)
    throw new FileProblem(fileProblems.brokenGeometry(checked.broken), { row });
  const [x = 0, y = 0] = offGlobe(checked.geometry) ?? [];
  if (Math.abs(x) > 180 || Math.abs(y) > 90) {
    throw new FileProblem(fileProblems.offGlobe(x, y, code), { row, field: 'geometry' });
  }
  const { id } = entry;
  return {
    type: 'Feature',
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
    properties: (isRecord(entry.properties) ? entry.properties : {}) as GeoJsonProperties,
    geometry: checked.geometry,
  };
}

/** The first position that is no longitude and latitude; null when all are. */
function offGlobe(geometry: Geometry | null): Position | null {
  if (!geometry) return null;
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) {
      const found = offGlobe(part);
      if (found) return found;
    }
    return null;
  }
  return offGlobePosition(geometry.coordinates);
}

function offGlobePosition(nested: readonly unknown[]): Position | null {
  const [x, y] = nested;
  if (typeof x === 'number' && typeof y === 'number') {
    return Math.abs(x) > 180 || Math.abs(y) > 90 ? [x, y] : null;
  }
  for (const part of nested) {
    const found = offGlobePosition(part as unknown[]);
    if (found) return found;
  }
  return null;
}

/** What a file is called when it is damaged beyond knowing why. */
export function formatName(bytes: Uint8Array): string {
  const first = bytes[0];
  if (first === 0x50) return 'zip';
  if (first === 0x53) return 'GeoPackage';
  return first === 0x1f ? 'gzip' : 'GIS';
}
