import type { AreaCode } from './areas.js';
import type { Channel } from './channels.js';
import type { Day } from './days.js';
import type { Localized } from './text.js';

export const hardAreaKinds = [
  'informal-subdivision',
  'boarding-house-cluster',
  'factory',
  'scattered',
] as const;
/** Why an area is hard, by kind; `scattered`: many remain but nothing known explains it. */
export type HardAreaKind = (typeof hardAreaKinds)[number];

export const hardAreaKindLabels: Record<HardAreaKind, Localized> = {
  'informal-subdivision': { vi: 'Phân lô tự phát', en: 'Informal subdivision' },
  'boarding-house-cluster': { vi: 'Khu trọ', en: 'Boarding-house cluster' },
  factory: { vi: 'Công ty, xí nghiệp', en: 'Factory' },
  scattered: { vi: 'Chưa rõ nguyên nhân', en: 'Unexplained' },
};

/** The channel that usually reaches each kind. */
export const usualChannel: Record<HardAreaKind, Channel> = {
  'informal-subdivision': 'home-visit',
  'boarding-house-cluster': 'boarding-house-visit',
  factory: 'factory-visit',
  scattered: 'mobile-point',
};

/** One reason of a hardness score; the reasons' points add up to the score. */
export interface HardnessReason {
  id:
    | 'gap'
    | 'temporary-share'
    | 'known-site'
    | 'distance'
    | 'absent-visits'
    | 'crowding'
    | 'growth'
    | 'ward';
  /** Whole points that it brings; below 0 where it makes the place easier than a usual one. */
  points: number;
  /** A line that a planner can read: "62% ở trọ". */
  text: Localized;
}

/** A polygon around clustered people who are eligible and not activated. */
export interface HardArea {
  id: string;
  name: Localized;
  kind: HardAreaKind;
  wardCode: AreaCode;
  wardName: string;
  /** Centre, WGS 84 degrees. */
  lon: number;
  lat: number;
  eligible: number;
  activated: number;
  /** Eligible and not activated, expected. */
  remaining: number;
  temporaryShare: number;
  /** 0–100; the sum of the reasons' points. */
  hardness: number;
  reasons: HardnessReason[];
  /** Inputs that were missing, which lower the score's confidence. */
  missingInputs: Localized[];
  /** 0–1. */
  confidence: number;
  bestHours: Localized;
  /** GeoJSON polygon, WGS 84. */
  polygon: { type: 'Polygon'; coordinates: [number, number][][] };
  standing: HardAreaStanding;
  /** What speaks for its kind, strongest first; empty when nothing does. */
  kindEvidence: Localized[];
  /** 0–1: how sure its kind is; 1 when an officer said so. */
  kindConfidence: number;
  /** Coverage that comparable areas reach, 0–1; null when nothing compares. */
  expectedCoverage: number | null;
  /** Newest day of the data when it was first found; null when the data had no day. */
  since: Day | null;
  /** The area that it was split from or that an officer merged or split it from. */
  parentId: string | null;
  /** Remaining people now less those 7 days before: fewer is good. Null when that is not known. */
  trend: number | null;
  nearestPoint: NearestPoint | null;
  /** How to get in, as an officer wrote it. */
  access: string | null;
  /** An office to turn to. */
  contact: string | null;
  /** Newest day of the data when its gap was found closed; null while it is hard. */
  closedDay: Day | null;
}

/** The serving point nearest to an area's centre. */
export interface NearestPoint {
  name: string;
  metres: number;
  by: 'road' | 'straight';
}

export const hardAreaStates = [
  'unvisited',
  'visited',
  'reached',
  'inaccessible',
  'excluded',
] as const;
/**
 * Where an area stands for a dispatcher. `reached`: it was hard and now has the coverage that its
 * target asks for; `inaccessible` and `excluded` are an officer's decision and go before the others.
 */
export type HardAreaState = (typeof hardAreaStates)[number];

export const hardAreaStateLabels: Record<HardAreaState, Localized> = {
  unvisited: { vi: 'Chưa đến', en: 'Unvisited' },
  visited: { vi: 'Đã đến', en: 'Visited' },
  reached: { vi: 'Đạt chỉ tiêu', en: 'Target reached' },
  inaccessible: { vi: 'Không tiếp cận được', en: 'Inaccessible' },
  excluded: { vi: 'Loại trừ', en: 'Excluded' },
};

/** `proposed`: found by detection alone; `confirmed`: an officer agreed; `drawn`: it is an officer's own, merged and split ones too. */
export type HardAreaStanding = 'proposed' | 'confirmed' | 'drawn';

/** An area on one day of the data, for its history and what a visit changed. */
export interface HardAreaDay {
  day: Day;
  eligible: number;
  activated: number;
  remaining: number;
}

/** What has become of an area day by day, without gaps, and of its ward beside it. */
export interface HardAreaHistory {
  days: HardAreaDay[];
  /** Activated by each of the days in the ward, those of the area's cells left out. */
  restOfWard: number[];
}
