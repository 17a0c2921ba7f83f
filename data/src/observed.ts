import type { CellCount } from '@tungngo/geo';
import { gridDisk } from 'h3-js';
import { campaignChannel, minuteOf } from './events.js';
import type { Simulation } from './generate.js';
import type { Unit } from './population.js';
import { normal, type Random } from './random.js';

/** What is wrong with the records of an office. All zero: the records are right. */
export interface RecordFaults {
  /** Standard deviation of the logarithm of a cell's count of eligible people. */
  cellCount: number;
  /** The same for all counts of a ward, which were taken at another time than its neighbours'. */
  wardCount: number;
  /** Share of cells whose people are counted for the ward only. */
  missingCells: number;
  /** Share of activations without a cell. */
  withoutCell: number;
  /** Share of activations recorded in a neighbouring cell. */
  astray: number;
}

export const noFaults: RecordFaults = {
  cellCount: 0,
  wardCount: 0,
  missingCells: 0,
  withoutCell: 0,
  astray: 0,
};

/** Faults like those that real lists have. */
export const usualFaults: RecordFaults = {
  cellCount: 0.08,
  wardCount: 0.06,
  missingCells: 0.03,
  withoutCell: 0.04,
  astray: 0.03,
};

/**
 * How many eligible people there were at the count before, of so many now: an informal subdivision
 * filled up since, boarding houses grew, elsewhere little changed. Middle and spread of the
 * logarithm of the growth; a count is off like any other.
 */
const GROWTH = {
  'informal-subdivision': { middle: 0.4, spread: 0.25 },
  'boarding-house-cluster': { middle: 0.12, spread: 0.12 },
  factory: { middle: 0.12, spread: 0.12 },
  elsewhere: { middle: 0.04, spread: 0.08 },
};

/**
 * The counts by cell as the product would get them, with the given faults in them; `evidence` draws
 * by which channel and when people were reached, and the count before.
 */
export function observedCells(
  { wards, units, reached }: Simulation,
  faults: RecordFaults,
  random: Random,
  evidence: Random,
): CellCount[] {
  const counts = new Map<string, CellCount>();
  const ofWard = wards.map(() => Math.exp(faults.wardCount * normal(random)));
  const keyOf = (ward: number, cell: string) => `${ward} ${cell}`;
  const factors = new Map<string, number>();
  for (const { ward, cell, residency, eligible, planted } of units) {
    const key = keyOf(ward, cell);
    const factor = factors.get(key) ?? cellFactor(faults, random) * (ofWard[ward] ?? 1);
    factors.set(key, factor);
    const counted = Math.round(eligible * factor);
    if (counted === 0) continue;
    const count = counts.get(key) ?? emptyCell(cell, wards[ward]?.code);
    count.eligible += counted;
    if (residency === 'temporary') count.eligibleTemporary += counted;
    const { middle, spread } = GROWTH[planted && !planted.ordinary ? planted.kind : 'elsewhere'];
    const former = eligible / Math.exp(middle + spread * normal(evidence));
    count.formerEligible = (count.formerEligible ?? 0) + Math.round(former);
    counts.set(key, count);
  }
  for (const [i, { ward, cell, planted }] of units.entries()) {
    for (let k = reached[i]?.activated ?? 0; k > 0; k--) {
      const drawn = random();
      if (drawn < faults.withoutCell) continue;
      const astray = drawn < faults.withoutCell + faults.astray;
      const there = astray ? neighbourOf(cell, random) : cell;
      const count = counts.get(keyOf(ward, there));
      if (!count) continue;
      count.activated++;
      countChannel(count, planted, evidence);
    }
  }
  return [...counts.values()];
}

function countChannel(count: CellCount, planted: Unit['planted'], random: Random): void {
  const channel = campaignChannel(planted, random);
  const reached = count.reached ?? { people: 0, boardingHouse: 0, factory: 0, home: 0, evening: 0 };
  reached.people++;
  if (channel === 'boarding-house-visit') reached.boardingHouse++;
  if (channel === 'factory-visit') reached.factory++;
  if (channel === 'home-visit') reached.home++;
  if (minuteOf(channel, random) >= 18 * 60) reached.evening++;
  count.reached = reached;
}

const emptyCell = (cell: string, code: CellCount['wardCode'] | undefined): CellCount => ({
  cell,
  wardCode: code ?? ('' as CellCount['wardCode']),
  eligible: 0,
  eligibleTemporary: 0,
  activated: 0,
});

function cellFactor({ missingCells, cellCount }: RecordFaults, random: Random): number {
  return random() < missingCells ? 0 : Math.exp(cellCount * normal(random));
}

function neighbourOf(cell: string, random: Random): string {
  const [, ...around] = gridDisk(cell, 1);
  return around[Math.floor(random() * around.length)] ?? cell;
}
