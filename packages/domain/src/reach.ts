import type { AreaCode } from './areas.js';
import type { Day } from './days.js';
import type { Indicator } from './indicators.js';

export const reachMeasures = ['metres', 'minutes'] as const;
/** What a reach is measured in. */
export type ReachMeasure = (typeof reachMeasures)[number];

/**
 * Metres of way for each metre of straight line where no road is known: our assumption, of the size
 * that road networks show (Ballou, Rahardja and Sakai 2002: 1.2 to 1.6 in most countries).
 */
export const DETOUR_FACTOR = 1.3;
/** Km/h, stops included, where no road is known: a motorbike in built-up lanes; our assumption. */
export const STRAIGHT_SPEED_KMH = 25;
/** A place farther from any road than this is reached as the crow flies, times the factor. */
export const SNAP_METRES = 500;

/** How distances came about. */
export interface ReachBasis {
  /** `road`: along imported roads, else by straight line times the factor. */
  by: 'road' | 'straight';
  detourFactor: number;
  straightSpeedKmh: number;
  snapMetres: number;
  /** The imported roads; null without any. */
  roads: {
    lines: number;
    kilometres: number;
    /** Separate networks, and the share of the length that the longest one holds. */
    networks: number;
    longestShare: number;
  } | null;
}

/** A point that serves people all year: an office, a one-stop counter. */
export interface ServingPoint {
  id: string;
  name: string;
  wardCode: AreaCode;
  lon: number;
  lat: number;
}

/** How far every residence cell is from its nearest serving point, on a day. */
export interface ReachCells {
  generation: number;
  indicator: Indicator;
  day: Day;
  measure: ReachMeasure;
  basis: ReachBasis;
  points: ServingPoint[];
  /** H3 index of each residence cell with people; the lists below follow it. */
  cells: string[];
  /** Place in `points` of the nearest point; -1 when none can be reached. */
  nearest: number[];
  /** Metres of way and minutes to it; null when none can be reached. */
  metres: (number | null)[];
  minutes: (number | null)[];
  /** People who remain; null where a small count may not be told. */
  people: (number | null)[];
}

/** People who remain, and how many of them live beyond the reach. */
export interface ReachCount {
  people: number;
  beyond: number;
}

/** Who lives within a reach of a serving point and who does not, on a day. */
export interface ReachSummary extends ReachCount {
  generation: number;
  indicator: Indicator;
  day: Day;
  measure: ReachMeasure;
  limit: number;
  basis: ReachBasis;
  /** Remaining people whose cell is not known: in no figure of this answer. */
  unplaced: number;
  /** Of `people`: those reached as the crow flies since no road is near; 0 without roads. */
  offRoad: number;
  /** Every district and ward. */
  areas: (ReachCount & { code: AreaCode; medianMetres: number | null })[];
  /** Catchments: of each point, those for whom it is the nearest. */
  points: (ServingPoint & ReachCount)[];
  /** People beyond each of these reaches, for a curve. */
  curve: { limit: number; beyond: number }[];
}

export const reachCandidates = ['cells', 'hard-areas', 'sites'] as const;
/** Where a mobile point may stand: centres of populous cells, of hard areas, or known sites. */
export type ReachCandidates = (typeof reachCandidates)[number];

/** Where one more mobile point should stand. */
export interface ProposedPoint {
  /** Cell, hard area or site. */
  id: string;
  /** Name of the hard area or site; null for a cell. */
  name: string | null;
  wardCode: AreaCode;
  lon: number;
  lat: number;
  /** People whom it adds when the points are set up in this order. */
  adds: number;
  /** The hard area in which it lies, or the nearest one; null when there is none. */
  hardAreaId: string | null;
}

/** Where the next points should stand, and how good that is for certain. */
export interface ReachProposal {
  generation: number;
  basis: ReachBasis;
  points: ProposedPoint[];
  /** People beyond the reach of the present points, in the area asked. */
  beyond: number;
  /** Of them, people within reach of the proposed points. */
  covered: number;
  /** No choice of as many of these candidates covers more: proven. */
  bound: number;
  /** (bound − covered) / bound. */
  gap: number;
  /** What picking the best next one each time covers, for comparison. */
  greedy: number;
  candidates: number;
  seconds: number;
}

/** Where a proposal stands while it is computed. */
export interface ReachJob {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'cancelled';
  stage: 'distances' | 'search' | 'proof';
  seconds: number;
  /** Best so far; null before there is one. */
  covered: number | null;
  bound: number | null;
  proposal: ReachProposal | null;
}
