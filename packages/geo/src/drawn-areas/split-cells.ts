import { ok, type Problem, type Result, refused } from '@tungngo/domain';
import { type LonLat, localProjection } from '../boundaries/local-projection.js';
import { hexCentre } from '../hexes/hex-cells.js';

type Point = readonly [x: number, y: number];

/**
 * The cells to the left and to the right of a line, by their centres; the line goes on straight
 * beyond its ends. Refused with `boundaries-invalid` when all lie on one side.
 */
export function splitByLine(
  cells: readonly string[],
  line: readonly LonLat[],
): Result<[left: string[], right: string[]]> {
  const { toPlane } = localProjection(line[0] ?? [0, 0]);
  const points = line.map(toPlane).filter((point, i, all) => !isSame(point, all[i - 1]));
  if (points.length < 2) return refused(splitsNothing);
  const sideOf = sideOfLine(points);
  return parts(cells, (cell) => sideOf(toPlane(hexCentre(cell))) >= 0);
}

/** The cells that are among others, and the rest. Refused when one of the two would be empty. */
export function splitByCells(
  cells: readonly string[],
  within: readonly string[],
): Result<[inside: string[], outside: string[]]> {
  const inside = new Set(within);
  return parts(cells, (cell) => inside.has(cell));
}

function parts(
  cells: readonly string[],
  isFirst: (cell: string) => boolean,
): Result<[string[], string[]]> {
  const both: [string[], string[]] = [[], []];
  for (const cell of cells) both[isFirst(cell) ? 0 : 1].push(cell);
  return both[0].length === 0 || both[1].length === 0 ? refused(splitsNothing) : ok(both);
}

const isSame = (a: Point, b: Point | undefined) => b?.[0] === a[0] && b[1] === a[1];

/** Farther than any area reaches, in metres. */
const BEYOND_M = 100_000;

/**
 * Positive to the left of a line. The sign is that of the nearest segment; where a corner is nearest,
 * that of the mean normal of its two segments, which is right on both sides of the corner.
 */
function sideOfLine(points: readonly Point[]): (point: Point) => number {
  const line = extended(points);
  const normals = line.slice(1).map((to, i) => leftNormal(line[i] ?? to, to));
  return (point) => {
    let nearest = { distance: Number.POSITIVE_INFINITY, side: 0 };
    normals.forEach((normal, i) => {
      const [from, to] = [line[i] ?? point, line[i + 1] ?? point];
      const along = position(point, from, to);
      const foot: Point = [
        from[0] + along * (to[0] - from[0]),
        from[1] + along * (to[1] - from[1]),
      ];
      const away: Point = [point[0] - foot[0], point[1] - foot[1]];
      const distance = Math.hypot(away[0], away[1]);
      if (distance >= nearest.distance) return;
      const next = normals[i + (along >= 1 ? 1 : along <= 0 ? -1 : 0)] ?? normal;
      const side = dot(away, [normal[0] + next[0], normal[1] + next[1]]);
      nearest = { distance, side };
    });
    return nearest.side;
  };
}

function extended(points: readonly Point[]): Point[] {
  const beyond = (end: Point, before: Point): Point => {
    const length = Math.hypot(end[0] - before[0], end[1] - before[1]);
    const scale = BEYOND_M / length;
    return [end[0] + (end[0] - before[0]) * scale, end[1] + (end[1] - before[1]) * scale];
  };
  const [first, second] = [points[0] as Point, points[1] as Point];
  const [last, butLast] = [points.at(-1) as Point, points.at(-2) as Point];
  return [beyond(first, second), ...points, beyond(last, butLast)];
}

function leftNormal(from: Point, to: Point): Point {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(x, y);
  return [-y / length, x / length];
}

/** Where on a segment a point is nearest: 0 at its beginning, 1 at its end. */
function position(point: Point, from: Point, to: Point): number {
  const way: Point = [to[0] - from[0], to[1] - from[1]];
  const share = dot([point[0] - from[0], point[1] - from[1]], way) / dot(way, way);
  return Math.min(1, Math.max(0, share));
}

const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1];

const splitsNothing: Problem = {
  code: 'boundaries-invalid',
  message: {
    vi: 'Đường tách không chia địa bàn thành hai phần.',
    en: 'The line does not part the area in two.',
  },
  remedy: {
    vi: 'Vẽ đường đi ngang qua địa bàn, hoặc khoanh một phần của nó.',
    en: 'Draw a line across the area, or an outline around a part of it.',
  },
  place: { field: 'by' },
};
