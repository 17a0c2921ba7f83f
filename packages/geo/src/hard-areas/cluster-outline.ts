import type { HardArea } from '@tungngo/domain';
import { cellsToMultiPolygon, gridDisk, gridPathCells } from 'h3-js';
import { roundPosition } from '../boundaries/local-projection.js';
import { ringArea } from '../boundaries/rings.js';
import { hexCentre } from '../hexes/hex-cells.js';
import { metresBetween } from './residence-cells.js';

/**
 * One polygon without holes around cells: their union, with bridges of cells between those that do
 * not touch. Two clusters that share no cell do not overlap.
 */
export function clusterOutline(cells: readonly string[]): HardArea['polygon'] {
  const [polygon] = cellsToMultiPolygon(bridged(cells), true);
  const ring = (polygon?.[0] ?? []).map(roundPosition);
  return { type: 'Polygon', coordinates: [ringArea(ring) < 0 ? ring.reverse() : ring] };
}

/** The cells and those on the shortest way between pieces that do not touch: all in one piece. */
function bridged(cells: readonly string[]): string[] {
  const [first = [], ...others] = pieces(cells);
  const joined = [...first];
  while (others.length > 0) {
    const ways = others.map((piece, index) => ({ index, piece, ...shortestWay(joined, piece) }));
    const next = ways.reduce((best, way) => (way.metres < best.metres ? way : best));
    joined.push(...gridPathCells(next.from, next.to), ...next.piece);
    others.splice(next.index, 1);
  }
  return [...new Set(joined)];
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
