import { dayInVietnam, type SpotMap } from '@tungngo/domain';
import { islands, type Weights, weightsAmong } from '@tungngo/geo/statistics';
import type { Reader, Warehouse } from '@tungngo/warehouse';
import { remembered } from '../../remembered.js';
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
  const neighbourhoods = remembered<Neighbourhood>(KEPT_VINTAGES);
  return {
    map: (question) =>
      warehouse.read((reader) => {
        // A report may fall overdue overnight without a new generation.
        const asked = [reader.generation.number, dayInVietnam(new Date()), question];
        return maps(JSON.stringify(asked), async () => {
          const evidence = await readSpotEvidence(reader, question);
          const { areas, boundaries } = evidence;
          const neighbourhood = await neighbourhoods(
            JSON.stringify([boundaries.vintage, areas]),
            () => findNeighbours(reader, desk, evidence),
          );
          return spotMap(desk, question, evidence, neighbourhood);
        });
      }),
  };
}

/** Who adjoins whom in a boundary vintage. */
interface Neighbourhood {
  weights: Weights;
  /** By area: whether it has a shape. */
  shaped: boolean[];
}

async function findNeighbours(
  reader: Reader,
  desk: SpotDesk,
  { areas, boundaries }: SpotEvidence,
): Promise<Neighbourhood> {
  const set = await reader.boundariesByHash(boundaries.vintage);
  const features = set?.features ?? [];
  const shapes = new Map(features.map(({ properties, geometry }) => [properties.code, geometry]));
  return {
    weights: await desk.neighbours(areas.map((area) => shapes.get(area) ?? null)),
    shaped: areas.map((area) => shapes.has(area)),
  };
}

async function spotMap(
  desk: SpotDesk,
  question: SpotQuestion,
  { generation, areas, values, omissions, boundaries }: SpotEvidence,
  { weights, shaped }: Neighbourhood,
): Promise<SpotMap> {
  const reasons = omissions.map((reason, i) => reason ?? (shaped[i] ? null : 'no-shape'));
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
