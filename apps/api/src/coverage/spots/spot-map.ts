import type { AreaCode, SpotMap } from '@tungngo/domain';
import type { BoundarySet } from '@tungngo/geo';
import { islands, type Weights, weightsAmong } from '@tungngo/geo/statistics';
import type { Warehouse } from '@tungngo/warehouse';
import type { SpotDesk } from './spot-desk.js';
import { readSpotEvidence, type SpotEvidence, type SpotQuestion } from './spot-evidence.js';
import { FALSE_DISCOVERY_RATE } from './spot-figures.js';

/** The least p is 1/1000; a fixed seed, so that a map does not change when it is asked again. */
const PERMUTATIONS = { permutations: 999, seed: 20231 };
/** A map of 91 wards is some kilobytes. */
const KEPT_MAPS = 200;
const KEPT_VINTAGES = 2;

/** Hot and cold spots, remembered per generation and question. */
export interface SpotMaps {
  map(question: SpotQuestion): Promise<SpotMap>;
}

export function openSpotMaps(warehouse: Warehouse, desk: SpotDesk): SpotMaps {
  const maps = remembered<SpotMap>(KEPT_MAPS);
  const neighbours = remembered<Weights>(KEPT_VINTAGES);
  return {
    async map(question) {
      const { number: generation } = await warehouse.read(async (reader) => reader.generation);
      const key = JSON.stringify([generation, ...Object.values(question)]);
      return maps(key, async () => {
        const evidence = await warehouse.read((reader) => readSpotEvidence(reader, question));
        const { areas, boundaries } = evidence;
        const weights = await neighbours(JSON.stringify([boundaries.vintage, areas]), () =>
          desk.neighbours(shapesOf(areas, boundaries)),
        );
        return spotMap(desk, question, evidence, weights);
      });
    },
  };
}

async function spotMap(
  desk: SpotDesk,
  question: SpotQuestion,
  { generation, areas, values, omissions, boundaries }: SpotEvidence,
  weights: Weights,
): Promise<SpotMap> {
  const reasons = [...omissions];
  // A ward whose neighbours all take no part has none to be compared with.
  const usable = [...areas.keys()].filter((i) => reasons[i] === null);
  for (const i of islands(weightsAmong(weights, usable))) reasons[usable[i] ?? -1] = 'no-neighbour';
  const kept = usable.filter((i) => reasons[i] === null);
  const figures = await desk.figures({
    statistic: question.statistic,
    values: kept.map((i) => values[i] ?? Number.NaN),
    weights: weightsAmong(weights, kept),
    permutations: PERMUTATIONS,
  });
  const spread = <T>(list: readonly (T | null)[]): (T | null)[] => {
    const all = new Array<T | null>(areas.length).fill(null);
    for (const [k, i] of kept.entries()) all[i] = list[k] ?? null;
    return all;
  };
  return {
    generation,
    ...question,
    vintage: question.vintage ?? null,
    areas,
    values: spread(kept.map((i) => values[i] ?? null)),
    scores: spread(figures.scores),
    p: spread(figures.p),
    adjustedP: spread(figures.adjustedP),
    label: spread(figures.label),
    leftOut: areas.flatMap((area, i) => {
      const reason = reasons[i];
      return reason ? [{ area, reason }] : [];
    }),
    global: figures.global,
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    ...PERMUTATIONS,
    weights: 'queen',
    approximateBoundaries: boundaries.approximate,
  };
}

function shapesOf(areas: readonly AreaCode[], { features }: BoundarySet) {
  const shapes = new Map(features.map(({ properties, geometry }) => [properties.code, geometry]));
  return areas.map((area) => shapes.get(area) ?? null);
}

/** Keeps the newest answers by key; what fails is asked again. */
function remembered<T>(limit: number): (key: string, ask: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key, ask) => {
    const answer = answers.get(key) ?? ask();
    // Set again, so that what is used stays and the oldest goes.
    answers.delete(key);
    answers.set(key, answer);
    if (answers.size > limit) answers.delete(answers.keys().next().value ?? '');
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
