import type { Area, AreaCode, Day, HardAreaKind } from '@tungngo/domain';
import { roundPosition } from '../boundaries/local-projection.js';
import { anchorOf, type Identity } from './area-identity.js';
import type { outliner } from './cluster-outline.js';
import type { DecidedGroup } from './decided-areas.js';
import type { hardnessJudge } from './hardness/hardness.js';
import type { DetectedArea, KnownSite } from './inputs.js';
import type { Explanation, kindJudge } from './kind-evidence.js';
import { nearbySites } from './nearby-sites.js';
import { peopleCentre, type ResidenceCell, total } from './residence-cells.js';
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
  judge: ReturnType<typeof hardnessJudge>;
  outline: ReturnType<typeof outliner>;
  kindOf: ReturnType<typeof kindJudge>;
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
  const explanation = around.kindOf(members, near);
  const kind = decided?.area.kind ?? explanation.kind;
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
      ...around.judge(members, centre),
      bestHours: hoursOf(kind, explanation, decided),
      polygon: decided?.area.shape ?? around.outline([...new Set(members.map(({ cell }) => cell))]),
      standing: decided?.standing ?? 'proposed',
      kindEvidence: kind === explanation.kind ? explanation.evidence : [],
      kindConfidence: decided?.area.kind ? 1 : explanation.confidence,
      since: place.since ?? around.day,
      parentId: place.parentId,
      trend: trendOf(members),
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
