import type { AreaCode } from '@tungngo/domain';
import type { LonLat } from '../../boundaries/local-projection.js';
import type { VisitCount } from '../inputs.js';
import { grouped, metresBetween } from '../residence-cells.js';

/** A visit whose place is known counts for areas whose centre is this near. */
const SAME_PLACE_M = 600;
/** What visits find where none was made yet: so many absent of so many looked for. */
const ABSENT_AT_FIRST = { absent: 60, met: 200 };
/** People looked for at which a place's own share of absent ones counts half. */
const HALF_SURE = { here: 50, ward: 200 };

/** People met and missed by earlier visits. */
export interface VisitsMade {
  absent: number;
  /** Absent or reached. */
  met: number;
  /** Number of visits; null when not counted. */
  times: number | null;
  /** True when the visits were to this very place, not only to its ward. */
  here: boolean;
  /** Share absent, drawn towards the usual one where few were looked for. */
  share: number;
  /** Share absent in all visits of the campaign. */
  usual: number;
}

/** Visits to the place, else those to its ward without a place; null when nobody was looked for. */
export function visitsMade(
  visits: readonly VisitCount[],
): (wardCode: AreaCode, centre: LonLat) => VisitsMade | null {
  const placed = visits.filter(({ lon, lat }) => lon !== undefined && lat !== undefined);
  const byWard = grouped(
    visits.filter(({ lon, lat }) => lon === undefined || lat === undefined),
    ({ wardCode }) => wardCode,
  );
  const all = summed(visits);
  const usual = (all.absent + ABSENT_AT_FIRST.absent) / (all.met + ABSENT_AT_FIRST.met);
  return (wardCode, centre) => {
    const near = placed.filter(
      ({ lon = 0, lat = 0 }) => metresBetween(centre, [lon, lat]) <= SAME_PLACE_M,
    );
    const here = summed(near);
    const sum = here.met > 0 ? here : summed(byWard.get(wardCode) ?? []);
    if (sum.met === 0) return null;
    const half = here.met > 0 ? HALF_SURE.here : HALF_SURE.ward;
    return {
      ...sum,
      here: here.met > 0,
      share: (sum.absent + half * usual) / (sum.met + half),
      usual,
    };
  };
}

function summed(visits: readonly VisitCount[]): Pick<VisitsMade, 'absent' | 'met' | 'times'> {
  let [absent, met] = [0, 0];
  let times: number | null = visits.length > 0 ? 0 : null;
  for (const visit of visits) {
    absent += visit.absent;
    met += visit.absent + visit.reached;
    times = times === null || visit.times === undefined ? null : times + visit.times;
  }
  return { absent, met, times };
}
