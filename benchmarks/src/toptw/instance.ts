import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** A point of an instance; times and coordinates as the file has them. */
export interface Point {
  x: number;
  y: number;
  score: number;
  /** Earliest and latest start of service. */
  opens: number;
  closes: number;
  service: number;
}

/** A public instance of the team orienteering problem with time windows; point 0 is start and end. */
export interface Instance {
  name: string;
  points: Point[];
  /** Distances are rounded down to this many decimals (format note: Solomon 1, Cordeau 2). */
  decimals: number;
}

/**
 * Reads the layout of Solomon's files, or the one of the TOPTW files (`i x y d S f a list O C`), which
 * Cordeau's instances have. Throws where a file is neither.
 */
export async function readInstance(path: string): Promise<Instance> {
  const text = await readFile(path, 'utf8');
  const name = basename(path)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
  const rows = text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((row) => row.length > 1 && row.every(Number.isFinite));
  const points = /CUST/i.test(text) ? solomonPoints(rows) : listedPoints(rows);
  if (points.length < 2) throw new Error(`${path}: no instance in Solomon's or the TOPTW layout`);
  return { name, points, decimals: name.startsWith('pr') ? 2 : 1 };
}

/** Vehicles and their capacity come first, then number, x, y, score, opens, closes, service. */
function solomonPoints(rows: number[][]): Point[] {
  return rows
    .filter((row) => row.length >= 7)
    .map(([, x, y, score, opens, closes, service]) => ({
      x: x as number,
      y: y as number,
      score: score as number,
      opens: opens as number,
      closes: closes as number,
      service: service as number,
    }));
}

/** A header of two rows, then number, x, y, service, score, what is of no use, opens, closes. */
function listedPoints(rows: number[][]): Point[] {
  const points = rows.slice(1).filter((row) => row.length >= 7);
  points.sort((a, b) => (a[0] as number) - (b[0] as number));
  return points.map((row) => ({
    x: row[1] as number,
    y: row[2] as number,
    service: row[3] as number,
    score: row[4] as number,
    opens: row[row.length - 2] as number,
    closes: row[row.length - 1] as number,
  }));
}
