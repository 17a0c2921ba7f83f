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
  /** How many standard deviations fewer than expected are activated in these cells together. */
  significance(cells: readonly ResidenceCell[], expected: number): number;
  /** The same if places did not differ and only chance played. */
  chanceSignificance(cells: readonly ResidenceCell[], expected: number): number;
}

/** Usual rates by ward and district, and how much the cells' rates vary beyond a coin's toss. */
export function usualRates(cells: readonly ResidenceCell[]): UsualRates {
  const telling = cells.filter(({ eligible }) => eligible >= TELLING_PEOPLE);
  const districts = usualBy(telling, ({ districtCode }) => districtCode, 1);
  const wards = usualBy(telling, ({ wardCode }) => wardCode, TELLING_CELLS);
  const all = usualRate(telling);
  const district = (cell: ResidenceCell) => districts.get(cell.districtCode) ?? all;
  const ward = (cell: ResidenceCell) => wards.get(cell.wardCode) ?? district(cell);
  const variance = varianceBetween(telling, ward);
  return {
    expected: (cell) =>
      Math.min(district(cell), Math.max(ward(cell), district(cell) - MOST_WARD_LAG)),
    significance: (group, expected) => significanceOf(group, expected, variance),
    chanceSignificance: (group, expected) => significanceOf(group, expected, 0),
  };
}

/**
 * A group's rate varies by chance, which fades with its people, and because each place is different,
 * which fades with the number of its cells.
 */
function significanceOf(
  cells: readonly ResidenceCell[],
  expected: number,
  between: number,
): number {
  const eligible = total(cells, 'eligible');
  let squares = 0;
  for (const cell of cells) squares += cell.eligible ** 2;
  const variance = chanceVariance(expected) / eligible + (between * squares) / eligible ** 2;
  return (expected - total(cells, 'activated') / eligible) / Math.sqrt(variance);
}

function chanceVariance(expected: number): number {
  const rate = Math.min(0.98, Math.max(0.02, expected));
  return rate * (1 - rate);
}

/** Half of what varies normally lies within so many standard deviations. */
const HALF_WITHIN = 0.6745;

/**
 * Variance of the true rates of ordinary cells around their ward's: that with which half of all
 * cells lie as near as half of normal deviates do. Hard cells are few and hardly move a median.
 */
function varianceBetween(
  cells: readonly ResidenceCell[],
  usual: (cell: ResidenceCell) => number,
): number {
  const terms = cells.map((cell) => ({
    apart: Math.abs(cell.rate - usual(cell)),
    chance: chanceVariance(usual(cell)) / cell.eligible,
  }));
  const middle = (between: number) =>
    median(terms.map(({ apart, chance }) => apart / Math.sqrt(chance + between)));
  let [low, high] = [0, 0.25];
  if (terms.length === 0 || middle(low) <= HALF_WITHIN) return 0;
  for (let i = 0; i < 20; i++) {
    const between = (low + high) / 2;
    if (middle(between) > HALF_WITHIN) low = between;
    else high = between;
  }
  return high;
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
