import type { AreaCode } from '@tungngo/domain';
import type { LonLat } from '../boundaries/local-projection.js';
import type { VisitCount } from './inputs.js';
import { metresBetween } from './residence-cells.js';

/** A visit whose place is known counts for areas whose centre is this near. */
const SAME_PLACE_M = 600;

/** People met and missed by earlier visits. */
export interface AbsentVisits {
  absent: number;
  reached: number;
  /** True when the visits were to this very place, not only to its ward. */
  nearby: boolean;
}

/** Visits to the place, else those to its ward without a place; null when nobody was looked for. */
export function visitsNearby(
  visits: readonly VisitCount[],
  wardCode: AreaCode,
  centre: LonLat,
): AbsentVisits | null {
  const here: VisitCount[] = [];
  const somewhere: VisitCount[] = [];
  for (const visit of visits) {
    const { lon, lat } = visit;
    if (lon === undefined || lat === undefined) {
      if (visit.wardCode === wardCode) somewhere.push(visit);
    } else if (metresBetween(centre, [lon, lat]) <= SAME_PLACE_M) {
      here.push(visit);
    }
  }
  return summed(here, true) ?? summed(somewhere, false);
}

function summed(visits: readonly VisitCount[], nearby: boolean): AbsentVisits | null {
  let absent = 0;
  let reached = 0;
  for (const visit of visits) {
    absent += visit.absent;
    reached += visit.reached;
  }
  return absent + reached > 0 ? { absent, reached, nearby } : null;
}
