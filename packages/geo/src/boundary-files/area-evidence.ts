import type { Area } from '@tungngo/domain';
import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { axesOf, type Bounds, type Candidate } from '../coordinate-systems/guessed-systems.js';
import { toWgs84 } from '../coordinate-systems/to-wgs84.js';
import { checkedGeometry } from './checked-geometry.js';
import { isRecord } from './checked-shape.js';
import { areasNamed } from './feature-codes.js';
import type { RawLayer } from './raw-layer.js';

/** Degrees around the centres of the areas within which their shapes must lie. */
const AROUND = 0.5;
/** Features that are tried; more would say no more. */
const MOST_TRIED = 300;

/** Bounds around the areas; undefined when none has a place. */
export function nearAreas(areas: readonly Area[]): Bounds | undefined {
  const lons = areas.map(({ lon }) => lon);
  const lats = areas.map(({ lat }) => lat);
  if (areas.length === 0) return undefined;
  const [west, south] = [Math.min(...lons), Math.min(...lats)];
  const [east, north] = [Math.max(...lons), Math.max(...lats)];
  return [west - AROUND, south - AROUND, east + AROUND, north + AROUND];
}

/**
 * The system in which most shapes hold the centre of the area that they name; null when none does
 * so clearly. VN-2000 and WGS 84 in the same UTM zone lie 200 m apart: centres cannot tell them.
 */
export function systemByAreas(
  candidates: readonly Candidate[],
  { features }: RawLayer,
  areas: readonly Area[],
): Candidate | null {
  const named = shapesWithCentres(features, areas).slice(0, MOST_TRIED);
  const scored = candidates
    .map((candidate) => ({ candidate, hits: hitsOf(candidate, named) }))
    .sort((a, b) => b.hits - a.hits);
  const [best, second] = scored;
  if (!best || best.hits * 2 < named.length || best.hits === 0) return null;
  return second && second.hits * 2 > best.hits ? null : best.candidate;
}

interface NamedShape {
  polygons: Position[][][];
  centre: Position;
}

function shapesWithCentres(features: readonly unknown[], areas: readonly Area[]): NamedShape[] {
  const known = new Map(areas.map((area) => [area.code, area]));
  const codes = new Set(known.keys());
  return features.flatMap((entry) => {
    if (!isRecord(entry)) return [];
    const [code, ...others] = areasNamed(entry, codes);
    const area = code && others.length === 0 ? known.get(code) : undefined;
    const checked = checkedGeometry(entry.geometry);
    const shape = 'geometry' in checked ? checked.geometry : null;
    if (!area || (shape?.type !== 'Polygon' && shape?.type !== 'MultiPolygon')) return [];
    const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    return [{ polygons, centre: [area.lon, area.lat] }];
  });
}

function hitsOf({ system, swapped }: Candidate, named: readonly NamedShape[]): number {
  const way = toWgs84(system.code);
  if (!way) return 0;
  const turned = axesOf(way, swapped);
  return named.filter(({ polygons, centre }) => {
    const shape: Polygon | MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: polygons.map((rings) =>
        rings.map((ring) => ring.map(([x = 0, y = 0]) => turned(x, y))),
      ),
    };
    return booleanPointInPolygon(centre, shape);
  }).length;
}
