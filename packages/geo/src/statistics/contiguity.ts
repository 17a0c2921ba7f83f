import type { MultiPolygon, Polygon, Position } from 'geojson';
import { vertexNodes } from './vertex-nodes.js';
import { at, binaryWeights, type Weights } from './weights.js';

/** `queen`: areas that share at least a point. `rook`: areas that share a piece of border. */
export type Contiguity = 'queen' | 'rook';

/** About a metre in degrees: what rounding to six decimals and clipping leave between borders. */
export const ONE_METRE_DEGREES = 1e-5;

/**
 * Binary weights of areas that touch. Borders need not have the same vertices: those within the
 * tolerance are one, and an edge is cut where another area's corner meets it. Borders that cross
 * or overlap by more than the tolerance are not seen as touching there. Areas without a shape have
 * no neighbours. Cost: n log n in the vertices.
 *
 * @param tolerance in the unit of the coordinates
 */
export function contiguity(
  shapes: readonly (Polygon | MultiPolygon | null)[],
  kind: Contiguity,
  tolerance: number = ONE_METRE_DEGREES,
): Weights {
  const { xs, ys, rings } = verticesOf(shapes);
  const nodes = vertexNodes(xs, ys, tolerance);
  // A node, or an edge between two nodes, by the areas that have it.
  const owners = new Map<number, number[]>();
  const own = (key: number, area: number) => {
    const areas = owners.get(key);
    if (!areas) owners.set(key, [area]);
    else if (areas.at(-1) !== area) areas.push(area);
  };
  for (const { area, first, count } of rings) {
    for (let k = 0; k < count; k++) {
      const path = nodes.along(first + k, first + ((k + 1) % count));
      for (const [step, node] of path.entries()) {
        if (kind === 'queen') own(node, area);
        const next = path[step + 1];
        if (kind === 'rook' && next !== undefined) own(edgeKey(node, next, xs.length), area);
      }
    }
  }
  return binaryWeights(neighboursBySharing(owners.values(), shapes.length));
}

/** Both directions of an edge have one key; exact up to 90 million vertices. */
function edgeKey(a: number, b: number, vertices: number): number {
  return Math.min(a, b) * vertices + Math.max(a, b);
}

function neighboursBySharing(groups: Iterable<number[]>, count: number): Set<number>[] {
  const neighbours = Array.from({ length: count }, () => new Set<number>());
  for (const group of groups) {
    for (const area of group) {
      for (const other of group) if (other !== area) neighbours[area]?.add(other);
    }
  }
  return neighbours;
}

interface Ring {
  area: number;
  /** Index of its first vertex; the closing repetition is left out. */
  first: number;
  count: number;
}

function verticesOf(shapes: readonly (Polygon | MultiPolygon | null)[]) {
  const rings: Ring[] = [];
  const positions: Position[] = [];
  for (const [area, shape] of shapes.entries()) {
    for (const ring of ringsOf(shape)) {
      const open = isClosed(ring) ? ring.slice(0, -1) : ring;
      rings.push({ area, first: positions.length, count: open.length });
      for (const position of open) positions.push(position);
    }
  }
  return {
    rings,
    xs: Float64Array.from(positions, (position) => at(position, 0)),
    ys: Float64Array.from(positions, (position) => at(position, 1)),
  };
}

function ringsOf(shape: Polygon | MultiPolygon | null): Position[][] {
  if (shape === null) return [];
  return shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}
