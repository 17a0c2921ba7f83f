import { shortAreaName } from '@tungngo/domain';
import type { Feature, Point, Position } from 'geojson';
import polylabel from 'polylabel';
import type { AreaFeature } from '../boundaries/boundary-set.js';
import { polygonsOf, ringArea } from '../boundaries/rings.js';

/** Accuracy of a label's place, as a share of its polygon's smaller side. */
const PRECISION = 0.01;

/** Where the name of an area goes: a point with the area's id and properties, and its short name. */
export type LabelFeature = Feature<Point, AreaFeature['properties'] & { short: string }>;

/** A label at the pole of inaccessibility of the area's largest polygon: always inside it. */
export function labelPoint({ id, properties, geometry }: AreaFeature): LabelFeature {
  const largest = polygonsOf(geometry).reduce((best, polygon) =>
    outerArea(polygon) > outerArea(best) ? polygon : best,
  );
  const flat = largest.map((ring) => ring.map(([x = 0, y = 0]): [number, number] => [x, y]));
  const [lon = 0, lat = 0] = polylabel(flat, PRECISION * smallerSide(largest));
  return {
    type: 'Feature',
    id,
    properties: { ...properties, short: shortAreaName(properties.name) },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  };
}

const outerArea = ([outer]: Position[][]) => Math.abs(ringArea(outer ?? []));

function smallerSide([outer = []]: Position[][]): number {
  const sides = [0, 1].map((axis) => {
    const values = outer.map((position) => position[axis] ?? 0);
    return Math.max(...values) - Math.min(...values);
  });
  return Math.min(...sides);
}
