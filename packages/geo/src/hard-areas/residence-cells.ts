import type { Area, AreaCode } from '@tungngo/domain';
import { type LonLat, localProjection } from '../boundaries/local-projection.js';
import { hexCentre, isHexCell } from '../hexes/hex-cells.js';
import type { CellCount, ReachedHow } from './inputs.js';

/** A residence cell with people, placed in its ward and district. */
export interface ResidenceCell {
  cell: string;
  wardCode: AreaCode;
  districtCode: AreaCode;
  eligible: number;
  temporary: number;
  activated: number;
  remaining: number;
  /** activated / eligible, at most 1. */
  rate: number;
  /** Remaining people now less those 7 days before; null when not known. */
  weekChange: number | null;
  reached: ReachedHow | null;
  /** Eligible people at the count before; null when not known. */
  formerEligible: number | null;
}

/**
 * The cells that can be judged, by ward and cell: rows of one cell and ward are added up; cells
 * without eligible people, of unknown wards, or that are no residence cell are left out.
 */
export function residenceCells(
  counts: readonly CellCount[],
  areas: readonly Area[],
): ResidenceCell[] {
  const wards = new Map(areas.filter((a) => a.level === 'ward').map((a) => [a.code, a]));
  const sums = new Map<string, CellCount>();
  for (const count of counts) {
    const key = `${count.wardCode} ${count.cell}`;
    const sum = sums.get(key);
    if (sum) {
      sum.eligible += count.eligible;
      sum.eligibleTemporary += count.eligibleTemporary;
      sum.activated += count.activated;
      if (count.weekChange !== undefined) {
        sum.weekChange = (sum.weekChange ?? 0) + count.weekChange;
      }
      if (count.formerEligible !== undefined) {
        sum.formerEligible = (sum.formerEligible ?? 0) + count.formerEligible;
      }
      if (count.reached) sum.reached = addedUp(count.reached, sum.reached);
    } else {
      sums.set(key, { ...count });
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, sum]) => {
      const ward = wards.get(sum.wardCode);
      if (!ward || !(sum.eligible > 0) || !isHexCell(sum.cell)) return [];
      return [residenceCell(sum, ward)];
    });
}

function addedUp(a: ReachedHow, b: ReachedHow | undefined): ReachedHow {
  return {
    people: a.people + (b?.people ?? 0),
    boardingHouse: a.boardingHouse + (b?.boardingHouse ?? 0),
    factory: a.factory + (b?.factory ?? 0),
    home: a.home + (b?.home ?? 0),
    evening: a.evening + (b?.evening ?? 0),
  };
}

function residenceCell(sum: CellCount, ward: Area): ResidenceCell {
  return {
    cell: sum.cell,
    wardCode: ward.code,
    districtCode: ward.parentCode ?? ward.code,
    eligible: sum.eligible,
    temporary: Math.min(sum.eligible, sum.eligibleTemporary),
    activated: sum.activated,
    remaining: Math.max(0, sum.eligible - sum.activated),
    rate: Math.min(1, sum.activated / sum.eligible),
    weekChange: sum.weekChange ?? null,
    reached: sum.reached ?? null,
    formerEligible: sum.formerEligible ?? null,
  };
}

/** Metres between two places less than a province apart. */
export function metresBetween(a: LonLat, b: LonLat): number {
  const [x, y] = localProjection(a).toPlane(b);
  return Math.hypot(x, y);
}

/** Sum of a number over cells. */
export function total(
  cells: readonly ResidenceCell[],
  of: 'eligible' | 'temporary' | 'activated' | 'remaining',
): number {
  let sum = 0;
  for (const cell of cells) sum += cell[of];
  return sum;
}

/** The member's centre nearest to the people who remain: a place that surely lies inside. */
export function peopleCentre(cells: readonly ResidenceCell[]): LonLat {
  const centres = cells.map((cell): [ResidenceCell, LonLat] => [cell, hexCentre(cell.cell)]);
  const people = total(cells, 'remaining');
  const mean: LonLat = [0, 0];
  for (const [{ remaining }, [lon, lat]] of centres) {
    mean[0] += (lon * remaining) / people;
    mean[1] += (lat * remaining) / people;
  }
  return centres.reduce(
    (best, [, centre]) => (metresBetween(mean, centre) < metresBetween(mean, best) ? centre : best),
    centres[0]?.[1] ?? mean,
  );
}

/** Items by key, both in the order of the items. */
export function grouped<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
