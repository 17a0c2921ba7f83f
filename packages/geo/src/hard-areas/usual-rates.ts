import type { AreaCode } from '@tungngo/domain';
import { grouped, type ResidenceCell, total } from './residence-cells.js';

/** Cells with fewer people say nothing about what is usual. */
const TELLING_PEOPLE = 5;
/** A ward's own usual rate counts from this many cells on. */
const TELLING_CELLS = 20;

/** Share of a ward's or district's people who live in cells below the rate called usual. */
const USUAL_QUANTILE = 0.6;
/** A ward may lag so far behind its district before all of it counts as hard. */
const MOST_WARD_LAG = 0.25;

/** What is usual around a cell, robust against the hard areas among them. */
export interface UsualRates {
  /**
   * Rate below which a ward's cells stand out: its own usual rate or its district's, whichever is
   * lower. A ward that lags as a whole is told by its coverage; here only its worst places count,
   * unless it lags very far.
   */
  expected(ward: ResidenceCell): number;
  /** How many standard deviations fewer than expected are activated among so many people. */
  significance(eligible: number, activated: number, expected: number): number;
}

/** Usual rates by ward and district, and how much more than a coin's toss the cells' rates vary. */
export function usualRates(cells: readonly ResidenceCell[]): UsualRates {
  const telling = cells.filter(({ eligible }) => eligible >= TELLING_PEOPLE);
  const districts = usualBy(telling, ({ districtCode }) => districtCode, 1);
  const wards = usualBy(telling, ({ wardCode }) => wardCode, TELLING_CELLS);
  const all = usualRate(telling);
  const district = (cell: ResidenceCell) => districts.get(cell.districtCode) ?? all;
  const ward = (cell: ResidenceCell) => wards.get(cell.wardCode) ?? district(cell);
  const scores = telling.map((cell) =>
    Math.abs(deviation(cell.eligible, cell.activated, ward(cell))),
  );
  // 1.4826 × the median of |z| is the standard deviation where most cells are ordinary.
  const spread = Math.max(1, 1.4826 * median(scores));
  return {
    expected: (cell) =>
      Math.min(district(cell), Math.max(ward(cell), district(cell) - MOST_WARD_LAG)),
    significance: (eligible, activated, expected) =>
      deviation(eligible, activated, expected) / spread,
  };
}

function deviation(eligible: number, activated: number, expected: number): number {
  const rate = Math.min(0.98, Math.max(0.02, expected));
  return (expected * eligible - activated) / Math.sqrt(eligible * rate * (1 - rate));
}

function usualBy(
  cells: readonly ResidenceCell[],
  key: (cell: ResidenceCell) => AreaCode,
  fewest: number,
): Map<AreaCode, number> {
  const groups = [...grouped(cells, key)].filter(([, group]) => group.length >= fewest);
  return new Map(groups.map(([code, group]) => [code, usualRate(group)]));
}

/** The quantile of the cells' rates, each weighing as its people; 0 without cells. */
function usualRate(cells: readonly ResidenceCell[]): number {
  const ordered = [...cells].sort((a, b) => a.rate - b.rate);
  const wanted = USUAL_QUANTILE * total(cells, 'eligible');
  let before = 0;
  for (const { rate, eligible } of ordered) {
    before += eligible;
    if (before >= wanted) return rate;
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
