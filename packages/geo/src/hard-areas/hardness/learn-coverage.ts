import type { ResidenceCell } from '../residence-cells.js';
import {
  addPlace,
  lossOf,
  noSums,
  ridge,
  varianceBetween,
  type WardSums,
  withoutLevels,
} from './levelled-ridge.js';

/** Wards are dealt into so many folds, in their order. */
export const FOLDS = 5;
/** Fewer wards teach nothing of inputs, only a level. */
export const FEWEST_WARDS = 2;
/** Deviations that slopes may have (change of coverage by a usual change of the input), tried in turn. */
const SLOPE_DEVIATIONS = [0.003, 0.01, 0.03, 0.1, 0.3];
const BY_ITSELF = Number.POSITIVE_INFINITY;

/** A cell with its columns: 1, and its inputs less those of a usual place. */
export interface Place {
  cell: ResidenceCell;
  columns: readonly number[];
}

/** What was learnt from some wards. */
export interface Learnt {
  /** Level and slopes. */
  fit: readonly number[];
  /** Variance of wards' levels. */
  betweenWards: number;
  /** The inverse of the variance of a cell's rate. */
  weight: (cell: ResidenceCell) => number;
}

/** Learns level and slopes; the penalty is the one with which wards left out are predicted best. */
export function learn(wards: readonly (readonly Place[])[]): Learnt {
  const weight = weightOf(wards);
  const sums = wards.map((ward) => sumsOf(ward, weight));
  const betweenWards = varianceBetween(
    sums,
    ridge(sums, { betweenWards: BY_ITSELF, penalties: [] }),
  );
  const deviations = deviationsOf(wards);
  const fitted = (from: readonly WardSums[], slopeDeviation: number) =>
    ridge(from, {
      betweenWards,
      penalties: deviations.map((deviation) => (deviation / slopeDeviation) ** 2),
    });
  let best = { fit: fitted(sums, SLOPE_DEVIATIONS[0] ?? 1), loss: BY_ITSELF };
  for (const deviation of SLOPE_DEVIATIONS) {
    const loss = lossLeftOut(sums, betweenWards, (others) => fitted(others, deviation));
    if (loss < best.loss) best = { fit: fitted(sums, deviation), loss };
  }
  return { fit: best.fit, betweenWards, weight };
}

/** Loss of each fold's wards by what the others teach. */
function lossLeftOut(
  sums: readonly WardSums[],
  betweenWards: number,
  fitted: (others: readonly WardSums[]) => number[],
): number {
  let loss = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const own = sums.filter((_, i) => i % FOLDS === fold);
    const others = sums.filter((_, i) => i % FOLDS !== fold);
    if (own.length === 0 || others.length < FEWEST_WARDS) continue;
    loss += lossOf(withoutLevels(own, betweenWards), fitted(others));
  }
  return loss;
}

/** Sums over places of one ward. */
export function sumsOf(
  places: readonly Place[],
  weight: (cell: ResidenceCell) => number,
): WardSums {
  const sums = noSums(places[0]?.columns.length ?? 1);
  for (const { cell, columns } of places) addPlace(sums, columns, cell.rate, weight(cell));
  return sums;
}

const byPeople = ({ eligible }: ResidenceCell) => eligible;

/** How much each input varies from the usual, over people. */
function deviationsOf(wards: readonly (readonly Place[])[]): number[] {
  const { xx, xy } = sumsOf(wards.flat(), byPeople);
  const width = xy.length;
  return Array.from({ length: width - 1 }, (_, j) =>
    Math.sqrt((xx[(j + 1) * (width + 1)] ?? 0) / (xx[0] ?? 1)),
  );
}

/**
 * A cell's rate varies by chance, which fades with its people, and because cells differ: that part
 * is what is left within wards (method of moments).
 */
function weightOf(wards: readonly (readonly Place[])[]): Learnt['weight'] {
  const sums = wards.map((ward) => sumsOf(ward, byPeople));
  const fit = ridge(sums, { betweenWards: BY_ITSELF, penalties: [] });
  const total = (of: (ward: WardSums) => number) => sums.reduce((sum, ward) => sum + of(ward), 0);
  const mean = total(({ xy }) => xy[0] ?? 0) / total(({ xx }) => xx[0] ?? 0);
  const rate = Math.min(0.98, Math.max(0.02, mean));
  const chance = rate * (1 - rate);
  const cells = wards.reduce((sum, ward) => sum + ward.length, 0);
  const left = lossOf(withoutLevels(sums, BY_ITSELF), fit) - chance * (cells - wards.length);
  const scale = wards.reduce((sum, ward) => {
    const people = ward.reduce((all, { cell }) => all + cell.eligible, 0);
    const squares = ward.reduce((all, { cell }) => all + cell.eligible ** 2, 0);
    return sum + people - squares / people;
  }, 0);
  const between = scale > 0 ? Math.max(0, left / scale) : 0;
  return ({ eligible }) => 1 / (chance / eligible + between);
}
