import type { HardArea } from '@tungngo/domain';
import { cellsToMultiPolygon, gridDisk, gridPathCells } from 'h3-js';
import { roundPosition } from '../boundaries/local-projection.js';
import { ringArea } from '../boundaries/rings.js';
import { hexCentre } from '../hexes/hex-cells.js';
import { metresBetween } from './residence-cells.js';

/** A cell with so many of its six neighbours inside lies in a bay, and is taken in. */
const BAY = 4;

/**
 * Draws areas one after another, each as one polygon without holes: a concave hull in the grid of
 * cells, that is their union with bays and gaps filled, and bridges between pieces that do not touch.
 * It holds every cell whole. What another area has is not filled, and bridges go around it where
 * there is a way, so that areas that share no cell overlap only where one encloses another.
 * @param areas cells of all areas that will be drawn
 */
export function outliner(
  areas: Iterable<string>,
): (cells: readonly string[]) => HardArea['polygon'] {
  const taken = new Set(areas);
  return (cells) => {
    const own = new Set(cells);
    const isOthers = (cell: string) => taken.has(cell) && !own.has(cell);
    const whole = filled(bridged(filled(cells, isOthers), isOthers), isOthers);
    for (const cell of whole) taken.add(cell);
    const [polygon] = cellsToMultiPolygon(whole, true);
    const ring = (polygon?.[0] ?? []).map(roundPosition);
    return { type: 'Polygon', coordinates: [ringArea(ring) < 0 ? ring.reverse() : ring] };
  };
}

/** The cells and those in their bays, until there is none. */
function filled(cells: readonly string[], isOthers: (cell: string) => boolean): string[] {
  const inside = new Set(cells);
  // The set grows while it is walked: a cell that was taken in can make another bay.
  for (const cell of inside) {
    for (const near of gridDisk(cell, 1)) {
      if (inside.has(near) || isOthers(near)) continue;
      const held = gridDisk(near, 1).filter((beside) => inside.has(beside)).length;
      if (held >= BAY) inside.add(near);
    }
  }
  return [...inside];
}

/** The cells and those on the shortest way between pieces that do not touch: all in one piece. */
function bridged(cells: readonly string[], isOthers: (cell: string) => boolean): string[] {
  const [first = [], ...apart] = pieces(cells);
  const joined = [...first];
  while (apart.length > 0) {
    const ways = apart.map((piece, index) => ({ index, piece, ...shortestWay(joined, piece) }));
    const next = ways.reduce((best, way) => (way.metres < best.metres ? way : best));
    joined.push(...bridge(next.from, next.to, isOthers), ...next.piece);
    apart.splice(next.index, 1);
  }
  return [...new Set(joined)];
}

/** The shortest way around others' cells, at most twice as long as the straight one; else that. */
function bridge(from: string, to: string, isOthers: (cell: string) => boolean): string[] {
  const straight = gridPathCells(from, to);
  const before = new Map<string, string | null>([[from, null]]);
  let edge = [from];
  for (let step = 0; step < 2 * straight.length && !before.has(to); step++) {
    const next: string[] = [];
    for (const cell of edge) {
      for (const near of gridDisk(cell, 1)) {
        if (before.has(near) || (isOthers(near) && near !== to)) continue;
        before.set(near, cell);
        next.push(near);
      }
    }
    edge = next;
  }
  if (!before.has(to)) return straight;
  const way: string[] = [];
  for (let cell: string | null = to; cell !== null; cell = before.get(cell) ?? null) way.push(cell);
  return way;
}

/** Groups of cells that touch, largest first. */
function pieces(cells: readonly string[]): string[][] {
  const left = new Set([...cells].sort());
  const found: string[][] = [];
  for (const start of left) {
    left.delete(start);
    const piece = [start];
    for (const member of piece) {
      for (const near of gridDisk(member, 1)) if (left.delete(near)) piece.push(near);
    }
    found.push(piece);
  }
  return found.sort((a, b) => b.length - a.length);
}

function shortestWay(
  from: readonly string[],
  to: readonly string[],
): { from: string; to: string; metres: number } {
  let best = { from: '', to: '', metres: Number.POSITIVE_INFINITY };
  for (const a of from) {
    for (const b of to) {
      const metres = metresBetween(hexCentre(a), hexCentre(b));
      if (metres < best.metres) best = { from: a, to: b, metres };
    }
  }
  return best;
}
