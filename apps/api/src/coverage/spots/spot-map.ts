import type {
  AreaCode,
  AreaQuality,
  CoverageRow,
  SpotMap,
  SpotMetric,
  SpotOmission,
  SpotQuestion,
} from '@tungngo/domain';
import type { BoundarySet } from '@tungngo/geo';
import { islands, type Weights, weightsAmong } from '@tungngo/geo/statistics';
import type { Warehouse } from '@tungngo/warehouse';
import type { SpotDesk } from './spot-desk.js';
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
        const evidence = await readEvidence(warehouse, question);
        const { areas, boundaries } = evidence;
        const weights = await neighbours(JSON.stringify([boundaries.vintage, areas]), () =>
          desk.neighbours(shapesOf(areas, boundaries)),
        );
        return spotMap(desk, question, evidence, weights);
      });
    },
  };
}

/** What a question needs of one generation. */
interface Evidence {
  generation: number;
  /** Wards, by code. */
  areas: AreaCode[];
  rows: ReadonlyMap<AreaCode, CoverageRow>;
  quality: ReadonlyMap<AreaCode, AreaQuality>;
  boundaries: BoundarySet;
}

function readEvidence(warehouse: Warehouse, { indicator, day }: SpotQuestion): Promise<Evidence> {
  return warehouse.read(async (reader) => {
    const rows = await reader.coverageByArea({ level: 'ward', indicator, day });
    // As it stood on the day asked: a report due later is not late yet.
    const quality = await reader.quality(day);
    return {
      generation: reader.generation.number,
      areas: rows.map(({ code }) => code).sort(),
      rows: new Map(rows.map((row) => [row.code, row])),
      quality: new Map(quality.areas.map((area) => [area.code, area])),
      boundaries: await reader.boundaries(),
    };
  });
}

async function spotMap(
  desk: SpotDesk,
  question: SpotQuestion,
  { generation, areas, rows, quality, boundaries }: Evidence,
  weights: Weights,
): Promise<SpotMap> {
  const values = areas.map((area) => figureOf(rows.get(area), question.metric));
  const shaped = new Set(boundaries.features.map(({ properties }) => properties.code));
  const reasons = areas.map((area, i): SpotOmission | null => {
    const judged = omissionByQuality(quality.get(area), question);
    if (judged) return judged;
    if (values[i] === null) return 'no-value';
    return shaped.has(area) ? null : 'no-shape';
  });
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

/** The figure as people are counted; null where a denominator or target is missing. */
function figureOf(row: CoverageRow | undefined, metric: SpotMetric): number | null {
  if (!row) return null;
  if (metric === 'remaining' && row.eligibleDay === null) return null;
  return row[metric];
}

/** Numbers that do not reach the day would make a cold spot of a late report. */
function omissionByQuality(
  quality: AreaQuality | undefined,
  { day }: SpotQuestion,
): SpotOmission | null {
  if (!quality || quality.newestDay === null) return 'no-data';
  return quality.stale && quality.newestDay < day ? 'stale' : null;
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
