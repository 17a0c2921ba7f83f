import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendedPolygons } from './mended-polygons.js';
import { ringCrossing } from './ring-crossings.js';

type Ring = [number, number][];

const square: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];
const bowTie: Ring = [
  [0, 0],
  [10, 10],
  [10, 0],
  [0, 10],
  [0, 0],
];
/** A square with a loop of a hundredth of a unit in its upper edge. */
const slip: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [5, 10],
  [5.01, 9.99],
  [5.01, 10.01],
  [4.99, 9.99],
  [0, 10],
  [0, 0],
];

describe('rings that cross themselves', () => {
  it.each<[string, Ring[], boolean]>([
    ['a square', [square], false],
    ['a bow tie', [bowTie], true],
    ['a slip of the pen', [slip], true],
    [
      'a hole that touches the outer ring',
      [
        square,
        [
          [0, 5],
          [5, 7],
          [5, 3],
          [0, 5],
        ],
      ],
      false,
    ],
    [
      'a hole that leaves the outer ring',
      [
        square,
        [
          [5, 5],
          [15, 7],
          [15, 3],
          [5, 5],
        ],
      ],
      true,
    ],
    ['an edge that goes out and back', [[...square.slice(0, 4), [-5, 10], [0, 10], [0, 0]]], false],
  ])('%s', (_, rings, crosses) => {
    expect(ringCrossing(rings) !== null).toBe(crosses);
  });

  it('says where', () => {
    expect(ringCrossing([bowTie])).toEqual([5, 5]);
  });

  it('finds what comparing each pair of edges finds', () => {
    const coordinate = fc.integer({ min: 0, max: 12 });
    const ring = fc
      .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9 })
      .map((points): Ring => [...points, points[0] ?? [0, 0]]);
    fc.assert(
      fc.property(ring, (drawn) => {
        expect(ringCrossing([drawn]) !== null).toBe(anyPairCrosses(drawn));
      }),
      { seed: 7, numRuns: 3_000 },
    );
  });
});

function anyPairCrosses(ring: Ring): boolean {
  const side = (a: number[], b: number[], c: number[]) =>
    Math.sign(
      ((b[0] ?? 0) - (a[0] ?? 0)) * ((c[1] ?? 0) - (a[1] ?? 0)) -
        ((b[1] ?? 0) - (a[1] ?? 0)) * ((c[0] ?? 0) - (a[0] ?? 0)),
    );
  const edges = ring.slice(1).map((to, i) => [ring[i] ?? to, to] as const);
  return edges.some(([a, b]) =>
    edges.some(
      ([c, d]) => side(a, b, c) * side(a, b, d) === -1 && side(c, d, a) * side(c, d, b) === -1,
    ),
  );
}

describe('mending', () => {
  it('leaves whole shapes as they are', () => {
    expect(mendedPolygons([[square]])).toEqual({ polygons: [[square]], mended: false });
  });

  it('cuts off a slip of the pen', () => {
    const mended = mendedPolygons([[slip]]);
    if (!('polygons' in mended)) throw new Error('not mended');
    expect(mended.mended).toBe(true);
    for (const rings of mended.polygons) expect(ringCrossing(rings)).toBeNull();
  });

  it('leaves a bow tie to people: which half is meant?', () => {
    expect(mendedPolygons([[bowTie]])).toEqual({ crossing: [5, 5] });
  });
});
