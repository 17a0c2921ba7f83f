import type { AreaCode } from '@tungngo/domain';
import { gridDisk } from 'h3-js';
import { grouped, type ResidenceCell } from '../residence-cells.js';
import {
  addPlace,
  levelOf,
  lossOf,
  noSums,
  ridge,
  varianceBetween,
  type WardSums,
  withoutLevels,
} from './levelled-ridge.js';
import { type InputRow, type PlaceInput, placeInputs } from './place-inputs.js';

/** Wards are dealt into so many folds, by the order of their codes. */
const FOLDS = 5;
/** Fewer other wards teach nothing of inputs, only a level. */
const FEWEST_WARDS = 2;
/** Deviations that slopes may have (change of coverage by a usual change of the input), tried in turn. */
const SLOPE_DEVIATIONS = [0.003, 0.01, 0.03, 0.1, 0.3];
const WIDTH = placeInputs.length + 1;

/** What comparable places reach, and how far each input moves it from a usual place's coverage. */
export interface Expectation {
  /** Coverage of comparable places; null when there is nothing to compare with. */
  expected: number | null;
  /** Coverage that each input takes off (below 0: adds), and what the ward's level takes off. */
  drops: Record<PlaceInput | 'ward', number>;
}

/** The campaign's model of coverage. */
export interface CoverageModel {
  /** Coverage of a usual place: usual inputs, no known site, a usual ward. */
  usual: number;
  /** The inputs of a usual place. */
  reference: InputRow;
  /** Learnt without any of these residents, nor those beside them. */
  expect(members: readonly ResidenceCell[]): Expectation;
  /** A cell's own inputs. */
  inputsOf(cell: ResidenceCell): InputRow;
}

/**
 * Learns what coverage to expect of a place from those of all cells. A ridge regression on the
 * inputs with wards' levels drawn at random; the penalty is the one that predicts wards left out
 * best. `rows` go with `cells`.
 */
