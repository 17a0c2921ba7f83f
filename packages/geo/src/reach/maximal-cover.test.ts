import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchanged, greedyChoice } from './cover-heuristics.js';
import { type CoverProblem, reducedProblem } from './cover-problem.js';
import { maximalCover } from './maximal-cover.js';

const drawn: fc.Arbitrary<CoverProblem> = fc
  .record({
    people: fc.array(fc.nat(60), { minLength: 1, maxLength: 14 }),
    seeds: fc.array(fc.array(fc.nat(13), { maxLength: 7 }), { minLength: 1, maxLength: 9 }),
    sites: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ people, seeds, sites }) => ({
    people,
    covers: seeds.map((list) => [...new Set(list.map((i) => i % people.length))].sort(rising)),
    sites,
  }));
const rising = (a: number, b: number) => a - b;

function coveredBy({ people, covers }: CoverProblem, chosen: readonly number[]): number {
  const places = new Set(chosen.flatMap((j) => Array.from(covers[j] ?? [])));
  return [...places].reduce((sum, i) => sum + (people[i] ?? 0), 0);
}

/** Tries every choice. */
function bestOf(problem: CoverProblem): number {
  const tried = (from: number, chosen: number[]): number => {
    let best = coveredBy(problem, chosen);
    if (chosen.length === problem.sites) return best;
    for (let j = from; j < problem.covers.length; j++) {
      best = Math.max(best, tried(j + 1, [...chosen, j]));
    }
    return best;
  };
  return tried(0, []);
}

describe('the maximal cover', () => {
  it('is the best of all choices when no gap is allowed, and its bound is proven', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (problem) => {
        const answer = await maximalCover(problem, { goalGap: 0, timeLimitS: 20 });
        const best = bestOf(problem);
        expect(answer.covered).toBe(best);
        expect(coveredBy(problem, answer.chosen)).toBe(best);
        expect(answer.bound).toBe(best);
        expect(answer.adds.reduce((sum, n) => sum + n, 0)).toBe(best);
        expect(answer.adds).toEqual([...answer.adds].sort((a, b) => b - a));
        expect(answer.chosen.length).toBeLessThanOrEqual(problem.sites);
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  it('needs branch and cut where exchanges stop short of the relaxation, and proves it', async () => {
    // Seven triples of seven places, any two of which share one (the Fano plane): two of them cover
    // five places, while shares of 2/7 each would cover six.
    const lines = ['012', '034', '056', '135', '146', '236', '245'];
    const covers = lines.map((line) => [...line].map(Number));
    const problem = { people: Array(7).fill(10), covers, sites: 2 };
    const stages: string[] = [];
    const answer = await maximalCover(problem, {
      goalGap: 0,
      timeLimitS: 20,
      onProgress: ({ stage }) => stages.push(stage),
    });
    expect(answer).toMatchObject({ covered: 50, bound: 50, gap: 0 });
    expect(stages).toContain('proof');
  });

  it('never says a bound under what can be covered, whatever gap is allowed', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (problem) => {
        const answer = await maximalCover(problem, { goalGap: 0.2, timeLimitS: 20 });
        const best = bestOf(problem);
        expect(answer.bound).toBeGreaterThanOrEqual(best);
        expect(answer.covered).toBeLessThanOrEqual(best);
        expect(answer.gap).toBeLessThanOrEqual(0.2);
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('covers nobody where there is nobody or no candidate', async () => {
    for (const problem of [
      { people: [0, 0], covers: [[0, 1]], sites: 2 },
      { people: [5], covers: [], sites: 2 },
      { people: [5], covers: [[]], sites: 1 },
    ]) {
      const answer = await maximalCover(problem, { goalGap: 0.01, timeLimitS: 5 });
      expect(answer).toMatchObject({ chosen: [], covered: 0, bound: 0, gap: 0, greedy: 0 });
    }
  });
});

it('a reduced problem has the same best choice, with fewer places and candidates', () => {
  fc.assert(
    fc.property(drawn, (problem) => {
      const reduced = reducedProblem(problem);
      expect(bestOf({ ...reduced, sites: problem.sites })).toBe(bestOf(problem));
      expect(new Set(reduced.coveredBy.map((by) => by.join())).size).toBe(reduced.people.length);
    }),
    { seed: 7, numRuns: 300 },
  );
});

it('an exchange mends what greed does wrong', () => {
  // Greed takes the wide one first and then has to leave out a side.
  const problem = reducedProblem({
    people: [4, 3, 3, 4],
    covers: [
      [1, 2, 0],
      [0, 1],
      [2, 3],
    ],
    sites: 2,
  });
  const greedy = greedyChoice(problem);
  expect(greedy.covered).toBe(14);
  const worse = { chosen: [0, 1], adds: [], covered: 10 };
  expect(exchanged(problem, worse).covered).toBe(14);
});
