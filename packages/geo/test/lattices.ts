import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { binaryWeights, type Weights } from '../src/statistics/weights.js';

/** A closed rectangle: west, south, east, north. */
export type Box = readonly [number, number, number, number];

export function boxPolygon([west, south, east, north]: Box): Polygon {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** Rows of bricks of random lengths: their corners meet in the middle of the next row's edges. */
export const brickWalls = fc
  .array(fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) =>
    rows.flatMap((joints, y): Box[] => {
      const ends = [0, ...joints.sort((a, b) => a - b), 12];
      return ends.slice(1).map((east, k) => [ends[k] ?? 0, y, east, y + 1]);
    }),
  );

/** Cells of a lattice, west to east, then south to north; neighbours share an edge, or a corner too. */
export function latticeWeights(width: number, height: number, kind: 'rook' | 'queen'): Weights {
  const rows: number[][] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const row: number[] = [];
      for (const [dx, dy] of kind === 'rook' ? rookSteps : queenSteps) {
        const [column, line] = [x + dx, y + dy];
        if (column < 0 || line < 0 || column >= width || line >= height) continue;
        row.push(line * width + column);
      }
      rows.push(row);
    }
  }
  return binaryWeights(rows);
}

type Step = readonly [dx: number, dy: number];
const rookSteps: Step[] = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
];
const queenSteps: Step[] = [...rookSteps, [-1, -1], [1, -1], [-1, 1], [1, 1]];

/** A random lattice with values, whole ones among them so that sums tie. */
export const valuedLattices = fc
  .record({
    width: fc.integer({ min: 2, max: 6 }),
    height: fc.integer({ min: 2, max: 6 }),
    kind: fc.constantFrom('rook' as const, 'queen' as const),
    whole: fc.boolean(),
  })
  .chain(({ width, height, kind, whole }) => {
    const value = whole
      ? fc.integer({ min: 0, max: 4 })
      : fc.double({ min: -1000, max: 1000, noNaN: true });
    const count = width * height;
    return fc.record({
      weights: fc.constant(latticeWeights(width, height, kind)),
      values: fc
        .array(value, { minLength: count, maxLength: count })
        .filter((values) => Math.max(...values) - Math.min(...values) > 1e-3),
    });
  });

/** The weights as a square table, for straightforward sums. */
export function table({ starts, neighbours, values }: Weights): number[][] {
  const n = starts.length - 1;
  return Array.from({ length: n }, (_, i) => {
    const row = new Array<number>(n).fill(0);
    for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k++) {
      row[neighbours[k] ?? -1] = values[k] ?? 0;
    }
    return row;
  });
}

/** Every order of some items. */
export function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [k, item] of items.entries()) {
    for (const rest of orders(items.toSpliced(k, 1))) yield [item, ...rest];
  }
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of the population: divided by n. */
export function variance(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
}
