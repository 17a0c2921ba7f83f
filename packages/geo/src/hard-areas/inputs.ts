import type {
  Area,
  AreaCode,
  Day,
  HardArea,
  HardAreaKind,
  StandingDecision,
} from '@tungngo/domain';
import type { PreviousArea } from './area-identity.js';

/** People of one residence cell in one ward, at the level that the campaign counts. */
export interface CellCount {
  /** H3 index of a residence cell. */
  cell: string;
  wardCode: AreaCode;
  eligible: number;
  /** Part of `eligible` that is temporary residents. */
  eligibleTemporary: number;
  activated: number;
  /** How those who did activate were reached; left out where that is not known. */
  reached?: ReachedHow;
  /** Eligible people at the count before the newest; left out where there was one count only. */
  formerEligible?: number;
  /** Remaining people now less those 7 days before; left out where that is not known. */
  weekChange?: number;
}

/** People who activated, by what tells of the place where they live. */
export interface ReachedHow {
  people: number;
  /** Of these, by visits to boarding houses, factories, homes. */
  boardingHouse: number;
  factory: number;
  home: number;
  /** Of all, from 18:00 on. */
  evening: number;
}

/** Residents of a cell who belong to a ward. */
export interface CellOfWard {
  cell: string;
  wardCode: AreaCode;
}

/** A hard area with the residents whom it holds. */
export interface DetectedArea extends HardArea {
  members: CellOfWard[];
}

/** A place where many people live or work, or a point that serves them. */
export interface KnownSite {
  id: string;
  name: string;
  kind: Exclude<HardAreaKind, 'scattered'> | 'service-point';
  wardCode: AreaCode;
  lon: number;
  lat: number;
  /** Beds, workers or plots, by kind. */
  size: number;
  /** When people are found there, as written in the file. */
  hours: string | null;
}

/** What visits to a ward, or to a place in it, brought: people found and people absent. */
export interface VisitCount {
  wardCode: AreaCode;
  lon?: number;
  lat?: number;
  absent: number;
  reached: number;
  /** Number of visits; left out where they were not counted. */
  times?: number;
}

export interface HardAreaInput {
  cells: readonly CellCount[];
  sites: readonly KnownSite[];
  areas: readonly Area[];
  visits?: readonly VisitCount[];
  /** Nearest service point by road, metres, of the cells for which that is known. */
  nearestByRoad?: ReadonlyMap<string, { name: string; metres: number }>;
  /** Newest day of the data. */
  day?: Day | null;
  /** Officers' decisions in force. */
  decisions?: readonly StandingDecision[];
  /** Every area that was ever known. */
  previous?: readonly PreviousArea[];
}
