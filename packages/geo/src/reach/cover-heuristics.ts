import type { ReducedProblem } from './cover-problem.js';

/** A choice of candidates, in the order in which each adds most. */
export interface Choice {
  chosen: number[];
  /** People whom each adds to those before it. */
  adds: number[];
  covered: number;
}

/**
 * Takes the candidate that adds most, `sites` times; of several as good the first. Only `from` may be
 * taken. At least 63% of the best (Nemhauser, Wolsey and Fisher 1978), and most often nearly all.
 */
export function greedyChoice(problem: ReducedProblem, from?: readonly number[]): Choice {
  const { people, covers, sites } = problem;
  const done = new Uint8Array(people.length);
  const left = new Set(from ?? covers.keys());
  const choice: Choice = { chosen: [], adds: [], covered: 0 };
  while (choice.chosen.length < sites && left.size > 0) {
    let [best, most] = [-1, 0];
    for (const j of left) {
      let gain = 0;
      for (const g of covers[j] as Int32Array) if (!done[g]) gain += people[g] as number;
      if (gain > most) [best, most] = [j, gain];
    }
    if (best < 0) break;
    left.delete(best);
    for (const g of covers[best] as Int32Array) done[g] = 1;
    choice.chosen.push(best);
    choice.adds.push(most);
    choice.covered += most;
  }
  return choice;
}

/**
 * Exchanges one chosen candidate for another as long as that covers more people (Teitz and Bart
 * 1968), the best exchange each time. Cost of a round: the lengths of all cover sets.
 */
export function exchanged(problem: ReducedProblem, start: Choice): Choice {
  const { people, covers } = problem;
  const chosen = [...start.chosen];
  const times = new Int32Array(people.length);
  for (const j of chosen) for (const g of covers[j] as Int32Array) times[g] = (times[g] ?? 0) + 1;
  for (;;) {
    const exchange = bestExchange(problem, chosen, times);
    if (!exchange) return greedyChoice(problem, chosen);
    for (const g of covers[chosen[exchange.out] as number] as Int32Array)
      times[g] = (times[g] ?? 0) - 1;
    for (const g of covers[exchange.into] as Int32Array) times[g] = (times[g] ?? 0) + 1;
    chosen[exchange.out] = exchange.into;
  }
}

/** Less than this is a matter of how sums round. */
const LEAST_GAIN = 1e-6;

function bestExchange(
  { people, covers }: ReducedProblem,
  chosen: readonly number[],
  times: Int32Array,
): { into: number; out: number } | null {
  // Which chosen one alone covers a group; -1 when several or none do.
  const only = new Int32Array(people.length).fill(-1);
  const losses = chosen.map((j, place) => {
    let loss = 0;
    for (const g of covers[j] as Int32Array) {
      if (times[g] !== 1) continue;
      only[g] = place;
      loss += people[g] as number;
    }
    return loss;
  });
  const taken = new Set(chosen);
  const kept = new Float64Array(chosen.length);
  let best: { into: number; out: number } | null = null;
  let most = LEAST_GAIN;
  for (const [into, own] of covers.entries()) {
    if (taken.has(into)) continue;
    kept.fill(0);
    let gain = 0;
    for (const g of own) {
      if (times[g] === 0) gain += people[g] as number;
      const alone = only[g] as number;
      if (alone >= 0) kept[alone] = (kept[alone] as number) + (people[g] as number);
    }
    for (const [out, loss] of losses.entries()) {
      const net = gain - loss + (kept[out] as number);
      if (net > most) [best, most] = [{ into, out }, net];
    }
  }
  return best;
}
