import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { cellToBoundary, cellToLatLng, getResolution, polygonToCellsExperimental } from 'h3-js';

const EXTENT = 4096;
/** Below this zoom a tile covers so much that its cells are not listed. */
const LEAST_LISTED_ZOOM = 4;
/** How much coarser the listed cells are than those that are asked for. */
const COARSER = 3;
/** A child may reach beyond its parent by a part of its width: tiles are looked up a little wider. */
const MARGIN = 0.25;

/** What a tile says of a cell besides its shape; null values are left out. */
export type HexProperties = Record<string, string | number | boolean | null>;

/**
 * Coarser cells that hold every cell of a resolution that a tile touches; null where that is most of
 * the world.
 */
export function cellsOverTile(
  [z, x, y]: readonly [number, number, number],
  resolution: number,
): { resolution: number; cells: string[] } | null {
  if (z < LEAST_LISTED_ZOOM) return null;
  const coarser = Math.max(0, resolution - COARSER);
  const [west, east] = [longitude(z, x - MARGIN), longitude(z, x + 1 + MARGIN)];
  const [north, south] = [latitude(z, y - MARGIN), latitude(z, y + 1 + MARGIN)];
  const ring = [
    [north, west],
    [south, west],
    [south, east],
    [north, east],
  ];
  return {
    resolution: coarser,
    cells: polygonToCellsExperimental(ring, coarser, 'containmentOverlapping'),
  };
}

/**
 * A Mapbox Vector Tile (version 2, uncompressed) of the cells that touch it: the layer `cells` holds
 * hexagons, `centres` a point for each in the tile with `r`, `remaining` and `hidden` alone. A feature's id is the
 * cell's own number without its resolution. Null when no cell touches the tile.
 */
export function hexTile(
  [z, x, y]: readonly [number, number, number],
  cells: Iterable<{ cell: string; properties: HexProperties }>,
): Uint8Array | null {
  const place = ([lat = 0, lon = 0]: number[]): [number, number] => [
    Math.round((((lon + 180) / 360) * 2 ** z - x) * EXTENT),
    Math.round((mercatorY(lat) * 2 ** z - y) * EXTENT),
  ];
  const hexagons: GeoJSONVTFeature[] = [];
  const centres: GeoJSONVTFeature[] = [];
  for (const { cell, properties } of cells) {
    const ring = cellToBoundary(cell).map(place);
    if (!touches(ring)) continue;
    const [first] = ring;
    if (first) ring.push(first);
    const tags = told(properties);
    const id = featureId(cell);
    hexagons.push({ id, type: 3, geometry: [ring], tags });
    const centre = place(cellToLatLng(cell));
    if (centre.every(inside)) centres.push({ id, type: 1, geometry: [centre], tags: few(tags) });
  }
  if (hexagons.length === 0) return null;
  const layers = { cells: tileOf(hexagons), centres: tileOf(centres) };
  return fromGeojsonVt(layers, { version: 2, extent: EXTENT });
}

/** A heat map needs no more; the rest would be sent twice. */
function few({ r, remaining, hidden }: ReturnType<typeof told>) {
  return told({ r: r ?? null, remaining: remaining ?? null, hidden: hidden ?? null });
}

const tileOf = (features: GeoJSONVTFeature[]) => ({ features }) as GeoJSONVTTile;

const inside = (value: number) => value >= 0 && value < EXTENT;

function touches(ring: readonly [number, number][]): boolean {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const meets = (values: number[]) => Math.max(...values) >= 0 && Math.min(...values) <= EXTENT;
  return meets(xs) && meets(ys);
}

function told(properties: HexProperties): Record<string, string | number | boolean> {
  const known = Object.entries(properties).filter(([, value]) => value !== null);
  return Object.fromEntries(known) as Record<string, string | number | boolean>;
}

/** Base cell and digits, which fit a number up to resolution 12. */
function featureId(cell: string): number {
  const unused = 3n * (15n - BigInt(getResolution(cell)));
  return Number((BigInt(`0x${cell}`) & ((1n << 52n) - 1n)) >> unused);
}

const longitude = (z: number, x: number) => (x / 2 ** z) * 360 - 180;

const latitude = (z: number, y: number) =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI;

function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}
