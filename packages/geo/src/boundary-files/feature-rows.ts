import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import polylabel from 'polylabel';
import { polygonsOf, ringArea } from '../boundaries/rings.js';
import type { FeatureFile } from './read-features.js';

/** A table of text. */
export interface FeatureRows {
  headers: string[];
  rows: string[][];
}

/**
 * The features as rows: their attributes in the order in which the file first has them, then `lon`
 * and `lat` (WGS 84 degrees; of a polygon a point well inside it, of a line its middle vertex) and
 * `geometry` (GeoJSON text, empty for points and for features without a shape). An attribute that
 * bears one of these three names, in small letters or capitals, gets a number: `lon_2`.
 */
export function featureRows({ features }: FeatureFile): FeatureRows {
  const columns = [...new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const rows = features.map((feature) => {
    const values = columns.map((column) => textOf(feature.properties?.[column]));
    return [...values, ...placeOf(feature)];
  });
  return { headers: [...headersOf(columns), ...OWN], rows };
}

const OWN = ['lon', 'lat', 'geometry'];

function headersOf(columns: readonly string[]): string[] {
  const taken = new Set([...OWN, ...columns]);
  return columns.map((column) => {
    if (!OWN.includes(column.toLowerCase())) return column;
    let number = 2;
    while (taken.has(`${column}_${number}`)) number += 1;
    taken.add(`${column}_${number}`);
    return `${column}_${number}`;
  });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function placeOf({ geometry }: Feature<Geometry | null>): string[] {
  if (!geometry) return ['', '', ''];
  const [lon, lat] = insidePoint(geometry) ?? [];
  const place = [lon, lat].map((degrees) => (degrees === undefined ? '' : degreesText(degrees)));
  return [...place, geometry.type === 'Point' ? '' : JSON.stringify(geometry)];
}

/** At most 7 decimals: a centimetre. */
const degreesText = (degrees: number) => String(Math.round(degrees * 1e7) / 1e7);

/** A position on the geometry that stands for it; null when it has none. */
function insidePoint(geometry: Geometry): Position | null {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates;
    case 'MultiPoint':
      return geometry.coordinates[0] ?? null;
    case 'LineString':
      return middleOf(geometry.coordinates);
    case 'MultiLineString':
      return middleOf(longestOf(geometry.coordinates));
    case 'GeometryCollection':
      return geometry.geometries.map(insidePoint).find((point) => point !== null) ?? null;
    default:
      return insidePolygon(geometry);
  }
}

/** The pole of inaccessibility of the largest part. */
function insidePolygon(geometry: Polygon | MultiPolygon): Position | null {
  const [largest] = polygonsOf(geometry)
    .map((rings) => ({ rings, area: Math.abs(ringArea(rings[0] ?? [])) }))
    .sort((a, b) => b.area - a.area);
  if (!largest) return null;
  const first = largest.rings[0]?.[0] ?? null;
  if (isSliver(largest.rings[0] ?? [])) return first;
  // To a hundredth of the shape's width: it need not be the very pole.
  const [x, y] = polylabel(largest.rings as [number, number][][], Math.sqrt(largest.area) / 100);
  return x === undefined || y === undefined ? first : [x, y];
}

/** Flat, or so thin that the search for its inside would take long. */
function isSliver(ring: readonly Position[]): boolean {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of ring) {
    [west, south] = [Math.min(west, x), Math.min(south, y)];
    [east, north] = [Math.max(east, x), Math.max(north, y)];
  }
  const [width, height] = [east - west, north - south];
  const area = Math.abs(ringArea(ring));
  return area <= Math.max(width, height) ** 2 / 2_000 || Math.min(width, height) === 0;
}

const middleOf = (line: readonly Position[]) => line[Math.floor(line.length / 2)] ?? null;

function longestOf(lines: readonly Position[][]): Position[] {
  return lines.reduce((a, b) => (b.length > a.length ? b : a), lines[0] ?? []);
}
