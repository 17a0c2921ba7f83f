import type { Position } from 'geojson';

/** More comparisons than a real shape needs by far; a shape made to take long stops here. */
const MOST_COMPARISONS = 40_000_000;

interface Edge {
  from: Position;
  to: Position;
  west: number;
  east: number;
  south: number;
  north: number;
}

/**
 * Where the edges of a polygon's rings cross each other, roughly; null when they do not. Edges that
 * only touch, as where a hole touches its outer ring, do not cross. Undefined when the shape is too
 * tangled to tell. A sweep from west to east: near n log n for shapes that lie on a map.
 */
export function ringCrossing(rings: readonly Position[][]): Position | null | undefined {
  const edges = rings.flatMap(edgesOf).sort((a, b) => a.west - b.west);
  let active: Edge[] = [];
  let comparisons = 0;
  for (const edge of edges) {
    comparisons += active.length;
    if (comparisons > MOST_COMPARISONS) return undefined;
    active = active.filter(({ east }) => east >= edge.west);
    const crossed = active.find((other) => doCross(edge, other));
    if (crossed) return crossingOf(edge, crossed);
    active.push(edge);
  }
  return null;
}

function edgesOf(ring: readonly Position[]): Edge[] {
  return ring.slice(1).map((to, i) => {
    const from = ring[i] ?? to;
    const [xa = 0, ya = 0] = from;
    const [xb = 0, yb = 0] = to;
    return {
      from,
      to,
      west: Math.min(xa, xb),
      east: Math.max(xa, xb),
      south: Math.min(ya, yb),
      north: Math.max(ya, yb),
    };
  });
}

function doCross(a: Edge, b: Edge): boolean {
  if (a.south > b.north || b.south > a.north) return false;
  return (
    turn(a.from, a.to, b.from) * turn(a.from, a.to, b.to) < 0 &&
    turn(b.from, b.to, a.from) * turn(b.from, b.to, a.to) < 0
  );
}

/** 1 when the turn from a over b to c is to the left, -1 to the right, 0 when (nearly) straight. */
function turn([xa = 0, ya = 0]: Position, [xb = 0, yb = 0]: Position, [xc = 0, yc = 0]: Position) {
  const [left, right] = [(xb - xa) * (yc - ya), (yb - ya) * (xc - xa)];
  const cross = left - right;
  // Below the rounding of doubles the sign says nothing.
  return Math.abs(cross) <= 1e-12 * (Math.abs(left) + Math.abs(right)) ? 0 : Math.sign(cross);
}

function crossingOf({ from: [xa = 0, ya = 0], to: [xb = 0, yb = 0] }: Edge, other: Edge): Position {
  const [xc = 0, yc = 0] = other.from;
  const [xd = 0, yd = 0] = other.to;
  const cross = (xb - xa) * (yd - yc) - (yb - ya) * (xd - xc);
  const along = ((xc - xa) * (yd - yc) - (yc - ya) * (xd - xc)) / cross;
  return [xa + along * (xb - xa), ya + along * (yb - ya)];
}
