import fc from 'fast-check';
import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type Box, boxPolygon, brickWalls, latticeWeights } from '../../test/lattices.js';
import { contiguity } from './contiguity.js';
import { binaryWeights, islands, rowStandardised, spatialLag, weightsAmong } from './weights.js';

/** How much of a border two boxes share: null when they do not touch. */
function sharedBorder(a: Box, b: Box): number | null {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width < 0 || height < 0 ? null : Math.max(width, height);
}

function bruteForce(boxes: readonly Box[], kind: 'queen' | 'rook') {
  return binaryWeights(
    boxes.map((box) =>
      [...boxes.keys()].filter((other) => {
        const shared = sharedBorder(box, boxes[other] ?? box);
        return kind === 'queen' ? shared !== null : (shared ?? 0) > 0;
      }),
    ),
  );
}

describe('contiguity', () => {
  it('finds who touches in walls of bricks whose corners meet edges', () => {
    fc.assert(
      fc.property(brickWalls, fc.constantFrom('queen', 'rook'), (boxes, kind) => {
        expect(contiguity(boxes.map(boxPolygon), kind)).toEqual(bruteForce(boxes, kind));
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('bridges gaps and overlaps within the tolerance, and no others', () => {
    const shake = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 40,
      maxLength: 40,
    });
    fc.assert(
      fc.property(brickWalls, shake, fc.constantFrom('queen', 'rook'), (boxes, offsets, kind) => {
        const shaken = boxes.map((box, i): Box => {
          const off = (k: number) => 2e-6 * (offsets[(i * 4 + k) % offsets.length] ?? 0);
          return [box[0] + off(0), box[1] + off(1), box[2] + off(2), box[3] + off(3)];
        });
        const weights = contiguity(shaken.map(boxPolygon), kind, 1e-5);
        expect(weights).toEqual(bruteForce(boxes, kind));
      }),
      { seed: 4, numRuns: 200 },
    );
    const apart = [boxPolygon([0, 0, 1, 1]), boxPolygon([1.0001, 0, 2, 1])];
    expect(contiguity(apart, 'queen', 1e-5).neighbours).toHaveLength(0);
    expect(contiguity(apart, 'rook', 2e-4).neighbours).toHaveLength(2);
  });

  it('takes every part of an area and the borders of its holes', () => {
    const around: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [
        [...boxPolygon([0, 0, 3, 3]).coordinates, ...boxPolygon([1, 1, 2, 2]).coordinates],
        boxPolygon([9, 9, 10, 10]).coordinates,
      ],
    };
    const others = [
      boxPolygon([1, 1, 2, 2]),
      boxPolygon([10, 9, 11, 10]),
      boxPolygon([20, 20, 21, 21]),
    ];
    const weights = contiguity([around, ...others, null], 'rook');
    expect([...weights.neighbours]).toEqual([1, 2, 0, 0]);
    expect(islands(weights)).toEqual([3, 4]);
  });
});

describe('weights', () => {
  const lattice = latticeWeights(3, 2, 'rook');

  it('sum to 1 in each row once standardised, and an island stays without', () => {
    const standardised = rowStandardised(binaryWeights([[1, 2], [0], [0, 1], []]));
    expect([...standardised.values]).toEqual([0.5, 0.5, 1, 0.5, 0.5]);
    expect(islands(standardised)).toEqual([3]);
    expect([...spatialLag([1, 2, 4, 8], standardised)]).toEqual([3, 1, 1.5, 0]);
  });

  it('keep neither an area itself nor a neighbour twice, and refuse who is no area', () => {
    expect([...binaryWeights([[1, 1, 0], []]).neighbours]).toEqual([1]);
    expect(() => binaryWeights([[2], []])).toThrow(RangeError);
    expect(() => binaryWeights([[-1], []])).toThrow(RangeError);
  });

  it('among some areas know no other, in the order asked', () => {
    // 3 4 5
    // 0 1 2
    const among = weightsAmong(lattice, [4, 0, 1, 5]);
    expect(among).toEqual(binaryWeights([[2, 3], [2], [0, 1], [0]]));
    expect(islands(weightsAmong(lattice, [0, 2, 4]))).toEqual([0, 1, 2]);
  });
});