export function coverageModel(
  cells: readonly ResidenceCell[],
  rows: readonly InputRow[],
): CoverageModel {
  const reference = referenceOf(cells, rows);
  const rowOf = new Map(cells.map((cell, i) => [cell, rows[i] ?? reference]));
  const columnsOf = (cell: ResidenceCell) => [
    1,
    ...(rowOf.get(cell) ?? reference).map((value, j) => value - (reference[j] ?? 0)),
  ];
  const spread = spreadOf(cells, columnsOf);
  const wards = [...grouped(cells, ({ wardCode }) => wardCode)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const sums = wards.map(([, group]) => sumsOf(group, columnsOf, spread.weight));
  const deviations = deviationsOf(cells, columnsOf);
  const loose = ridge(sums, {
    betweenWards: Number.POSITIVE_INFINITY,
    penalties: [],
  });
  const betweenWards = varianceBetween(sums, loose);
  const fitted = (from: readonly WardSums[], slopeDeviation: number) =>
    ridge(from, {
      betweenWards,
      penalties: deviations.map((deviation) => (deviation / slopeDeviation) ** 2),
    });
  const folds = foldsOf(sums);
  const best = bestDeviation(folds, betweenWards, fitted);
  const wholeFit = fitted(sums, best);
  const usual = wholeFit[0] ?? 0;
  const fits = folds.map(({ others }) =>
    others.length >= FEWEST_WARDS ? fitted(others, best) : [usual, ...placeInputs.map(() => 0)],
  );
  const placeOfWard = new Map(wards.map(([code, group], i) => [code, { group, fold: i % FOLDS }]));
  const alone = sums.length <= FEWEST_WARDS;
  return {
    usual,
    reference,
    inputsOf: (cell) => rowOf.get(cell) ?? reference,
    expect: (members) => {
      const level = (code: AreaCode, fit: readonly number[]) => {
        const rest = withoutPlace(placeOfWard.get(code)?.group ?? [], members);
        const [mean, weight] = levelOf(sumsOf(rest, columnsOf, spread.weight), fit);
        // Of one or two wards nothing is known about how much wards differ.
        if (alone) return weight > 0 ? mean : null;
        return (betweenWards * weight * mean) / (1 + betweenWards * weight);
      };
      const fitOf = (code: AreaCode) => fits[placeOfWard.get(code)?.fold ?? 0] ?? wholeFit;
      return expectation(members, { usual, columnsOf, fitOf, level });
    },
  };
}

interface Parts {
  usual: number;
  columnsOf(cell: ResidenceCell): number[];
  fitOf(ward: AreaCode): readonly number[];
  level(ward: AreaCode, fit: readonly number[]): number | null;
}

/** Means over the members, each weighing as its people. */
function expectation(
  members: readonly ResidenceCell[],
  { usual, columnsOf, fitOf, level }: Parts,
): Expectation {
  const people = members.reduce((sum, { eligible }) => sum + eligible, 0);
  const drops = new Array<number>(placeInputs.length).fill(0);
  let ward = 0;
  let known = true;
  for (const [code, group] of grouped(members, ({ wardCode }) => wardCode)) {
    const fit = fitOf(code);
    const above = level(code, fit);
    if (above === null) known = false;
    for (const cell of group) {
      const share = cell.eligible / people;
      ward += share * (usual - (fit[0] ?? 0) - (above ?? 0));
      const columns = columnsOf(cell);
      for (const j of drops.keys()) {
        drops[j] = (drops[j] ?? 0) - share * (fit[j + 1] ?? 0) * (columns[j + 1] ?? 0);
      }
    }
  }
  const expected = usual - ward - drops.reduce((sum, drop) => sum + drop, 0);
  const named = Object.fromEntries(placeInputs.map((id, j) => [id, drops[j] ?? 0]));
  return {
    expected: known ? Math.min(1, Math.max(0, expected)) : null,
    drops: { ...(named as Record<PlaceInput, number>), ward },
  };
}

/** A ward's cells that are neither of the place nor beside it. */
function withoutPlace(
  ward: readonly ResidenceCell[],
  members: readonly ResidenceCell[],
): ResidenceCell[] {
  const near = new Set(members.flatMap(({ cell }) => gridDisk(cell, 1)));
  return ward.filter(({ cell }) => !near.has(cell));
}

/** Usual inputs: means over people; no known site. */
function referenceOf(cells: readonly ResidenceCell[], rows: readonly InputRow[]): number[] {
  const people = cells.reduce((sum, { eligible }) => sum + eligible, 0);
  return placeInputs.map((input, j) => {
    if (input === 'beds' || input === 'workers' || input === 'plots' || people === 0) return 0;
    return cells.reduce((sum, { eligible }, i) => sum + eligible * (rows[i]?.[j] ?? 0), 0) / people;
  });
}

function sumsOf(
  cells: readonly ResidenceCell[],
  columnsOf: (cell: ResidenceCell) => number[],
  weight: (cell: ResidenceCell) => number,
): WardSums {
  const sums = noSums(WIDTH);
  for (const cell of cells) addPlace(sums, columnsOf(cell), cell.rate, weight(cell));
  return sums;
}

/** How much each input varies from the usual, over people. */
function deviationsOf(
  cells: readonly ResidenceCell[],
  columnsOf: (cell: ResidenceCell) => number[],
): number[] {
  const { xx } = sumsOf(cells, columnsOf, ({ eligible }) => eligible);
  return placeInputs.map((_, j) =>
    Math.sqrt((xx[(j + 1) * (WIDTH + 1)] ?? 0) / Math.max(1, xx[0] ?? 0)),
  );
}

/**
 * A cell's rate varies by chance, which fades with its people, and because cells differ: that part
 * is what is left within wards (method of moments).
 */
function spreadOf(
  cells: readonly ResidenceCell[],
  columnsOf: (cell: ResidenceCell) => number[],
): { weight(cell: ResidenceCell): number } {
  const groups = [...grouped(cells, ({ wardCode }) => wardCode).values()];
  const sums = groups.map((group) => sumsOf(group, columnsOf, ({ eligible }) => eligible));
  const within = Number.POSITIVE_INFINITY;
  const fit = ridge(sums, { betweenWards: within, penalties: [] });
  const people = sums.reduce((sum, { xx }) => sum + (xx[0] ?? 0), 0);
  const mean = sums.reduce((sum, { xy }) => sum + (xy[0] ?? 0), 0) / Math.max(1, people);
  const rate = Math.min(0.98, Math.max(0.02, mean));
  const chance = rate * (1 - rate);
  const left = lossOf(withoutLevels(sums, within), fit) - chance * (cells.length - groups.length);
  const scale = groups.reduce((sum, group) => {
    const all = group.reduce((total, { eligible }) => total + eligible, 0);
    return sum + all - group.reduce((total, { eligible }) => total + eligible ** 2, 0) / all;
  }, 0);
  const between = scale > 0 ? Math.max(0, left / scale) : 0;
  return { weight: ({ eligible }) => 1 / (chance / eligible + between) };
}

interface Fold {
  /** Its wards, and all others. */
  own: WardSums[];
  others: WardSums[];
}

function foldsOf(sums: readonly WardSums[]): Fold[] {
  return Array.from({ length: FOLDS }, (_, fold) => ({
    own: sums.filter((_ward, i) => i % FOLDS === fold),
    others: sums.filter((_ward, i) => i % FOLDS !== fold),
  }));
}

function bestDeviation(
  folds: readonly Fold[],
  betweenWards: number,
  fitted: (from: readonly WardSums[], deviation: number) => number[],
): number {
  let best = { deviation: SLOPE_DEVIATIONS[0] ?? 0, loss: Number.POSITIVE_INFINITY };
  for (const deviation of SLOPE_DEVIATIONS) {
    const loss = folds.reduce(
      (sum, { own, others }) =>
        own.length > 0 && others.length >= FEWEST_WARDS
          ? sum + lossOf(withoutLevels(own, betweenWards), fitted(others, deviation))
          : sum,
      0,
    );
    if (loss < best.loss) best = { deviation, loss };
  }
  return best.deviation;
}
