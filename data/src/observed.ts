import type { CellCount } from '@tungngo/geo';
import { gridDisk } from 'h3-js';
import type { Simulation } from './generate.js';
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

/** The counts by cell as the product would get them, with the given faults in them. */
export function observedCells(
  { wards, units, reached }: Simulation,
  faults: RecordFaults,
  random: Random,
): CellCount[] {
  const counts = new Map<string, CellCount>();
  const ofWard = wards.map(() => Math.exp(faults.wardCount * normal(random)));
  const keyOf = (ward: number, cell: string) => `${ward} ${cell}`;
  const factors = new Map<string, number>();
  for (const { ward, cell, residency, eligible } of units) {
    const key = keyOf(ward, cell);
    const factor = factors.get(key) ?? cellFactor(faults, random) * (ofWard[ward] ?? 1);
    factors.set(key, factor);
    const counted = Math.round(eligible * factor);
    if (counted === 0) continue;
    const count = counts.get(key) ?? emptyCell(cell, wards[ward]?.code);
    count.eligible += counted;
    if (residency === 'temporary') count.eligibleTemporary += counted;
    counts.set(key, count);
  }
  for (const [i, { ward, cell }] of units.entries()) {
    for (let k = reached[i]?.activated ?? 0; k > 0; k--) {
      const drawn = random();
      if (drawn < faults.withoutCell) continue;
      const astray = drawn < faults.withoutCell + faults.astray;
      const there = astray ? neighbourOf(cell, random) : cell;
      const count = counts.get(keyOf(ward, there));
      if (count) count.activated++;
    }
  }
  return [...counts.values()];
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
