import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RandomSource } from '@tungngo/geo/statistics';
import { describe, expect, it } from 'vitest';
import { type Instance, readInstance } from './instance.js';
import { solveInstance } from './solve.js';
import { verifyPaths } from './verify-paths.js';

/** A small instance whose windows bind; the same for the same seed. */
function drawn(seed: number, customers: number): Instance {
  const block = new Int32Array(customers * 6);
  new RandomSource(seed, 1).fill(block, 1000);
  const draw = (i: number, limit: number) => Math.floor(((block[i] as number) * limit) / 1000);
  const points = Array.from({ length: customers }, (_, i) => {
    const opens = draw(6 * i + 3, 120);
    return {
      x: draw(6 * i, 40),
      y: draw(6 * i + 1, 40),
      score: 1 + draw(6 * i + 2, 30),
      opens,
      closes: opens + 5 + draw(6 * i + 4, 60),
      service: 5 + draw(6 * i + 5, 20),
    };
  });
  const depot = { x: 20, y: 20, score: 0, opens: 0, closes: 170, service: 0 };
  return { name: `drawn-${seed}`, points: [depot, ...points], decimals: 1 };
}

/** The most that m paths can score: every order of every path, judged by the verifier alone. */
function bruteForce(instance: Instance, m: number): number {
  const feasible = new Map<number, number>();
  const grow = (path: number[], set: number) => {
    const { score, faults } = verifyPaths(instance, 1, [path]);
    // A path that comes home too late may still grow no further: travel obeys the triangle inequality.
    if (faults.length > 0) return;
    feasible.set(set, score);
    for (let next = 1; next < instance.points.length; next++) {
      if ((set & (1 << next)) === 0) grow([...path, next], set | (1 << next));
    }
  };
  grow([], 0);
  let best = new Map([[0, 0]]);
  for (let path = 0; path < m; path++) {
    const more = new Map(best);
    for (const [used, score] of best) {
      for (const [set, worth] of feasible) {
        if ((set & used) === 0) {
          more.set(set | used, Math.max(more.get(set | used) ?? 0, score + worth));
        }
      }
    }
    best = more;
  }
  return Math.max(...best.values());
}

describe('the team orienteering problem with time windows', () => {
  it.each([1, 2, 3].flatMap((m) => [11, 12, 13, 14].map((seed) => ({ m, seed }))))(
    'finds the optimum of a small instance: m = $m, seed $seed',
    ({ m, seed }) => {
      const instance = drawn(seed, 8);
      const paths = solveInstance(instance, m, { iterations: 3000, seed: 1 });
      expect(verifyPaths(instance, m, paths)).toEqual({
        score: bruteForce(instance, m),
        faults: [],
      });
    },
  );

  it('gives the same paths for the same seed', () => {
    const instance = drawn(5, 40);
    const solve = () => solveInstance(instance, 2, { iterations: 2000, seed: 9 });
    expect(solve()).toEqual(solve());
  });

  it('goes along paths of a hundred points', () => {
    const points = Array.from({ length: 120 }, (_, i) => ({
      x: i % 11,
      y: Math.floor(i / 11),
      score: 1,
      opens: 0,
      closes: 10_000,
      service: 1,
    }));
    const instance = { name: 'long', points, decimals: 2 };
    const paths = solveInstance(instance, 1, { iterations: 300, seed: 1 });
    expect(verifyPaths(instance, 1, paths)).toEqual({ score: 119, faults: [] });
  });
});

describe('the verifier', () => {
  const instance: Instance = {
    name: 'by hand',
    decimals: 1,
    points: [
      { x: 0, y: 0, score: 0, opens: 0, closes: 30, service: 0 },
      { x: 3, y: 4, score: 7, opens: 0, closes: 5, service: 2 },
      { x: 6, y: 8, score: 9, opens: 0, closes: 11, service: 2 },
    ],
  };

  it.each([
    { paths: [[1]], score: 7, faults: [] },
    { paths: [[1], [2]], score: 16, faults: [] },
    { paths: [[1, 2]], score: 16, faults: ['path 0: late at 2'] },
    { paths: [[1], [1]], score: 14, faults: ['point 1 visited twice'] },
    { paths: [[1], [2], []], score: 16, faults: ['3 paths, 2 allowed'] },
    { paths: [[3]], score: 0, faults: ['path 0: no point 3'] },
  ])('judges $paths', ({ paths, score, faults }) => {
    expect(verifyPaths(instance, 2, paths)).toEqual({ score, faults });
  });
});

describe('files', () => {
  const depot = { x: 40, y: 50, score: 0, opens: 0, closes: 1236, service: 0 };
  const solomon =
    'C101\n\nVEHICLE\nNUMBER     CAPACITY\n  25         200\n\nCUSTOMER\nCUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME\n \n    0      40         50          0          0       1236          0   \n    1      45         68         10        912        967         90   \n';
  const listed =
    '1 3 1 1\n0 200\n 0 40.00 50.00 0 0 0 0 0 1236\n 1 45.00 68.00 90 10 1 2 1 2 912 967\n';

  it.each([
    { file: 'c101.txt', text: solomon, decimals: 1 },
    { file: 'c101.txt', text: listed, decimals: 1 },
    { file: 'pr01.txt', text: listed.replaceAll('\n', '\r\n'), decimals: 2 },
  ])('reads $file', async ({ file, text, decimals }) => {
    const folder = await mkdtemp(join(tmpdir(), 'tungngo-toptw-'));
    await writeFile(join(folder, file), text);
    const instance = await readInstance(join(folder, file));
    await rm(folder, { recursive: true });
    const point = { x: 45, y: 68, score: 10, opens: 912, closes: 967, service: 90 };
    expect(instance.points).toEqual([depot, point]);
    expect(instance.decimals).toBe(decimals);
  });
});
