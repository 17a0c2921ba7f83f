import type { Localized } from '@tungngo/domain';
import type { Position } from 'geojson';
import {
  type CoordinateSystem,
  findCoordinateSystem,
} from '../coordinate-systems/coordinate-systems.js';
import {
  axesOf,
  type Bounds,
  type Candidate,
  candidateSystems,
  isInVietnam,
} from '../coordinate-systems/guessed-systems.js';
import { systemOfWkt, type UsableSystem, usable } from '../coordinate-systems/stated-system.js';
import type { ToWgs84 } from '../coordinate-systems/to-wgs84.js';
import { isRecord } from './checked-shape.js';
import type { FileLimits } from './file-limits.js';
import { FileProblem, fileProblems } from './file-problems.js';
import { budgetOf, type RawLayer } from './raw-layer.js';

/** The system in which a file's coordinates were read, and how it is known. */
export interface FileReference {
  code: string;
  name: Localized;
  /** Said by the file or its format, chosen by the caller, or found out from the coordinates. */
  known: 'file' | 'option' | 'guessed';
}

/** A layer whose coordinates are longitude and latitude in WGS 84; shapes not yet checked. */
export interface PlacedLayer {
  crs: FileReference;
  /** What was done to the file on the way, for the person who imports it. */
  notes: Localized[];
  features: unknown[];
}

/** How to place a layer of which the file does not say the system. */
export interface Placing {
  /** The system that the caller chose; it goes before what the file says. */
  crs?: string | undefined;
  /** Where the features should lie, WGS 84 degrees; all of Vietnam when left out. */
  near?: Bounds | undefined;
  /** Picks among several systems that fit; null when it cannot tell either. */
  choose?(candidates: readonly Candidate[]): Candidate | null;
  limits: FileLimits;
}

/** Takes a layer to WGS 84; throws a FileProblem when its system cannot be known. */
export function placedLayer(layer: RawLayer, placing: Placing): PlacedLayer {
  const extent = extentOf(layer.features, placing.limits);
  const { system, known, swapped } = decided(layer, extent, placing);
  const notes: Localized[] = [];
  if (swapped) notes.push(swappedNote);
  if (known === 'guessed') notes.push(guessedNote(system));
  const way = axesOf(system.toWgs84, swapped);
  const isPlain = system.code === 'EPSG:4326' && !swapped;
  const features = isPlain
    ? layer.features
    : layer.features.map((entry) => movedFeature(entry, way));
  return { crs: { code: system.code, name: system.name, known }, notes, features };
}

interface Decision {
  system: UsableSystem;
  known: FileReference['known'];
  swapped: boolean;
}

function decided(layer: RawLayer, extent: Bounds | null, placing: Placing): Decision {
  const chosen = placing.crs === undefined ? statedSystem(layer) : chosenSystem(placing.crs);
  if (chosen) {
    if (extent && isDegrees(extent) && findCoordinateSystem(chosen.code)?.projected) {
      const [x, y] = extent;
      const problem = fileProblems.degreesInMetres(x, y, chosen.code);
      throw new FileProblem(problem, { field: 'crs' });
    }
    const known = placing.crs !== undefined ? 'option' : chosen.sure ? 'file' : 'guessed';
    return { system: chosen, known, swapped: isSwapped(chosen.toWgs84, extent) };
  }
  const byFormat = layer.reference.by === 'format';
  const wgs84 = chosenSystem('EPSG:4326');
  if (!extent) return { system: wgs84, known: byFormat ? 'file' : 'guessed', swapped: false };
  if (isDegrees(extent)) {
    const known = byFormat ? 'file' : 'guessed';
    return { system: wgs84, known, swapped: isSwapped(wgs84.toWgs84, extent) };
  }
  const candidates = candidateSystems(extent, placing.near);
  // Degrees by the format, with some coordinates astray: their features are told one by one.
  if (byFormat && candidates.length === 0) return { system: wgs84, known: 'file', swapped: false };
  return guessed(candidates, extent, placing);
}

function chosenSystem(crs: string): UsableSystem {
  const system = findCoordinateSystem(crs);
  if (!system) throw new FileProblem(fileProblems.otherSystem(crs.slice(0, 80)), { field: 'crs' });
  return usable(system);
}

