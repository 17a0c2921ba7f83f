import { GeoJSONVT, type GeoJSONVTTile, geoJSONToTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature } from 'geojson';
import type { BoundarySet } from '../boundaries/boundary-set.js';
import { labelPoint } from './label-points.js';
import { snappedTile } from './snapped-tile.js';

/** Deepest zoom whose tiles are kept; a map stretches them beyond it. */
const MAX_ZOOM = 14;
/** Deepest zoom that is drawn at all: the whole of a 32-bit tile address that maps use. */
const DEEPEST_ZOOM = 22;
const EXTENT = 4096;

/**
 * No simplification: the library simplifies each ring on its own, so that two areas would keep
 * different vertices of the border that they share and the map would show cracks. Vertices that
 * fall on one grid point of a tile are merged instead, which is the same on both sides.
 */
const DRAWING = { maxZoom: MAX_ZOOM, tolerance: 0, extent: EXTENT, wrap: false } as const;

/** Draws vector tiles of one boundary set. */
export interface TileIndex {
  /** An uncompressed Mapbox Vector Tile (version 2); null when nothing lies in it. */
  tile(z: number, x: number, y: number): Uint8Array | null;
}

/**
 * Cuts a boundary set into vector tiles with the layers `wards`, `districts`, `province` (polygons)
 * and `labels` (points). A feature's id is its area's code as a number; its properties are `code`,
 * `name`, `level`, `parentCode` (absent at the top) and, on labels, `short`.
 */
export function createTileIndex(set: BoundarySet): TileIndex {
  const ofLevel = (level: string) => set.features.filter((f) => f.properties.level === level);
  const layers = [
    layerOf('wards', ofLevel('ward')),
    layerOf('districts', ofLevel('district')),
    layerOf('province', ofLevel('province')),
    layerOf('labels', set.features.map(labelPoint)),
  ];
  return {
    tile(z, x, y) {
      if (!isTileAddress(z, x, y)) return null;
      const filled: Record<string, GeoJSONVTTile> = {};
      for (const { name, cut } of layers) {
        const tile = cut(z, x, y);
        if (tile && tile.features.length > 0) filled[name] = tile;
      }
      if (Object.keys(filled).length === 0) return null;
      return fromGeojsonVt(filled, { version: 2, extent: EXTENT });
    },
  };
}

interface Layer {
  name: string;
  cut(z: number, x: number, y: number): GeoJSONVTTile | null;
}

/** Tiles to `MAX_ZOOM` stay in the index; deeper ones are cut anew, or it would grow without end. */
function layerOf(name: string, features: Feature[]): Layer {
  const data = { type: 'FeatureCollection' as const, features };
  const index = new GeoJSONVT(data, DRAWING);
  return {
    name,
    cut(z, x, y) {
      const tile =
        z <= MAX_ZOOM
          ? index.getTile(z, x, y)
          : geoJSONToTile(data, z, x, y, { ...DRAWING, clip: true });
      return tile && snappedTile(tile);
    },
  };
}

function isTileAddress(z: number, x: number, y: number): boolean {
  const inside = (value: number, end: number) =>
    Number.isInteger(value) && value >= 0 && value < end;
  return inside(z, DEEPEST_ZOOM + 1) && inside(x, 2 ** z) && inside(y, 2 ** z);
}
