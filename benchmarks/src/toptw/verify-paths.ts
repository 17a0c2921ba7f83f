import type { Instance } from './instance.js';

/** What the verifier says of a plan: its score, or why it is none. */
export interface Verdict {
  score: number;
  faults: string[];
}

/**
 * Judges paths (numbers of points, without point 0) by the definition of the problem, and by that
 * alone: it knows nothing of the solver.
 */
export function verifyPaths(instance: Instance, m: number, paths: number[][]): Verdict {
  const { points, decimals } = instance;
  const unit = 10 ** decimals;
  const depot = points[0];
  if (!depot) return { score: 0, faults: ['no depot'] };
  const faults: string[] = [];
  if (paths.length > m) faults.push(`${paths.length} paths, ${m} allowed`);
  const seen = new Set<number>();
  let score = 0;
  paths.forEach((path, p) => {
    let [x, y, clock] = [depot.x, depot.y, Math.round(depot.opens * unit)];
    for (const number of [...path, 0]) {
      const point = points[number];
      if (!point) {
        faults.push(`path ${p}: no point ${number}`);
        return;
      }
      // The hair's breadth is for roots such as 4.9999999999999996 that are whole.
      clock += Math.floor(Math.hypot(point.x - x, point.y - y) * unit + 1e-9);
      if (clock > Math.round(point.closes * unit)) faults.push(`path ${p}: late at ${number}`);
      clock = Math.max(clock, Math.round(point.opens * unit)) + Math.round(point.service * unit);
      [x, y] = [point.x, point.y];
      if (number === 0) continue;
      if (seen.has(number)) faults.push(`point ${number} visited twice`);
      seen.add(number);
      score += point.score;
    }
  });
  return { score, faults };
}
