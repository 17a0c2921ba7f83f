import type { HardAreaKind } from '@tungngo/domain';
import { detectHardAreas, type HardAreaInput, hexCentre } from '@tungngo/geo';
import { grouped } from './grouped.js';

/** An area that a method holds for hard. */
export interface FoundArea {
  cells: string[];
  remaining: number;
  kind: HardAreaKind | null;
  hardness: number | null;
}

type Cell = HardAreaInput['cells'][number];
const remainingOf = ({ eligible, activated }: Cell) => Math.max(0, eligible - activated);
const remainingIn = (cells: readonly Cell[]) =>
  cells.reduce((sum, cell) => sum + remainingOf(cell), 0);

/** The product's areas; a cell is in one when its centre is, as on the map. */
export function byProduct(input: HardAreaInput): FoundArea[] {
  const wards = grouped(input.cells, ({ wardCode }) => wardCode);
  return detectHardAreas(input).map(({ wardCode, polygon, remaining, kind, hardness }) => ({
    cells: (wards.get(wardCode) ?? [])
      .map(({ cell }) => cell)
      .filter((cell) => isInside(hexCentre(cell), polygon.coordinates[0] ?? [])),
    remaining,
    kind,
    hardness,
  }));
}

/** Even–odd rule. */
function isInside([x, y]: readonly [number, number], ring: readonly [number, number][]): boolean {
  let inside = false;
  for (const [i, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

/** Whole wards by coverage, lowest first, until as many people remain in them as asked. */
export function byLowestWards({ cells }: HardAreaInput, people: number): FoundArea[] {
  const sum = (group: readonly Cell[], of: 'eligible' | 'activated') =>
    group.reduce((total, cell) => total + cell[of], 0);
  const wards = [...grouped(cells, ({ wardCode }) => wardCode).values()]
    .map((group) => ({ group, coverage: sum(group, 'activated') / sum(group, 'eligible') }))
    .sort((a, b) => a.coverage - b.coverage);
  const found: FoundArea[] = [];
  let left = people;
  for (const { group } of wards) {
    if (left <= 0) break;
    const remaining = remainingIn(group);
    left -= remaining;
    found.push(plainArea(group));
  }
  return found;
}

const plainArea = (group: readonly Cell[]): FoundArea => ({
  cells: group.map(({ cell }) => cell),
  remaining: remainingIn(group),
  kind: null,
  hardness: null,
});

/** What DBSCAN is told: metres, and how many people must remain within them around a core. */
export interface DbscanOptions {
  radiusM: number;
  fewest: number;
}

/** DBSCAN (Ester et al. 1996) of the people who remain, each at the centre of the cell. */
export function byDbscan(
  { cells }: HardAreaInput,
  { radiusM, fewest }: DbscanOptions,
): FoundArea[] {
  const near = neighbourhoods(cells, radiusM);
  const isCore = near.map((around) => remainingIn(around.map((i) => cells[i] as Cell)) >= fewest);
  const cluster = new Array<number>(cells.length).fill(-1);
  const groups: Cell[][] = [];
  for (const start of cells.keys()) {
    if (!isCore[start] || cluster[start] !== -1) continue;
    const members = [start];
    cluster[start] = groups.length;
    // The array grows while it is walked.
    for (const member of members) {
      if (!isCore[member]) continue;
      for (const other of near[member] ?? []) {
        if (cluster[other] !== -1) continue;
        cluster[other] = groups.length;
        members.push(other);
      }
    }
    groups.push(members.map((i) => cells[i] as Cell));
  }
  return groups.map(plainArea);
}

function neighbourhoods(cells: readonly Cell[], radiusM: number): number[][] {
  const places = cells.map(({ cell }): [number, number] => {
    const [lon, lat] = hexCentre(cell);
    return [lon * 111_195 * Math.cos((11 * Math.PI) / 180), lat * 111_195];
  });
  const boxOf = (x: number, y: number) => `${x} ${y}`;
  const boxes = grouped(places.keys(), (i) => {
    const [x, y] = places[i] ?? [0, 0];
    return boxOf(Math.floor(x / radiusM), Math.floor(y / radiusM));
  });
  const steps = [-1, 0, 1];
  return places.map(([x, y]) =>
    steps
      .flatMap((i) =>
        steps.map((j) => boxOf(Math.floor(x / radiusM) + i, Math.floor(y / radiusM) + j)),
      )
      .flatMap((box) => boxes.get(box) ?? [])
      .filter((i) => Math.hypot((places[i]?.[0] ?? 0) - x, (places[i]?.[1] ?? 0) - y) <= radiusM),
  );
}
