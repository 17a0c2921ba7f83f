import type { AreaCode } from './areas.js';
import type { Residency } from './campaign.js';
import type { Channel } from './channels.js';
import type { Day } from './days.js';
import type { HardAreaKind } from './hard-areas.js';
import type { Indicator } from './indicators.js';

export type SiteKind = Exclude<HardAreaKind, 'scattered'> | 'service-point';

/** A boarding house, factory, subdivision or service point that a file told of. */
export interface KnownSite {
  id: string;
  name: string;
  kind: SiteKind;
  /** The ward of the records that it lies in. */
  wardCode: AreaCode;
}

/** What is known of one area beside its figures, on one day and by one indicator. */
export interface AreaCard {
  code: AreaCode;
  day: Day;
  indicator: Indicator;
  /** Permanent and temporary residents apart; visits' provisional counts belong to neither. */
  residencies: {
    residency: Residency;
    /** Persons who count on the day; of a divided ward, its share. */
    activated: number;
    /** Eligible people in force on the day. */
    eligible: number;
  }[];
  /** Persons newly counted by week and channel; `persons[i]` is of the week that begins on `weeks[i]`, a Monday. */
  weeks: Day[];
  channels: { channel: Channel; persons: number[] }[];
  /** The largest first; at most 40. */
  sites: (KnownSite & {
    /** Beds, workers, plots or workstations, by kind. */
    size: number;
    hours: string | null;
  })[];
  /** How many sites it has in all. */
  siteCount: number;
  /** Areas of the same level that share a border with it, by code. */
  neighbours: AreaCode[];
}
