import KDBush from 'kdbush';
import { at, binaryWeights, type Weights } from './weights.js';

/** Points in plane units, metres say: project degrees first, or distances are wrong. */
export type PlanePoints = readonly (readonly [x: number, y: number])[];

/** Binary weights of all points at most `distance` away, in the unit of the points. */
export function distanceBand(points: PlanePoints, distance: number): Weights {
  const index = indexOf(points);
  return binaryWeights(points.map(([x, y]) => index.within(x, y, distance)));
}

/**
 * Binary weights of the `k` nearest other points, fewer only where there are no more. At equal
 * distance the lower index comes first. Not symmetric: the nearest of a lonely point need not have
 * it among its own.
 */
export function nearestNeighbours(points: PlanePoints, k: number): Weights {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`${k} neighbours cannot be taken`);
  const index = indexOf(points);
  const wanted = Math.min(k, points.length - 1);
  const firstReach = usualReach(points, wanted);
  return binaryWeights(
    points.map(([x, y], self) => {
      let reach = firstReach;
      let found = index.within(x, y, reach);
      // The circle holds the k nearest as soon as it holds k others.
      while (found.length <= wanted) {
        reach *= 2;
        found = index.within(x, y, reach);
      }
      const distances = found
        .filter((other) => other !== self)
        .map((other) => ({ other, squared: squaredDistance(points[other], x, y) }));
      distances.sort((a, b) => a.squared - b.squared || a.other - b.other);
      return distances.slice(0, wanted).map(({ other }) => other);
    }),
  );
}

function indexOf(points: PlanePoints): KDBush {
  const index = new KDBush(points.length);
  for (const [x, y] of points) index.add(x, y);
  return index.finish();
}

/** Radius of the circle that holds `wanted` points where they lie evenly. */
function usualReach(points: PlanePoints, wanted: number): number {
  const spans = [0, 1].map((axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (const point of points) {
      low = Math.min(low, at(point, axis));
      high = Math.max(high, at(point, axis));
    }
    return high - low;
  });
  const side = Math.max(...spans, Number.MIN_VALUE);
  return side * Math.sqrt((wanted + 1) / points.length);
}

function squaredDistance(point: PlanePoints[number] | undefined, x: number, y: number): number {
  return point ? (point[0] - x) ** 2 + (point[1] - y) ** 2 : Infinity;
}
