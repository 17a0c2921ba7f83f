import { Buffer } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { boundaryProblems } from './boundary-problems.js';
import { assertBoundedJson } from './bounded-json.js';
import type { FileLimits } from './file-limits.js';
import { FileProblem, fileProblems } from './file-problems.js';
import { openJson } from './geojson-file.js';
import { openGeoPackage } from './geopackage-file.js';
import { openKml } from './kml-file.js';
import type { OpenedFile } from './raw-layer.js';
import { openShapefile } from './shapefile.js';
import { unpackedZip, unpacksTooLarge } from './unpacked-zip.js';

/** Opens a file by its content, whatever it is called; throws a FileProblem when it cannot. */
export async function openedFile(bytes: Uint8Array, limits: FileLimits): Promise<OpenedFile> {
  if (bytes.length > limits.bytes) throw tooManyBytes(limits.bytes);
  if (startsWith(bytes, [0x1f, 0x8b])) return openPlain(gunzipped(bytes, limits), limits);
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) {
    return openZip(bytes, limits);
  }
  return openPlain(bytes, limits);
}

async function openPlain(bytes: Uint8Array, limits: FileLimits): Promise<OpenedFile> {
  if (startsWith(bytes, SQLITE)) return openGeoPackage(bytes, limits);
  if (startsWith(bytes, [0, 0, 0x27, 0x0a])) throw new FileProblem(fileProblems.bareShapefile());
  const text = textOf(bytes);
  const first = text.trimStart()[0];
  if (first === undefined) throw new FileProblem(boundaryProblems.empty());
  if (first === '<') return openKml(text, limits);
  assertBoundedJson(text, 5 * limits.vertices + 40 * limits.features);
  return openJson(text, limits);
}

const CONTENT = /\.(shp|dbf|prj|cpg|kml|gpkg|geojson|json|topojson|geojsonl|ndjson)$/i;
/** Files that macOS adds to a zip. */
const LITTER = /(^|\/)(__MACOSX\/|\._)/;

async function openZip(bytes: Uint8Array, limits: FileLimits): Promise<OpenedFile> {
  const isContent = (name: string) => CONTENT.test(name) && !LITTER.test(name);
  const files = await unpackedZip(bytes, isContent, limits.unpackedBytes);
  const names = [...files.keys()];
  if (names.some((name) => /\.shp$/i.test(name))) return openShapefile(files, limits);
  const drawings = names.filter((name) => /\.kml$/i.test(name));
  if (drawings.length > 0) return openDrawings(files, drawings, limits);
  const [only, ...others] = names.filter((name) => !/\.(dbf|prj|cpg)$/i.test(name));
  const content = files.get(only ?? '');
  if (!content || others.length > 0) throw notOneFile(names);
  return openPlain(content, limits);
}

/** A KMZ's doc.kml often only links to its other files: those that hold placemarks are layers. */
function openDrawings(
  files: ReadonlyMap<string, Uint8Array>,
  names: readonly string[],
  limits: FileLimits,
): OpenedFile {
  const layers = names.flatMap((path) => {
    const {
      layers: [layer],
    } = openKml(textOf(files.get(path) ?? new Uint8Array()), limits);
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.kml$/i, '');
    return layer ? [{ ...layer.read(), name }] : [];
  });
  const drawn = layers.filter(({ features }) => features.length > 0);
  const kept = drawn.length > 0 ? drawn : layers.slice(0, 1);
  return { format: 'kml', layers: kept.map((layer) => ({ name: layer.name, read: () => layer })) };
}

function gunzipped(bytes: Uint8Array, { unpackedBytes }: FileLimits): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: unpackedBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    throw unpacksTooLarge(unpackedBytes);
  }
}

/** UTF-16 where a byte-order mark says so, else UTF-8. */
function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

const SQLITE = [...Buffer.from('SQLite format 3\0', 'latin1')];

const startsWith = (bytes: Uint8Array, start: readonly number[]) =>
  start.every((byte, i) => bytes[i] === byte);

function tooManyBytes(limit: number): FileProblem {
  const size = `${Math.round(limit / 2 ** 20)} MB`;
  return new FileProblem(fileProblems.tooLarge({ vi: `hơn ${size}`, en: `over ${size}` }));
}

function notOneFile(names: readonly string[]): FileProblem {
  const listed = names.slice(0, 5).join(', ');
  return new FileProblem(
    fileProblems.unknownFormat(
      names.length === 0
        ? {
            vi: 'tệp zip không chứa .shp, .kml, .gpkg hay .geojson',
            en: 'the zip holds no .shp, .kml, .gpkg or .geojson',
          }
        : {
            vi: `tệp zip chứa nhiều tệp (${listed})`,
            en: `the zip holds several files (${listed})`,
          },
    ),
  );
}