/** The system that the file states; null when it states none. */
function statedSystem({ reference }: RawLayer): UsableSystem | null {
  if (reference.by === 'format' || reference.by === 'nothing') return null;
  const listed = reference.by === 'code' ? findCoordinateSystem(reference.code) : null;
  if (listed) return usable(listed);
  const described = reference.wkt ? systemOfWkt(reference.wkt) : null;
  if (described) return described;
  const name =
    reference.by === 'code' ? reference.code : (/"([^"]*)"/.exec(reference.wkt)?.[1] ?? '?');
  throw new FileProblem(fileProblems.unreadableSystem(name.slice(0, 80)), { field: 'crs' });
}

function guessed(candidates: Candidate[], extent: Bounds, { choose }: Placing): Decision {
  const [first, ...others] = candidates;
  const [west, south, east, north] = extent;
  const [x, y] = [Math.round((west + east) / 2), Math.round((south + north) / 2)];
  if (!first) throw new FileProblem(fileProblems.noSystem(x, y), { field: 'crs' });
  const picked = others.length === 0 ? first : (choose?.(candidates) ?? null);
  if (!picked) {
    const systems: CoordinateSystem[] = candidates.map(({ system }) => system);
    throw new FileProblem(fileProblems.ambiguousSystem(x, y, systems), { field: 'crs' });
  }
  return { system: usable(picked.system), known: 'guessed', swapped: picked.swapped };
}

/** True when all lies in Vietnam only once x and y change places. */
function isSwapped(way: ToWgs84, extent: Bounds | null): boolean {
  return extent !== null && !isInVietnam(way, extent) && isInVietnam(axesOf(way, true), extent);
}

const isDegrees = ([west, south, east, north]: Bounds) =>
  Math.max(Math.abs(west), Math.abs(east)) <= 180 &&
  Math.max(Math.abs(south), Math.abs(north)) <= 180;

/** Bounds of all positions in the features; null when there is none. Throws when there are too many. */
function extentOf(features: readonly unknown[], limits: FileLimits): Bounds | null {
  const budget = budgetOf(limits);
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const entry of features) {
    budget.feature();
    if (!isRecord(entry)) continue;
    mappedGeometry(entry.geometry, (position) => {
      budget.vertices(1);
      const [x = 0, y = 0] = position;
      bounds[0] = Math.min(bounds[0], x);
      bounds[1] = Math.min(bounds[1], y);
      bounds[2] = Math.max(bounds[2], x);
      bounds[3] = Math.max(bounds[3], y);
      return position;
    });
  }
  return bounds[0] <= bounds[2] && bounds[1] <= bounds[3] ? bounds : null;
}

function movedFeature(entry: unknown, way: ToWgs84): unknown {
  if (!isRecord(entry) || !isRecord(entry.geometry)) return entry;
  const geometry = mappedGeometry(entry.geometry, ([x = 0, y = 0]) => way(x, y));
  return { ...entry, geometry };
}

function mappedGeometry(geometry: unknown, map: (position: Position) => Position): unknown {
  if (!isRecord(geometry)) return geometry;
  if (Array.isArray(geometry.geometries)) {
    const geometries = geometry.geometries.map((part) => mappedGeometry(part, map));
    return { ...geometry, geometries };
  }
  return { ...geometry, coordinates: mappedCoordinates(geometry.coordinates, map) };
}

/** Maps each pair of numbers in nested arrays; what is none stays, for the check of shapes. */
function mappedCoordinates(nested: unknown, map: (position: Position) => Position): unknown {
  if (!Array.isArray(nested)) return nested;
  const [x, y] = nested;
  if (typeof x === 'number' && typeof y === 'number') {
    return Number.isFinite(x) && Number.isFinite(y) ? map(nested) : nested;
  }
  return nested.map((part) => mappedCoordinates(part, map));
}

const swappedNote: Localized = {
  vi: 'Tệp ghi toạ độ theo thứ tự Bắc trước, Đông sau; đã đổi lại.',
  en: 'The file writes north before east; the coordinates were turned round.',
};

function guessedNote({ code, name }: UsableSystem): Localized {
  if (code === 'EPSG:4326') {
    return {
      vi: 'Tệp không ghi rõ hệ toạ độ; toạ độ tính bằng độ nên đã đọc theo WGS 84.',
      en: 'The file does not say its coordinate system; its coordinates are degrees and were read as WGS 84.',
    };
  }
  return {
    vi: `Tệp không ghi rõ hệ toạ độ; đã đọc theo ${name.vi}, hệ duy nhất phù hợp.`,
    en: `The file does not say its coordinate system; it was read as ${name.en}, the only one that fits.`,
  };
}
