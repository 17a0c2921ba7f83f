import KDBush from 'kdbush';
import { at } from './weights.js';

/** Vertices of many rings as nodes: those within a tolerance of each other are one node. */
export interface VertexNodes {
  /** Node of each vertex, in the order given. */
  nodeOf: Int32Array;
  /**
   * Nodes on the edge between two vertices in walking order, both ends included: where a third
   * area's corner meets the middle of an edge (a T junction), the edge is cut.
   */
  along(from: number, to: number): number[];
}

/**
 * @param xs coordinates of the vertices, in plane units or degrees
 * @param tolerance in the same unit; 0 joins only what is equal. Chains of vertices that are each
 *   within the tolerance of the next become one node, so keep it well below the edges' length
 */
export function vertexNodes(xs: Float64Array, ys: Float64Array, tolerance: number): VertexNodes {
  const index = new KDBush(xs.length);
  for (let v = 0; v < xs.length; v++) index.add(at(xs, v), at(ys, v));
  index.finish();
  const nodeOf = joined(xs, ys, index, tolerance);

  function along(from: number, to: number): number[] {
    const [x1, y1, x2, y2] = [at(xs, from), at(ys, from), at(xs, to), at(ys, to)];
    const lengthSquared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const ends = [at(nodeOf, from), at(nodeOf, to)] as const;
    if (lengthSquared === 0 || ends[0] === ends[1]) return [ends[0]];
    const places = new Map<number, number>();
    const near = index.range(
      Math.min(x1, x2) - tolerance,
      Math.min(y1, y2) - tolerance,
      Math.max(x1, x2) + tolerance,
      Math.max(y1, y2) + tolerance,
    );
    for (const v of near) {
      const node = at(nodeOf, v);
      if (node === ends[0] || node === ends[1]) continue;
      const [dx, dy] = [at(xs, v) - x1, at(ys, v) - y1];
      const place = (dx * (x2 - x1) + dy * (y2 - y1)) / lengthSquared;
      const off = Math.abs(dx * (y2 - y1) - dy * (x2 - x1)) / Math.sqrt(lengthSquared);
      if (place > 0 && place < 1 && off <= tolerance) places.set(node, place);
    }
    const between = [...places].sort(([, a], [, b]) => a - b).map(([node]) => node);
    return [ends[0], ...between, ends[1]];
  }

  return { nodeOf, along };
}

/** Joins vertices within the tolerance (union by least index, paths halved). */
function joined(xs: Float64Array, ys: Float64Array, index: KDBush, tolerance: number): Int32Array {
  const root = Int32Array.from(xs.keys());
  const find = (v: number): number => {
    let current = v;
    while (at(root, current) !== current) {
      root[current] = at(root, at(root, current));
      current = at(root, current);
    }
    return current;
  };
  for (let v = 0; v < xs.length; v++) {
    for (const near of index.within(at(xs, v), at(ys, v), tolerance)) {
      if (near <= v) continue;
      const [a, b] = [find(v), find(near)];
      root[Math.max(a, b)] = Math.min(a, b);
    }
  }
  return root.map((_, v) => find(v));
}
