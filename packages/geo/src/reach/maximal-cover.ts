import { type Choice, exchanged, greedyChoice } from './cover-heuristics.js';
import { type CoverModel, openCoverModel } from './cover-model.js';
import { type CoverProblem, type ReducedProblem, reducedProblem } from './cover-problem.js';

export interface CoverOptions {
  /** The search ends when (bound − covered) / bound is at most this. */
  goalGap: number;
  /** Seconds that the exact solver may take; what it has by then is the answer. */
  timeLimitS: number;
  onProgress?(progress: CoverProgress): void;
}

export interface CoverProgress {
  stage: 'search' | 'proof';
  covered: number;
  /** Null before anything is proven. */
  bound: number | null;
}

/** Chosen candidates and what is proven of them. */
export interface MaximalCover extends Choice {
  /** No choice of as many candidates covers more. */
  bound: number;
  /** (bound − covered) / bound; 0 when nobody can be covered. */
  gap: number;
  /** What the greedy choice alone covers. */
  greedy: number;
}

/**
 * Where to put `sites` points so that they cover the most people: greedy choice and exchanges from
 * below, the linear relaxation from above, and branch and cut (HiGHS) where they are still apart.
 * The same answer each time unless the time runs out.
 */
export async function maximalCover(
  problem: CoverProblem,
  options: CoverOptions,
): Promise<MaximalCover> {
  const reduced = reducedProblem(problem);
  const greedy = greedyChoice(reduced);
  const search = { best: exchanged(reduced, greedy), bound: wholePeople(reduced) };
  const tell = (stage: CoverProgress['stage'], bound: number | null) =>
    options.onProgress?.({ stage, covered: search.best.covered, bound });
  tell('search', null);
  const isGoodEnough = () => gapOf(search.best.covered, search.bound) <= options.goalGap;
  if (!isGoodEnough()) {
    const model = await openCoverModel(reduced);
    try {
      improveByRelaxation(model, reduced, search, options.timeLimitS);
      tell('proof', search.bound);
      if (!isGoodEnough()) prove(model, reduced, search, options, (bound) => tell('proof', bound));
    } finally {
      model.close();
    }
  }
  return answerOf(reduced, search, greedy);
}

interface Search {
  best: Choice;
  bound: number;
}

function improveByRelaxation(
  model: CoverModel,
  reduced: ReducedProblem,
  search: Search,
  timeLimitS: number,
): void {
  const relaxed = model.relax(timeLimitS);
  if (!relaxed) return;
  search.bound = Math.min(search.bound, whole(reduced, relaxed.bound));
  const likely = relaxed.shares
    .map((share, j) => ({ share, j }))
    .sort((a, b) => b.share - a.share || a.j - b.j)
    .slice(0, reduced.sites)
    .map(({ j }) => j);
  keepBetter(search, exchanged(reduced, greedyChoice(reduced, likely)));
}

function prove(
  model: CoverModel,
  reduced: ReducedProblem,
  search: Search,
  { goalGap, timeLimitS }: CoverOptions,
  tell: (bound: number) => void,
): void {
  const proven = model.prove(search.best, {
    goalGap,
    timeLimitS,
    onBound(bound) {
      search.bound = Math.min(search.bound, whole(reduced, bound));
      tell(search.bound);
    },
  });
  search.bound = Math.min(search.bound, whole(reduced, proven.bound));
  if (proven.chosen) {
    keepBetter(search, exchanged(reduced, greedyChoice(reduced, proven.chosen)));
  }
}

function keepBetter(search: Search, choice: Choice): void {
  if (choice.covered > search.best.covered) search.best = choice;
}

/** Where people are whole, so is what a choice covers: a bound may be rounded down. */
function whole({ people }: ReducedProblem, bound: number): number {
  return people.every(Number.isInteger) ? Math.floor(bound + 1e-4) : bound;
}

const wholePeople = ({ people }: ReducedProblem) => people.reduce((sum, count) => sum + count, 0);

function gapOf(covered: number, bound: number): number {
  return bound > 0 ? Math.max(0, (bound - covered) / bound) : 0;
}

function answerOf(
  { candidates }: ReducedProblem,
  { best, bound }: Search,
  greedy: Choice,
): MaximalCover {
  return {
    chosen: best.chosen.map((j) => candidates[j] as number),
    adds: best.adds,
    covered: best.covered,
    // Rounding in the solver may leave the bound a hair under what is covered.
    bound: Math.max(bound, best.covered),
    gap: gapOf(best.covered, bound),
    greedy: greedy.covered,
  };
}
