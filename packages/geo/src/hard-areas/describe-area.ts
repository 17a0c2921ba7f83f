import type { Area, AreaCode, Day, HardAreaKind } from '@tungngo/domain';
import { roundPosition } from '../boundaries/local-projection.js';
import { anchorOf, type Identity } from './area-identity.js';
import { clusterOutline } from './cluster-outline.js';
import type { DecidedGroup } from './decided-areas.js';
import { hardnessOf } from './hardness.js';
import type { DetectedArea, HardAreaInput, KnownSite } from './inputs.js';
import { type Explanation, explanationOf, nearbySites } from './nearby-sites.js';
import { metresBetween, peopleCentre, type ResidenceCell, total } from './residence-cells.js';
import type { comparisons } from './usual-rates.js';
import { visitsNearby } from './visits-nearby.js';
import { usualHours } from './wording.js';

/** Residents who make an area, and who the area is. */
export interface Place extends Identity {
  members: readonly ResidenceCell[];
  /** What an officer decided of it; null for what detection found. */
  decided: DecidedGroup | null;
  closedDay: Day | null;
}

/** What is known around the areas. */
export interface Surroundings {
  wards: ReadonlyMap<AreaCode, Area>;
  sites: readonly KnownSite[];
  visits: NonNullable<HardAreaInput['visits']>;
  residencyKnown: boolean;
  compare: ReturnType<typeof comparisons>;
  day: Day | null;
}

/** An area with all but its name, and the site that explains it. */
export interface Described {
  place: Place;
  area: Omit<DetectedArea, 'name'>;
  explanation: Explanation;
}

/** Counts a place's people, says why it is hard, and draws it. */
export function describeArea(place: Place, around: Surroundings): Described {
  const { members, decided } = place;
  const { wardCode } = anchorOf(members);
  const centre = roundPosition(peopleCentre(members));
  const near = nearbySites(members, around.sites);
  const explanation = explanationOf(members, near);
  const kind = decided?.area.kind ?? explanation.kind;
  const comparison = around.compare(members);
  const servicePoint = nearestServicePoint(centre, around.sites);
  const score = hardnessOf({
    members,
    centre,
    comparison,
    sites: around.sites.some(({ kind: of }) => of !== 'service-point') ? near : null,
    servicePoint,
    visits: visitsNearby(around.visits, wardCode, centre),
    residencyKnown: around.residencyKnown,
  });
  const eligible = total(members, 'eligible');
  return {
    place,
    explanation,
    area: {
      id: place.id,
      kind,
      wardCode,
      wardName: around.wards.get(wardCode)?.name ?? wardCode,
      lon: centre[0],
      lat: centre[1],
      eligible,
      activated: total(members, 'activated'),
      remaining: total(members, 'remaining'),
      temporaryShare: total(members, 'temporary') / eligible,
      ...score,
      bestHours: hoursOf(kind, explanation, decided),
      polygon: decided?.area.shape ?? clusterOutline(members.map(({ cell }) => cell)),
      standing: decided?.standing ?? 'proposed',
      kindEvidence: [],
      kindConfidence: decided?.area.kind ? 1 : kind === 'scattered' ? 0 : 0.5,
      expectedCoverage: comparison.rate,
      since: place.since ?? around.day,
      parentId: place.parentId,
      trend: trendOf(members),
      nearestPoint: servicePoint && {
        name: servicePoint.name,
        metres: Math.round(servicePoint.distanceM),
        by: 'straight',
      },
      access: decided?.area.access ?? null,
      contact: decided?.area.contact ?? null,
      closedDay: place.closedDay,
      members: members.map(({ cell, wardCode: ward }) => ({ cell, wardCode: ward })),
    },
  };
}

function hoursOf(kind: HardAreaKind, { site }: Explanation, decided: DecidedGroup | null) {
  const hours = decided?.area.hours ?? site?.hours?.trim();
  return hours ? { vi: hours, en: hours } : usualHours[kind];
}

function trendOf(members: readonly ResidenceCell[]): number | null {
  const known = members.flatMap(({ weekChange }) => weekChange ?? []);
  return known.length > 0 ? known.reduce((sum, change) => sum + change, 0) : null;
}

function nearestServicePoint(
  centre: readonly [number, number],
  sites: readonly KnownSite[],
): { distanceM: number; name: string } | null {
  let nearest: { distanceM: number; name: string } | null = null;
  for (const { kind, lon, lat, name } of sites) {
    if (kind !== 'service-point') continue;
    const distanceM = metresBetween([...centre], [lon, lat]);
    if (!nearest || distanceM < nearest.distanceM) nearest = { distanceM, name };
  }
  return nearest;
}
