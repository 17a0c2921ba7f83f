import type {
  Area,
  AreaCode,
  ReachCells,
  ReachCount,
  ReachMeasure,
  ReachSummary,
} from '@tungngo/domain';
import type { Reader } from '@tungngo/warehouse';
import type { CellDistance, Distances } from './distances.js';
import type { ReachCellsQuestion, ReachSummaryQuestion } from './reach-question.js';

/** Where the curve of people beyond a reach is read. */
const CURVE: Record<ReachMeasure, number[]> = {
  metres: Array.from({ length: 24 }, (_, i) => (i + 1) * 500),
  minutes: Array.from({ length: 24 }, (_, i) => (i + 1) * 2),
};

const nowhere: CellDistance = { point: -1, metres: Infinity, minutes: Infinity, byRoad: false };

/** How far each cell with people is; small counts are hidden. */
export async function reachCells(
  reader: Reader,
  { basis, points, byCell }: Distances,
  { indicator, day, measure }: ReachCellsQuestion,
): Promise<ReachCells> {
  const shown = await reader.cells({ indicator, day, resolution: 10, within: null });
  const distances = shown.map(({ cell }) => byCell.get(cell) ?? nowhere);
  const told = (value: number, digits: number) =>
    Number.isFinite(value) ? Number(value.toFixed(digits)) : null;
  return {
    generation: reader.generation.number,
    indicator,
    day,
    measure,
    basis,
    points,
    cells: shown.map(({ cell }) => cell),
    nearest: distances.map(({ point }) => point),
    metres: distances.map(({ metres }) => told(metres, 0)),
    minutes: distances.map(({ minutes }) => told(minutes, 1)),
    people: shown.map(({ remaining }) => remaining),
  };
}

/** Who lives within the limit and who does not, by area and by nearest point. */
export async function reachSummary(
  reader: Reader,
  { basis, points, byCell }: Distances,
  { indicator, day, measure, limit }: ReachSummaryQuestion,
): Promise<ReachSummary> {
  const rows = await reader.reachPeople({ indicator, day });
  const { areas } = await reader.overview();
  const wards = await reader.coverageByArea({ level: 'ward', indicator, day });
  const people = rows.map(({ cell, wardCode, remaining }) => {
    const distance = byCell.get(cell) ?? nowhere;
    return { wardCode, remaining, ...distance, cost: distance[measure] };
  });
  const count = (some: typeof people): ReachCount => ({
    people: sum(some, () => true),
    beyond: sum(some, ({ cost }) => !(cost <= limit)),
  });
  const byWard = groupedBy(people, ({ wardCode }) => wardCode);
  const byPoint = groupedBy(people, ({ point }) => point);
  const within = wardsWithin(areas);
  const placed = (code: AreaCode) => sum(byWard.get(code) ?? [], () => true);
  return {
    generation: reader.generation.number,
    indicator,
    day,
    measure,
    limit,
    basis,
    ...count(people),
    unplaced: wards.reduce(
      (total, { code, remaining }) => total + Math.max(0, remaining - placed(code)),
      0,
    ),
    offRoad: basis.by === 'road' ? sum(people, ({ point, byRoad }) => point >= 0 && !byRoad) : 0,
    areas: areas.map(({ code }) => {
      const own = (within.get(code) ?? []).flatMap((ward) => byWard.get(ward) ?? []);
      return { code, ...count(own), medianMetres: medianMetres(own) };
    }),
    points: points.map((point, i) => ({ ...point, ...count(byPoint.get(i) ?? []) })),
    curve: CURVE[measure].map((at) => ({
      limit: at,
      beyond: sum(people, ({ cost }) => !(cost <= at)),
    })),
  };
}

/** The rows by a key, in their order. */
export function groupedBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function sum<T extends { remaining: number }>(rows: readonly T[], counts: (row: T) => boolean) {
  return rows.reduce((total, row) => (counts(row) ? total + row.remaining : total), 0);
}

/** Of each area the wards in it; a ward's own is itself. */
export function wardsWithin(areas: readonly Area[]): Map<AreaCode, AreaCode[]> {
  const within = new Map<AreaCode, AreaCode[]>();
  const parents = new Map(areas.map(({ code, parentCode }) => [code, parentCode]));
  for (const { code, level } of areas) {
    if (level !== 'ward') continue;
    for (let at: AreaCode | null | undefined = code; at; at = parents.get(at)) {
      within.set(at, [...(within.get(at) ?? []), code]);
    }
  }
  return within;
}

/** Half of the people live at most so far; null without people, or when half cannot reach any point. */
function medianMetres(rows: readonly { remaining: number; metres: number }[]): number | null {
  const sorted = [...rows].sort((a, b) => a.metres - b.metres);
  const half = sum(sorted, () => true) / 2;
  let so = 0;
  for (const { remaining, metres } of sorted) {
    so += remaining;
    if (so >= half) return Number.isFinite(metres) ? Math.round(metres) : null;
  }
  return null;
}
