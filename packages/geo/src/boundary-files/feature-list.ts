import { ok, type Result } from '@tungngo/domain';
import { boundaryProblems, refusedAt } from './boundary-problems.js';
import { isRecord } from './checked-shape.js';

/** Names of WGS 84 as a reference system, in the `crs` member of older GeoJSON. */
const WGS84 = /(CRS:?84|EPSG:{1,2}4326|OGC:1\.3:CRS84)$/i;

/** The entries of a GeoJSON FeatureCollection, or of a lone Feature; not yet checked themselves. */
export function featureList(text: string, file: string): Result<unknown[]> {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return refusedAt(boundaryProblems.empty(), { file });
  let root: unknown;
  try {
    root = JSON.parse(content);
  } catch (error) {
    return refusedAt(boundaryProblems.notJson(lineOf(error, content)), { file });
  }
  if (!isRecord(root)) return refusedAt(boundaryProblems.notFeatures(typeof root), { file });
  const reference = referenceName(root.crs);
  if (reference && !WGS84.test(reference)) {
    return refusedAt(boundaryProblems.otherReference(reference), { file, field: 'crs' });
  }
  if (root.type === 'Feature') return ok([root]);
  if (root.type !== 'FeatureCollection' || !Array.isArray(root.features)) {
    const type = typeof root.type === 'string' ? root.type : 'JSON';
    return refusedAt(boundaryProblems.notFeatures(type), { file, field: 'type' });
  }
  return ok(root.features);
}

function referenceName(crs: unknown): string | null {
  const properties = isRecord(crs) ? crs.properties : null;
  const name = isRecord(properties) ? properties.name : null;
  return typeof name === 'string' ? name : null;
}

/** The line at which parsing stopped: the last one when the text ended too early; null if unsaid. */
function lineOf(error: unknown, content: string): number | null {
  const message = String(error);
  const [, position] = /position (\d+)/.exec(message) ?? [];
  if (position === undefined && !/end of JSON|Unterminated/.test(message)) return null;
  return content.slice(0, position === undefined ? undefined : Number(position)).split('\n').length;
}
