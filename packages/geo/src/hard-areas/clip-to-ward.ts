import type { HardArea } from '@tungngo/domain';
import { area, feature, featureCollection, flatten, intersect } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { roundPosition } from '../boundaries/local-projection.js';

/**
 * The part of an area's outline within its ward; the largest where the border cuts it into several.
 * The outline as it is where they do not meet: people's cells lie where a file says, not the border.
 */
export function clippedToWard(
  outline: HardArea['polygon'],
  ward: Polygon | MultiPolygon,
): HardArea['polygon'] {
  const shared = intersect(
    featureCollection<Polygon | MultiPolygon>([feature(outline), feature(ward)]),
  );
  if (!shared) return outline;
  const parts = flatten(shared).features.filter(({ geometry }) => geometry.type === 'Polygon');
  const largest = parts.reduce((best, part) => (area(part) > area(best) ? part : best));
  const rings = (largest.geometry as Polygon).coordinates.map((ring) =>
    ring.map(([lon = 0, lat = 0]) => roundPosition([lon, lat])),
  );
  return { type: 'Polygon', coordinates: rings };
}
