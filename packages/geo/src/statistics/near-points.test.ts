import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBand, nearestNeighbours, type PlanePoints } from './near-points.js';
import { binaryWeights } from './weights.js';

/** Some repeat, many lie equally far. */
const places = fc.array(
  fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })),
  {
    minLength: 1,
    maxLength: 40,
  },
);

function bySquaredDistance(points: PlanePoints, self: number) {
  const [x, y] = points[self] ?? [0, 0];
  return points
    .map((point, other) => ({ other, squared: (point[0] - x) ** 2 + (point[1] - y) ** 2 }))
    .filter(({ other }) => other !== self)
    .sort((a, b) => a.squared - b.squared || a.other - b.other);
}

describe('nearestNeighbours', () => {
  it('takes the nearest, the lower index at equal distance', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 8 }), (points, k) => {
        const expected = points.map((_, i) =>
          bySquaredDistance(points, i)
            .slice(0, k)
            .map(({ other }) => other),
        );
        expect(nearestNeighbours(points, k)).toEqual(binaryWeights(expected));
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('refuses to take none', () => {
    expect(() => nearestNeighbours([[0, 0]], 0)).toThrow(RangeError);
  });
});

describe('distanceBand', () => {
  it('takes all within the distance, its edge included', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 6 }), (points, distance) => {
        const expected = points.map((_, i) =>
          bySquaredDistance(points, i)
            .filter(({ squared }) => squared <= distance ** 2)
            .map(({ other }) => other),
        );
        expect(distanceBand(points, distance)).toEqual(binaryWeights(expected));
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
