import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { FileLimits } from './file-limits.js';
import { FileProblem, fileProblems } from './file-problems.js';
import { type KmlGeometry, kmlGeometry, kmlPositions } from './kml-geometry.js';
import { type Budget, budgetOf, type OpenedFile } from './raw-layer.js';

/** KML text as one layer; a placemark's folders become its property `folder`. */
export function openKml(text: string, limits: FileLimits): OpenedFile {
  const features = placemarks(text, budgetOf(limits));
  const layer = { name: '', reference: { by: 'format' } as const, features };
  return { format: 'kml', layers: [{ name: '', read: () => layer }] };
}

interface Placemark {
  id: string | undefined;
  properties: Record<string, string>;
  geometries: KmlGeometry[];
}

interface Reading {
  /** Open elements, without namespace prefix. */
  path: string[];
  /** Text of the innermost element that was opened last. */
  text: string;
  folders: string[];
  placemark: Placemark | null;
  /** Name of the Data or SimpleData that is open. */
  field: string;
  /** Geometries that are open, innermost last; a MultiGeometry holds others. */
  open: KmlGeometry[];
}

const DEEPEST = 64;
const SHAPES = new Set([
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'MultiGeometry',
  'Track',
  'MultiTrack',
]);
const CONTAINERS = new Set(['Folder', 'Document']);

function placemarks(text: string, budget: Budget): unknown[] {
  const features: unknown[] = [];
  const at: Reading = { path: [], text: '', folders: [], placemark: null, field: '', open: [] };
  // Drawings of Google Earth begin with blank lines at times, which XML forbids.
  const xml = text.trimStart();
  const blankLines = text.slice(0, text.length - xml.length).split('\n').length - 1;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new FileProblem(fileProblems.brokenPart(atLine(error.message, blankLines)));
  });
  parser.on('opentag', (tag) => opened(at, tag));
  const add = (part: string) => {
    at.text += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', (tag) => {
    const made = closed(at, localName(tag.name), budget);
    if (made) features.push(made);
  });
  parser.write(xml).close();
  return features;
}

function opened(at: Reading, tag: SaxesTagPlain): void {
  const name = localName(tag.name);
  if (at.path.length === 0 && name !== 'kml') throw notKml(name);
  if (at.path.length > DEEPEST) throw new FileProblem(fileProblems.broken('KML'));
  at.path.push(name);
  at.text = '';
  if (CONTAINERS.has(name)) at.folders.push('');
  if (name === 'Placemark')
    at.placemark = { id: tag.attributes.id, properties: {}, geometries: [] };
  if (name === 'Data' || name === 'SimpleData') at.field = tag.attributes.name ?? '';
  if (at.placemark && SHAPES.has(name) && name !== 'LinearRing') at.open.push(kmlGeometry(name));
}

function closed(at: Reading, name: string, budget: Budget): unknown {
  const text = at.text.trim();
  at.path.pop();
  at.text = '';
  const parent = at.path.at(-1) ?? '';
  if (CONTAINERS.has(name)) at.folders.pop();
  if (name === 'name' && CONTAINERS.has(parent)) at.folders[at.folders.length - 1] = text;
  if (!at.placemark) return null;
  if (name === 'Placemark') return finished(at, budget);
  const { properties } = at.placemark;
  if (parent === 'Placemark' && (name === 'name' || name === 'description'))
    setOnce(properties, name, text);
  if (at.field && (name === 'value' || name === 'SimpleData')) setOnce(properties, at.field, text);
  if (name === 'Data' || name === 'SimpleData') at.field = '';
  takeShape(at, at.placemark, name, parent, text, budget);
  return null;
}

function takeShape(
  at: Reading,
  placemark: Placemark,
  name: string,
  parent: string,
  text: string,
  budget: Budget,
): void {
  const inner = at.open.at(-1);
  if (inner && (name === 'coordinates' || name === 'coord')) {
    const positions = kmlPositions(text, name === 'coord');
    budget.vertices(positions.length);
    if (parent === 'LinearRing' && at.path.includes('outerBoundaryIs'))
      inner.rings.unshift(positions);
    else if (parent === 'LinearRing') inner.rings.push(positions);
    else for (const position of positions) inner.positions.push(position);
  }
  if (inner && SHAPES.has(name) && name !== 'LinearRing') {
    at.open.pop();
    const outer = at.open.at(-1);
    (outer ? outer.parts : placemark.geometries).push(inner);
  }
}

function finished(at: Reading, budget: Budget): unknown {
  const { placemark } = at;
  at.placemark = null;
  at.open = [];
  if (!placemark) return null;
  budget.feature();
  const folder = at.folders.filter(Boolean).join(' / ');
  const geometries = placemark.geometries.map((shape) => shape.toGeoJson());
  const [only] = geometries;
  return {
    type: 'Feature',
    ...(placemark.id === undefined ? {} : { id: placemark.id }),
    properties: { ...(folder ? { folder } : {}), ...placemark.properties },
    geometry: geometries.length > 1 ? { type: 'GeometryCollection', geometries } : (only ?? null),
  };
}

function setOnce(properties: Record<string, string>, field: string, text: string): void {
  if (field === '__proto__' || Object.hasOwn(properties, field)) return;
  properties[field] = text;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

function notKml(root: string): FileProblem {
  const name = root.slice(0, 40);
  return new FileProblem(
    fileProblems.unknownFormat({
      vi: `đây là XML <${name}>, không phải KML`,
      en: `it is XML <${name}>, not KML`,
    }),
  );
}

/** saxes begins its messages with "line:column: ". */
function atLine(message: string, blankLines: number) {
  const line = Number.parseInt(message, 10) + blankLines;
  if (!Number.isFinite(line)) return { vi: 'XML không hợp lệ', en: 'its XML is not valid' };
  return { vi: `XML hỏng ở dòng ${line}`, en: `its XML breaks at line ${line}` };
}
