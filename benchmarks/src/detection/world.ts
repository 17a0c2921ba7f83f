import {
  demoAreas,
  drawPlaces,
  isHard,
  noFaults,
  observedCells,
  type Planted,
  type Simulation,
  seededRandom,
  simulate,
  siteList,
  usualFaults,
} from '@tungngo/demo-data';
import type { HardAreaInput } from '@tungngo/geo';

/** People of one cell as they are, not as recorded. */
export interface TrueCell {
  eligible: number;
  remaining: number;
  /** Id of the hard place that it belongs to; null elsewhere. */
  place: string | null;
  /** True in dense housing that is not hard. */
  decoy: boolean;
}

/** A simulated campaign: what the product is given, and what is true. */
export interface World {
  input: HardAreaInput;
  cells: Map<string, TrueCell>;
  places: Planted[];
}

/** Ordinary places of the drawn campaigns differ nearly twice as much as the demo's. */
const UNEVEN = 0.12;

/** The demo campaign with its records as they are published. */
export function demoWorld(): World {
  const { input, ...world } = worldOf(simulate(), noFaults, 1);
  // The demo's files hold one count only.
  const cells = input.cells.map(({ formerEligible: _, ...cell }) => cell);
  return { ...world, input: { ...input, cells } };
}

/** A campaign with places drawn anew and with faulty records. */
export function drawnWorld(seed: number): World {
  return worldOf(simulate(seed, drawPlaces(seed), UNEVEN), usualFaults, seed + 4);
}

function worldOf(simulation: Simulation, faults: typeof noFaults, seed: number): World {
  const { units, reached, places } = simulation;
  const cells = new Map<string, TrueCell>();
  for (const [i, { cell, eligible, planted }] of units.entries()) {
    const hard = isHard(planted);
    const known = cells.get(cell) ?? {
      eligible: 0,
      remaining: 0,
      place: hard ? planted.id : null,
      decoy: planted !== null && !hard,
    };
    known.eligible += eligible;
    known.remaining += eligible - (reached[i]?.activated ?? 0);
    cells.set(cell, known);
  }
  return {
    input: {
      cells: observedCells(simulation, faults, seededRandom(seed), seededRandom(seed + 2)),
      sites: siteList(simulation, seededRandom(seed + 1)),
      areas: demoAreas(),
    },
    cells,
    places: places.filter(isHard),
  };
}
