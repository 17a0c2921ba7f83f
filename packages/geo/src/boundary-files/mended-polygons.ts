import { featureCollection, intersect, polygon } from '@turf/turf';
import type { Position } from 'geojson';
import { polygonsOf, ringArea } from '../boundaries/rings.js';
import { ringCrossing } from './ring-crossings.js';

/** Share of a shape's area that mending may change: slips of the pen, not another shape. */
const MOST_CHANGE = 0.001;

/** Polygons without crossings, whether any was mended, or where one crosses beyond mending. */
export type Mended = { polygons: Position[][][]; mended: boolean } | { crossing: Position };

/**
 * Cuts off the little loops that digitising leaves where a ring crosses itself. A shape that would
 * change by more than a thousandth of its area is left for people to judge.
 */
export function mendedPolygons(polygons: readonly Position[][][]): Mended {
  const whole: Position[][][] = [];
  let mended = false;
  for (const rings of polygons) {
    const crossing = ringCrossing(rings);
    if (crossing === null) {
      whole.push(rings);
      continue;
    }
    const parts = crossing ? mendedPolygon(rings) : null;
    if (!parts) return { crossing: crossing ?? rings[0]?.[0] ?? [] };
    whole.push(...parts);
    mended = true;
  }
  return { polygons: whole, mended };
}

function mendedPolygon(rings: Position[][]): Position[][][] | null {
  const cut = cutToItself(rings);
  if (!cut) return null;
  const [drawn, left] = [areaOf(rings), cut.reduce((sum, part) => sum + areaOf(part), 0)];
  return Math.abs(left - drawn) <= MOST_CHANGE * drawn ? cut : null;
}

/** The cut with its own bounds: what the clipping library makes of the rings by the even-odd rule. */
function cutToItself(rings: Position[][]): Position[][][] | null {
  const xs = rings.flat().map(([x = 0]) => x);
  const ys = rings.flat().map(([, y = 0]) => y);
  const [west, east] = [least(xs) - 1, -least(xs.map((x) => -x)) + 1];
  const [south, north] = [least(ys) - 1, -least(ys.map((y) => -y)) + 1];
  const bounds = polygon([
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]);
  try {
    const cut = intersect(featureCollection([polygon(rings), bounds]));
    return cut ? polygonsOf(cut.geometry) : null;
  } catch {
    return null;
  }
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);

function areaOf([outer = [], ...holes]: Position[][]): number {
  return holes.reduce((area, hole) => area - Math.abs(ringArea(hole)), Math.abs(ringArea(outer)));
}
