import type { Area, AreaCode, AreaLevel } from './areas.js';
import type { Campaign } from './campaign.js';
import type { Day } from './days.js';
import type { Indicator } from './indicators.js';

/** Counts and rates of one area on one day; definitions in the metric catalogue. */
export interface CoverageRow {
  code: AreaCode;
  name: string;
  level: AreaLevel;
  parentCode: AreaCode | null;
  /**
   * Distinct persons who count on the day by the indicator asked; visits' provisional counts and
   * daily counts of wards included.
   */
  activated: number;
  /** Part of `activated` that visits report and no official file has confirmed yet. */
  provisional: number;
  /** Part of `activated` that comes of daily counts by ward, for want of records of persons. */
  aggregated: number;
  eligible: number;
  eligiblePermanent: number;
  eligibleTemporary: number;
  /** Day on which the denominator was counted; null when there is none. */
  eligibleDay: Day | null;
  /** activated / eligible, never clipped; null without a denominator. */
  coverage: number | null;
  /** max(0, eligible − activated). */
  remaining: number;
  /** Ministry target allocated to the area, cumulative; null when none is set. */
  target: number | null;
  /** activated / target. */
  attainment: number | null;
  /** Plan for the campaign's dates; null when none is set. */
  plan: number | null;
  /** Activations since the campaign's start day (included), and their share of the plan. */
  activatedInCampaign: number;
  planAttainment: number | null;
  /** Mean activations a day over the 7 complete days to the day. */
  pace: number;
  /** (target − activated) / days left to the deadline; null after it or without a target. */
  requiredPace: number | null;
}

/** Counts of every area and day: what the slider plays without asking again. */
export interface CoverageSeries {
  indicator: Indicator;
  /** Without gaps, from the first day with data to the last. */
  days: Day[];
  /** Every area: province, districts, wards. */
  areas: AreaCode[];
  /** `activated[a][d]`: cumulative count of `areas[a]` at the end of `days[d]`, provisional included. */
  activated: number[][];
  /** `eligible[a][d]`: the denominator of `areas[a]` in force on `days[d]`; 0 when there is none. */
  eligible: number[][];
  /** By area: the first day on which `activated` has a part from daily counts; null when it never has. */
  aggregatedFrom: (Day | null)[];
}

/** What a screen needs once: the areas, the campaign and what is published. */
export interface Overview {
  generation: GenerationInfo;
  /** Null until a campaign has been declared. */
  campaign: Campaign | null;
  areas: Area[];
  /** First and last day with data; null without any. */
  firstDay: Day | null;
  lastDay: Day | null;
  /** Indicators that anybody is counted by, in the order of `indicators`. */
  indicatorsWithData: Indicator[];
  boundaries: BoundaryInfo;
  /** The boundary vintage that areas and figures are of; null for that of the records. */
  vintage: string | null;
  /** Other vintages that figures can be carried over to, newest first. */
  vintages: BoundaryVintage[];
}

/** Units of another time, with the crosswalk that carries figures over to them. */
export interface BoundaryVintage {
  name: string;
  validFrom: Day;
  units: number;
  /** Wards of the records that its crosswalk does not name; it can be shown only when there is none. */
  missingWards: AreaCode[];
  /** How many wards are divided, by how their shares are known. */
  divided: { cells: number; population: number; area: number };
}

/** What a unit was made of. */
export interface UnitOrigin {
  unitCode: AreaCode;
  wardCode: AreaCode;
  /** Part of the ward, 0–1. */
  share: number;
  method: 'whole' | 'cells' | 'population' | 'area';
}

/** A published state of the warehouse. */
export interface GenerationInfo {
  /** Rises by one with each publication. */
  number: number;
  publishedAt: string;
  /** Accepted activation events in it. */
  events: number;
  persons: number;
}

/** Which boundaries the map shows. */
export interface BoundaryInfo {
  /** Content hash; part of the tiles' address, which therefore never changes its content. */
  vintage: string;
  /** True for the Voronoi stand-in derived from centres. */
  approximate: boolean;
  source: string;
  /** West, south, east, north; WGS 84 degrees. */
  bbox: [number, number, number, number];
}
