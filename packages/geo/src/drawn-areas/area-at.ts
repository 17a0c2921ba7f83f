import type { AreaCode, AreaLevel } from '@tungngo/domain';
import { booleanPointInPolygon } from '@turf/turf';
import type { AreaFeature } from '../boundaries/boundary-set.js';

/** The area of a level that holds a WGS 84 point; null outside all. Cost: one look at each shape. */
export function areaAt(
  features: readonly AreaFeature[],
  level: AreaLevel,
  point: [lon: number, lat: number],
): AreaCode | null {
  const found = features.find(
    (feature) => feature.properties.level === level && booleanPointInPolygon(point, feature),
  );
  return found?.properties.code ?? null;
}
