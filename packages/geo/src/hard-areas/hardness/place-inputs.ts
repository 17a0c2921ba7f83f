import { gridDisk } from 'h3-js';
import KDBush from 'kdbush';
import type { LonLat } from '../../boundaries/local-projection.js';
import { hexCentre } from '../../hexes/hex-cells.js';
import type { KnownSite } from '../inputs.js';
import { metresBetween, type ResidenceCell } from '../residence-cells.js';
import type { ReachOfPoints } from './nearest-point.js';

/** What an office knows of a place and what the model learns from; more of each is harder. */
export const placeInputs = [
  'temporary-share',
  'crowding',
  'growth',
  'beds',
  'workers',
  'plots',
  'distance',
] as const;
export type PlaceInput = (typeof placeInputs)[number];

/** One cell's inputs, in the order of `placeInputs`. */
export type InputRow = readonly number[];

/** Sites count for cells this near. */
const NEAR_M = 365;
const SURELY_NEAR_DEGREES = (1.1 * NEAR_M) / 111_195;
const PEOPLE_PER_PLOT = 3.6;
/** Growth beyond these, in doublings, is a mistake of counting. */
const [MOST_SHRUNK, MOST_GROWN] = [-1, 2];
/** A cell's area, km², about. */
const CELL_KM2 = 0.015;
/** Farther is no harder. */
const FARTHEST_KM = 10;

const inputOfSite = {
  'boarding-house-cluster': 'beds',
  factory: 'workers',
  'informal-subdivision': 'plots',
} as const;

/**
 * The inputs of every cell. Shares 0–1; crowding in doublings of people a km², of the cell and the
 * six around it; growth since the former count, in doublings; people whom known sites house or employ for each resident around, at most 1;
 * kilometres to the nearest service point, 10 at most. An input that nothing is known of is 0.
 */
export function inputRows(
  cells: readonly ResidenceCell[],
  sites: readonly KnownSite[],
  nearest: ReachOfPoints | null,
): InputRow[] {
  const people = new Map<string, number>();
  for (const { cell, eligible } of cells) people.set(cell, (people.get(cell) ?? 0) + eligible);
  const sitesNear = siteFinder(sites);
  return cells.map(({ cell, eligible, temporary, formerEligible }) => {
    const around = gridDisk(cell, 1).reduce((sum, one) => sum + (people.get(one) ?? 0), 0);
    const housed = { beds: 0, workers: 0, plots: 0 };
    for (const { kind, size } of sitesNear(hexCentre(cell))) {
      if (kind === 'service-point') continue;
      housed[inputOfSite[kind]] += Math.max(
        0,
        kind === 'informal-subdivision' ? size * PEOPLE_PER_PLOT : size,
      );
    }
    const metres = nearest?.from(cell).roadMetres ?? 0;
    return [
      temporary / eligible,
      Math.log2(densityOf(around)),
      formerEligible ? growthOf(eligible / formerEligible) : 0,
      Math.min(1, housed.beds / around),
      Math.min(1, housed.workers / around),
      Math.min(1, housed.plots / around),
      Math.min(FARTHEST_KM, metres / 1000),
    ];
  });
}

const growthOf = (times: number) => Math.min(MOST_GROWN, Math.max(MOST_SHRUNK, Math.log2(times)));

const densityOf = (peopleAround: number) => Math.max(1, peopleAround / (7 * CELL_KM2));

function siteFinder(sites: readonly KnownSite[]): (place: LonLat) => KnownSite[] {
  const known = sites.filter(({ kind }) => kind !== 'service-point');
  const index = new KDBush(known.length);
  for (const { lon, lat } of known) index.add(lon, lat);
  index.finish();
  return (place) =>
    index
      .within(place[0], place[1], SURELY_NEAR_DEGREES)
      .sort((a, b) => a - b)
      .flatMap((i) => known[i] ?? [])
      .filter(({ lon, lat }) => metresBetween(place, [lon, lat]) <= NEAR_M);
}
