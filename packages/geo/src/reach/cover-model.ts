import loadHighs, { type Highs, type Model, type ModelData } from 'highs';
import type { Choice } from './cover-heuristics.js';
import type { ReducedProblem } from './cover-problem.js';

/** The problem in the solver. */
export interface CoverModel {
  /** The linear relaxation: a bound, and the share of each candidate; null when the time ran out. */
  relax(timeLimitS: number): { bound: number; shares: number[] } | null;
  /** Branch and cut from a choice on; the chosen candidates are null when it found none better. */
  prove(
    start: Choice,
    options: { goalGap: number; timeLimitS: number; onBound(bound: number): void },
  ): { bound: number; chosen: number[] | null };
  close(): void;
}

/** Its types say that the module is CommonJS; what Node imports is the function itself. */
const load = loadHighs as unknown as (typeof loadHighs)['default'];
let loading: Promise<Highs> | undefined;

/**
 * Columns: a candidate each (0 or 1), then a group of places each (0 to 1; it is 0 or 1 by itself
 * once the candidates are). Rows: at most `sites` candidates; a group counts at most as far as its
 * candidates are chosen. Maximised are the people of the groups.
 */
export async function openCoverModel(problem: ReducedProblem): Promise<CoverModel> {
  loading ??= load();
  const highs = await loading;
  const data = modelData(highs, problem);
  const model = highs.createModel(data);
  model.options.set({ output_flag: false, random_seed: 1 });
  const { numCols } = data;
  const sites = problem.covers.length;
  return {
    relax(timeLimitS) {
      model.options.set({ time_limit: timeLimitS });
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
      const shares = [...model.getSolution().colValue.subarray(0, sites)];
      return { bound: model.getObjectiveValue(), shares };
    },
    prove: (start, options) => proven(highs, model, problem, start, { ...options, numCols }),
    close: () => model.dispose(),
  };
}

function modelData(highs: Highs, { people, covers, coveredBy, sites }: ReducedProblem): ModelData {
  const candidates = covers.length;
  const groups = people.length;
  const starts = new Int32Array(groups + 2);
  const entries = coveredBy.reduce((sum, by) => sum + by.length + 1, candidates);
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries).fill(1);
  for (let j = 0; j < candidates; j++) indices[j] = j;
  let at = candidates;
  for (const [g, by] of coveredBy.entries()) {
    starts[g + 1] = at;
    indices.set(by, at);
    at += by.length;
    indices[at] = candidates + g;
    values[at++] = -1;
  }
  starts[groups + 1] = at;
  const colCost = new Float64Array(candidates + groups);
  colCost.set(people, candidates);
  const rowLower = new Float64Array(groups + 1);
  const rowUpper = new Float64Array(groups + 1).fill(highs.infinity);
  rowLower[0] = -highs.infinity;
  rowUpper[0] = sites;
  const numCols = candidates + groups;
  return {
    numCols,
    numRows: groups + 1,
    sense: highs.constants.objectiveSense.maximize,
    colCost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower,
    rowUpper,
    matrix: { format: 'csr', numRows: groups + 1, numCols, starts, indices, values },
  };
}

interface ProofOptions {
  goalGap: number;
  timeLimitS: number;
  numCols: number;
  onBound(bound: number): void;
}

function proven(
  highs: Highs,
  model: Model,
  { people, covers }: ReducedProblem,
  start: Choice,
  { goalGap, timeLimitS, numCols, onBound }: ProofOptions,
): { bound: number; chosen: number[] | null } {
  const { integer } = highs.constants.variableType;
  for (let j = 0; j < covers.length; j++) model.changeColIntegrality(j, integer);
  const colValue = new Float64Array(numCols);
  for (const j of start.chosen) {
    colValue[j] = 1;
    for (const g of covers[j] as Int32Array) colValue[covers.length + g] = 1;
  }
  model.clearSolver();
  // Its own search for good choices takes most of the time, and finds what exchanges have found.
  model.options.set({ mip_heuristic_effort: 0, mip_rel_gap: goalGap, time_limit: timeLimitS });
  model.setSolution({ colValue });
  let bound = people.reduce((sum, count) => sum + count, 0);
  const { mipInterrupt, mipLogging } = highs.constants.callbackType;
  const heed = (told: number | undefined) => {
    if (told === undefined || !(told < bound)) return;
    bound = told;
    onBound(bound);
  };
  model.run({
    [mipLogging](event) {
      heed(event.data.mip_dual_bound);
      return undefined;
    },
    [mipInterrupt](event) {
      heed(event.data.mip_dual_bound);
      const covered = Math.max(start.covered, event.data.mip_primal_bound ?? 0);
      if (bound - covered <= goalGap * bound) event.interrupt();
      return undefined;
    },
  });
  heed(Number(model.info.get('mip_dual_bound')));
  if (Number(model.info.get('primal_solution_status')) !== 2) return { bound, chosen: null };
  const values = model.getSolution().colValue;
  return { bound, chosen: [...covers.keys()].filter((j) => (values[j] as number) > 0.5) };
}
