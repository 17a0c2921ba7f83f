import type { HardnessReason, Localized } from '@tungngo/domain';
import type { LonLat } from '../boundaries/local-projection.js';
import type { NearbySite } from './nearby-sites.js';
import type { ResidenceCell } from './residence-cells.js';
import { total } from './residence-cells.js';
import type { Comparison } from './usual-rates.js';
import type { AbsentVisits } from './visits-nearby.js';
import { distance, number, percent, siteSize } from './wording.js';

/** The most that each reason can bring, points out of 100; and the value that brings it all. */
const GAP = { points: 70, full: 0.7 };
const TEMPORARY_SHARE = { points: 10, full: 1 };
const KNOWN_SITE = { points: 5, full: 1 };
const DISTANCE = { points: 5, none: 500, full: 5_000 };
const ABSENT_VISITS = { points: 10, full: 0.6 };

/** Confidence that remains, as a factor, for each input that is missing. */
const WITHOUT_INPUT = 0.85;
/** So many eligible people give half of full confidence in a rate. */
const HALF_SURE_PEOPLE = 40;

/** What is known about a cluster and its surroundings. */
export interface Evidence {
  members: readonly ResidenceCell[];
  centre: LonLat;
  comparison: Comparison;
  /** Known sites in or near it; null when none were given at all. */
  sites: readonly NearbySite[] | null;
  /** Distance to the nearest service point and its name; null when none were given at all. */
  servicePoint: { distanceM: number; name: string } | null;
  /** Visits that were made here; null when none is known. */
  visits: AbsentVisits | null;
  /** False when nobody was counted as temporary anywhere: then it was not counted. */
  residencyKnown: boolean;
}

export interface Hardness {
  /** The sum of the reasons' points, 0–100. */
  hardness: number;
  /** Those that bring points, most first. */
  reasons: HardnessReason[];
  missingInputs: Localized[];
  confidence: number;
}

/** The score of a cluster, its reasons, and how far to trust it. */
export function hardnessOf(evidence: Evidence): Hardness {
  const reasons = [
    gapReason(evidence),
    temporaryReason(evidence),
    siteReason(evidence),
    distanceReason(evidence),
    absentReason(evidence),
  ]
    .flatMap((reason) => (reason && reason.points > 0 ? [reason] : []))
    .sort((a, b) => b.points - a.points);
  const missingInputs = missingFrom(evidence);
  const eligible = total(evidence.members, 'eligible');
  const sure = (eligible / (eligible + HALF_SURE_PEOPLE)) * WITHOUT_INPUT ** missingInputs.length;
  return {
    hardness: reasons.reduce((sum, { points }) => sum + points, 0),
    reasons,
    missingInputs,
    confidence: Math.round(sure * 100) / 100,
  };
}

/** Whole points, so that those on a screen add up. */
function pointsFor(value: number, { points, full }: { points: number; full: number }): number {
  return Math.round(points * Math.min(1, Math.max(0, value / full)));
}

function gapReason({ members, comparison }: Evidence): HardnessReason {
  const eligible = total(members, 'eligible');
  const activated = total(members, 'activated');
  const rate = activated / eligible;
  const of = [number(activated), number(eligible)] as const;
  const where = comparison.alike
    ? { vi: 'nơi tương tự cùng huyện', en: 'similar places in the district' }
    : { vi: 'nơi khác', en: 'other places' };
  return {
    id: 'gap',
    points: pointsFor(comparison.rate - rate, GAP),
    text: {
      vi: `Mới kích hoạt ${percent(rate)} (${of[0].vi}/${of[1].vi} người), ${where.vi} đạt ${percent(comparison.rate)}`,
      en: `${percent(rate)} activated (${of[0].en} of ${of[1].en}); ${where.en} reach ${percent(comparison.rate)}`,
    },
  };
}

function temporaryReason({ members, residencyKnown }: Evidence): HardnessReason | null {
  if (!residencyKnown) return null;
  const temporary = total(members, 'temporary');
  const share = temporary / total(members, 'eligible');
  const people = number(temporary);
  return {
    id: 'temporary-share',
    points: pointsFor(share, TEMPORARY_SHARE),
    text: {
      vi: `${percent(share)} là người tạm trú (${people.vi} người)`,
      en: `${percent(share)} are temporary residents (${people.en} people)`,
    },
  };
}

/** Sites by how many people they hold; the largest are named. */
function siteReason({ members, sites }: Evidence): HardnessReason | null {
  if (!sites || sites.length === 0) return null;
  const eligible = total(members, 'eligible');
  const people = sites.reduce((sum, near) => sum + near.people, 0);
  const largest = [...sites].sort((a, b) => b.people - a.people || a.distanceM - b.distanceM);
  const named = largest.slice(0, 2).map(({ site, distanceM }) => {
    const size = siteSize(site);
    const away = distance(distanceM);
    return distanceM === 0
      ? { vi: `${site.name} (${size.vi})`, en: `${site.name} (${size.en})` }
      : {
          vi: `${site.name} (${size.vi}, cách ${away.vi})`,
          en: `${site.name} (${size.en}, ${away.en} away)`,
        };
  });
  const more = sites.length - named.length;
  const list = (language: keyof Localized) => named.map((name) => name[language]).join('; ');
  return {
    id: 'known-site',
    points: pointsFor(people / eligible, KNOWN_SITE),
    text: {
      vi: `Có ${list('vi')}${more > 0 ? ` và ${more} cơ sở khác` : ''}`,
      en: `Holds ${list('en')}${more > 0 ? ` and ${more} more` : ''}`,
    },
  };
}

function distanceReason({ servicePoint }: Evidence): HardnessReason | null {
  if (!servicePoint) return null;
  const away = distance(servicePoint.distanceM);
  const beyond = servicePoint.distanceM - DISTANCE.none;
  return {
    id: 'distance',
    points: pointsFor(beyond, { points: DISTANCE.points, full: DISTANCE.full - DISTANCE.none }),
    text: {
      vi: `Cách điểm phục vụ gần nhất ${away.vi} (${servicePoint.name})`,
      en: `${away.en} from the nearest service point (${servicePoint.name})`,
    },
  };
}

function absentReason({ visits }: Evidence): HardnessReason | null {
  if (!visits) return null;
  const met = visits.absent + visits.reached;
  const [absent, all] = [number(visits.absent), number(met)];
  const where = visits.nearby
    ? { vi: 'tại đây', en: 'here' }
    : { vi: 'trong xã/phường', en: 'in the ward' };
  return {
    id: 'absent-visits',
    points: pointsFor(visits.absent / met, ABSENT_VISITS),
    text: {
      vi: `Các lần ra quân ${where.vi} gặp vắng ${absent.vi}/${all.vi} người (${percent(visits.absent / met)})`,
      en: `Visits ${where.en} found ${absent.en} of ${all.en} people absent (${percent(visits.absent / met)})`,
    },
  };
}

function missingFrom(evidence: Evidence): Localized[] {
  const missing: Localized[] = [];
  if (!evidence.residencyKnown) missing.push({ vi: 'Diện cư trú', en: 'Residency' });
  if (!evidence.sites) {
    missing.push({
      vi: 'Danh sách khu trọ, doanh nghiệp, khu phân lô',
      en: 'List of boarding houses, factories and subdivisions',
    });
  }
  if (!evidence.servicePoint) missing.push({ vi: 'Điểm phục vụ', en: 'Service points' });
  if (!evidence.visits) {
    missing.push({ vi: 'Kết quả ra quân trước đây', en: 'Outcomes of earlier visits' });
  }
  return missing;
}
