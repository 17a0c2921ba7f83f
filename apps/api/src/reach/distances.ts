import {
  DETOUR_FACTOR,
  type ReachBasis,
  type ReachMeasure,
  type ServingPoint,
  SNAP_METRES,
  STRAIGHT_SPEED_KMH,
} from '@tungngo/domain';
import { hexCentre } from '@tungngo/geo';
import type { Reader } from '@tungngo/warehouse';
import { remembered } from '../remembered.js';
import type { ReachDesk } from './reach-desk.js';
import type { Ways } from './reach-task.js';

/** How far a residence cell is from its nearest serving point. */
export interface CellDistance {
  /** Place in `points`; -1 when none can be reached. */
  point: number;
  metres: number;
  minutes: number;
  byRoad: boolean;
}

/** The distances of every residence cell of a generation. */
export interface Distances {
  basis: ReachBasis;
  points: ServingPoint[];
  byCell: ReadonlyMap<string, CellDistance>;
}

const straight = {
  detourFactor: DETOUR_FACTOR,
  straightSpeedKmh: STRAIGHT_SPEED_KMH,
  snapMetres: SNAP_METRES,
};

/** The ways of a generation: its imported roads, and how straight lines count beside them. */
export async function waysOf(reader: Reader, measure: ReachMeasure): Promise<Ways> {
  return { ...straight, measure, roads: await reader.roads() };
}

/** Distances do not hang on the day: they are computed once a generation and measure. */
export function openDistances(desk: ReachDesk) {
  const kept = remembered<Distances>(2);
  return (reader: Reader, measure: ReachMeasure): Promise<Distances> =>
    kept(`${reader.generation.number} ${reader.generation.publishedAt} ${measure}`, () =>
      computed(reader, desk, measure),
    );
}

async function computed(
  reader: Reader,
  desk: ReachDesk,
  measure: ReachMeasure,
): Promise<Distances> {
  const points = await servingPoints(reader);
  const cells = await reader.residenceCells();
  const { nearest, roads } = await desk.nearest({
    type: 'nearest',
    ways: await waysOf(reader, measure),
    places: cells.map(placeOf),
    points,
  });
  const byCell = new Map(
    cells.map((cell, i) => [
      cell,
      {
        point: nearest.point[i] ?? -1,
        metres: nearest.metres[i] ?? Infinity,
        minutes: nearest.minutes[i] ?? Infinity,
        byRoad: nearest.byRoad[i] === 1,
      },
    ]),
  );
  return { basis: { ...straight, by: roads ? 'road' : 'straight', roads }, points, byCell };
}

export function placeOf(cell: string) {
  const [lon, lat] = hexCentre(cell);
  return { lon, lat };
}

async function servingPoints(reader: Reader): Promise<ServingPoint[]> {
  const sites = await reader.placedSites();
  return sites
    .filter(({ kind }) => kind === 'service-point')
    .map(({ id, name, wardCode, lon, lat }) => ({
      id,
      name,
      wardCode,
      lon,
      lat,
    }));
}
