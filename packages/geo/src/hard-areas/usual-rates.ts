import type { AreaCode } from '@tungngo/domain';
import { grouped, type ResidenceCell, total } from './residence-cells.js';

/** Cells with fewer people say nothing about what is usual. */
const TELLING_PEOPLE = 5;
/** A ward's own median counts from this many cells on. */
const TELLING_CELLS = 20;

/** What is usual around a cell, robust against the hard areas among them. */
export interface UsualRates {
  /** Rate that a ward's cells should reach: the median of its people or of its district's, if higher. */
  expected(ward: ResidenceCell): number;
  /** How many standard deviations fewer than expected are activated among so many people. */
  significance(eligible: number, activated: number, expected: number): number;
}

/** Medians by ward and district, and how much more than a coin's toss the cells' rates vary. */
export function usualRates(cells: readonly ResidenceCell[]): UsualRates {
  const telling = cells.filter(({ eligible }) => eligible >= TELLING_PEOPLE);
  const districts = medianRates(telling, ({ districtCode }) => districtCode, 1);
  const wards = medianRates(telling, ({ wardCode }) => wardCode, TELLING_CELLS);
  const all = weightedMedianRate(telling);
  const district = (cell: ResidenceCell) => districts.get(cell.districtCode) ?? all;
  const scores = telling.map((cell) =>
    Math.abs(deviation(cell.eligible, cell.activated, wards.get(cell.wardCode) ?? district(cell))),
  );
  // 1.4826 × the median of |z| is the standard deviation where most cells are ordinary.
  const spread = Math.max(1, 1.4826 * median(scores));
  return {
    expected: (cell) => Math.max(wards.get(cell.wardCode) ?? 0, district(cell)),
    significance: (eligible, activated, expected) =>
      deviation(eligible, activated, expected) / spread,
  };
}

function deviation(eligible: number, activated: number, expected: number): number {
  const rate = Math.min(0.98, Math.max(0.02, expected));
  return (expected * eligible - activated) / Math.sqrt(eligible * rate * (1 - rate));
}

function medianRates(
  cells: readonly ResidenceCell[],
  key: (cell: ResidenceCell) => AreaCode,
  fewest: number,
): Map<AreaCode, number> {
  const groups = grouped(cells, key);
  return new Map(
    [...groups]
      .filter(([, group]) => group.length >= fewest)
      .map(([code, group]) => [code, weightedMedianRate(group)]),
  );
}

/** The rate of the cell in which the middle person lives; 0 without cells. */
function weightedMedianRate(cells: readonly ResidenceCell[]): number {
  const ordered = [...cells].sort((a, b) => a.rate - b.rate);
  let before = 0;
  const half = total(cells, 'eligible') / 2;
  for (const { rate, eligible } of ordered) {
    before += eligible;
    if (before >= half) return rate;
  }
  return 0;
}

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? 0;
}

/** People needed before a comparison is fair. */
const FAIR_PEOPLE = 500;
/** Bounds of temporary residents' shares between which cells are alike. */
const MIX_BOUNDS = [0.2, 0.5];

/** A rate to compare with, and whether only alike cells of the same district are in it. */
export interface Comparison {
  rate: number;
  alike: boolean;
}

/**
 * What comparable people reach: those of ordinary cells in the same district with a similar share
 * of temporary residents; of the whole district where those are too few, else of everywhere.
 */
export function comparisons(
  ordinary: readonly ResidenceCell[],
): (members: readonly ResidenceCell[]) => Comparison {
  const sums = new Map<string, { eligible: number; activated: number }>();
  const add = (key: string, { eligible, activated }: ResidenceCell) => {
    const sum = sums.get(key) ?? { eligible: 0, activated: 0 };
    sums.set(key, { eligible: sum.eligible + eligible, activated: sum.activated + activated });
  };
  for (const cell of ordinary) {
    add(`${cell.districtCode} ${mixOf([cell])}`, cell);
    add(cell.districtCode, cell);
    add('all', cell);
  }
  return (members) => {
    const district = members[0]?.districtCode ?? '';
    const alike = sums.get(`${district} ${mixOf(members)}`);
    const fair = [alike, sums.get(district)].find((sum) => sum && sum.eligible >= FAIR_PEOPLE);
    const sum = fair ?? sums.get('all') ?? { eligible: 1, activated: 1 };
    return { rate: Math.min(1, sum.activated / sum.eligible), alike: sum === alike };
  };
}

function mixOf(cells: readonly ResidenceCell[]): number {
  const share = total(cells, 'temporary') / total(cells, 'eligible');
  return MIX_BOUNDS.filter((bound) => share >= bound).length;
}
