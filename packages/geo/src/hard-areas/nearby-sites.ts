import type { HardAreaKind } from '@tungngo/domain';
import type { LonLat } from '../boundaries/local-projection.js';
import { hexCell, hexCentre } from '../hexes/hex-cells.js';
import type { KnownSite } from './inputs.js';
import { metresBetween, type ResidenceCell } from './residence-cells.js';

/** A site explains a cluster within this distance. */
const NEAR_M = 300;
/** From a cell's centre to its edge, about. */
const CELL_RADIUS_M = 65;
/** People who live on a plot. */
const PEOPLE_PER_PLOT = 3.6;

/** A known site in or near a cluster. */
export interface NearbySite {
  site: KnownSite & { kind: Exclude<HardAreaKind, 'scattered'> };
  /** Metres from the nearest cell; 0 inside. */
  distanceM: number;
  /** People whom it houses or employs. */
  people: number;
}

/** The sites that can explain a cluster, by id; points that serve people explain nothing. */
export function nearbySites(
  members: readonly ResidenceCell[],
  sites: readonly KnownSite[],
): NearbySite[] {
  const cells = new Set(members.map(({ cell }) => cell));
  const centres = members.map(({ cell }) => hexCentre(cell));
  const reach = boxAround(centres);
  return sites.flatMap((site) => {
    const { kind } = site;
    const place: LonLat = [site.lon, site.lat];
    if (kind === 'service-point' || !reach(place)) return [];
    const distanceM = cells.has(hexCell(site.lon, site.lat))
      ? 0
      : Math.max(0, Math.min(...centres.map((c) => metresBetween(c, place))) - CELL_RADIUS_M);
    if (distanceM > NEAR_M) return [];
    const people = kind === 'informal-subdivision' ? site.size * PEOPLE_PER_PLOT : site.size;
    return [{ site: { ...site, kind }, distanceM, people: Math.max(0, people) }];
  });
}

/** True for places in the box of the centres and what can be near it: most sites fall out here. */
function boxAround(centres: readonly LonLat[]): (place: LonLat) => boolean {
  const margin = (NEAR_M + 2 * CELL_RADIUS_M) / 100_000;
  const lons = centres.map(([lon]) => lon);
  const lats = centres.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons) - margin, Math.max(...lons) + margin];
  const [south, north] = [Math.min(...lats) - margin, Math.max(...lats) + margin];
  return ([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north;
}

/** People of a cluster whom a site accounts for: fewer where it only lies near by. */
export function siteWeight({ distanceM, people }: NearbySite, eligible: number): number {
  const nearness = distanceM === 0 ? 1 : 0.6 - 0.5 * (distanceM / NEAR_M);
  return Math.min(people, eligible) * nearness;
}
