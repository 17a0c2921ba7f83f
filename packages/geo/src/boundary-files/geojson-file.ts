import { boundaryProblems } from './boundary-problems.js';
import { isRecord } from './checked-shape.js';
import type { FileLimits } from './file-limits.js';
import { FileProblem } from './file-problems.js';
import type { OpenedFile, RawLayer, StatedReference } from './raw-layer.js';
import { openTopoJson } from './topojson-file.js';

const GEOMETRIES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/** GeoJSON (whole, or a feature a line) or TopoJSON; throws for other JSON. */
export function openJson(text: string, limits: FileLimits): OpenedFile {
  const root = parsed(text);
  if (isRecord(root) && root.type === 'Topology') return openTopoJson(root, limits);
  const layer: RawLayer = Array.isArray(root) ? layerOf(root, null) : wholeLayer(root);
  return { format: 'geojson', layers: [{ name: layer.name, read: () => layer }] };
}

/** The JSON value, or the array of values of a text that has one a line. */
function parsed(text: string): unknown {
  try {
    const root: unknown = JSON.parse(text);
    if (Array.isArray(root)) throw new FileProblem(boundaryProblems.notFeatures('object'));
    return root;
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    const lines = featureLines(text);
    if (lines) return lines;
    throw new FileProblem(boundaryProblems.notJson(lineOf(error, text)));
  }
}

const RECORD_SEPARATOR = '\u001e';

/** Features of newline-delimited GeoJSON (RFC 8142 puts U+001E before each); null if it is none. */
function featureLines(text: string): unknown[] | null {
  const features: unknown[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = (raw.startsWith(RECORD_SEPARATOR) ? raw.slice(1) : raw).trim();
    if (line === '') continue;
    try {
      features.push(JSON.parse(line));
    } catch {
      if (features.length === 0) return null;
      throw new FileProblem(boundaryProblems.notJson(index + 1));
    }
    if (features.length === 1 && !isFeature(features[0])) return null;
  }
  return features.length > 0 ? features : null;
}

const isFeature = (value: unknown) => isRecord(value) && value.type === 'Feature';

function wholeLayer(root: unknown): RawLayer {
  if (!isRecord(root)) throw new FileProblem(boundaryProblems.notFeatures(typeof root));
  if (root.type === 'Feature') return layerOf([root], root.crs);
  if (typeof root.type === 'string' && GEOMETRIES.has(root.type)) {
    return layerOf([{ type: 'Feature', properties: {}, geometry: root }], root.crs);
  }
  if (root.type !== 'FeatureCollection' || !Array.isArray(root.features)) {
    const type = typeof root.type === 'string' ? root.type : 'JSON';
    throw new FileProblem(boundaryProblems.notFeatures(type), { field: 'type' });
  }
  return layerOf(root.features, root.crs, typeof root.name === 'string' ? root.name : '');
}

function layerOf(features: unknown[], crs: unknown, name = ''): RawLayer {
  return { name, reference: referenceOf(crs), features };
}

/** The `crs` member of older GeoJSON; newer GeoJSON is in WGS 84. */
function referenceOf(crs: unknown): StatedReference {
  const properties = isRecord(crs) ? crs.properties : null;
  const name = isRecord(properties) ? (properties.name ?? properties.code) : null;
  const isText = typeof name === 'string' || typeof name === 'number';
  return isText ? { by: 'code', code: String(name) } : { by: 'format' };
}

/** The line at which parsing stopped: the last one when the text ended too early; null if unsaid. */
function lineOf(error: unknown, content: string): number | null {
  const message = String(error);
  const [, position] = /position (\d+)/.exec(message) ?? [];
  if (position === undefined && !/end of JSON|Unterminated/.test(message)) return null;
  return content.slice(0, position === undefined ? undefined : Number(position)).split('\n').length;
}
