import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt';

type GridPoint = [x: number, y: number];

/**
 * The tile without vertices that repeat the one before them on the tile's grid, without rings that
 * hold no area there, and without polygons that are left with no ring.
 */
export function snappedTile(tile: GeoJSONVTTile): GeoJSONVTTile {
  return { ...tile, features: tile.features.flatMap(snappedFeature) };
}

function snappedFeature(feature: GeoJSONVTFeature): GeoJSONVTFeature[] {
  if (feature.type === 1) return [feature];
  const geometry = feature.geometry.map(withoutRepeats).filter(holdsArea);
  return geometry.length > 0 ? [{ ...feature, geometry }] : [];
}

function withoutRepeats(ring: GridPoint[]): GridPoint[] {
  return ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]?.[0] || y !== ring[i - 1]?.[1]);
}

function holdsArea(ring: GridPoint[]): boolean {
  let doubled = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [0, 0];
    doubled += x * nextY - nextX * y;
  });
  return doubled !== 0;
}
