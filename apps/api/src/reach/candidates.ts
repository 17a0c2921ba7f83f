import type { AreaCode, ReachCandidates } from '@tungngo/domain';
import { populousCells } from '@tungngo/geo/reach';
import type { Reader } from '@tungngo/warehouse';
import { placeOf } from './distances.js';

/** As many as a proof within half a minute allows. */
const MOST_CELLS = 500;

/** Where a mobile point may stand. */
export interface Candidate {
  id: string;
  name: string | null;
  wardCode: AreaCode;
  lon: number;
  lat: number;
}

/** People beyond the reach of the present points, by cell. */
export interface Demand {
  cells: string[];
  people: Float64Array;
  /** The ward in which most of them live. */
  wards: AreaCode[];
}

/** The candidates of a kind in the wards. */
export async function candidatesOf(
  reader: Reader,
  kind: ReachCandidates,
  { cells, people, wards }: Demand,
  within: ReadonlySet<AreaCode>,
): Promise<Candidate[]> {
  if (kind === 'cells') {
    return populousCells(cells, people, MOST_CELLS).map((i) => ({
      id: cells[i] as string,
      name: null,
      wardCode: wards[i] as AreaCode,
      ...placeOf(cells[i] as string),
    }));
  }
  if (kind === 'hard-areas') {
    const areas = await reader.hardAreas();
    return areas
      .filter(({ closedDay, wardCode }) => closedDay === null && within.has(wardCode))
      .map(({ id, name, wardCode, lon, lat }) => ({ id, name: name.vi, wardCode, lon, lat }));
  }
  const sites = await reader.placedSites();
  return sites
    .filter(({ kind: site, wardCode }) => site !== 'service-point' && within.has(wardCode))
    .map(({ id, name, wardCode, lon, lat }) => ({ id, name, wardCode, lon, lat }));
}
