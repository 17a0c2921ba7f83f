import {
  type AreaCode,
  type Day,
  type Indicator,
  indicators,
  isDay,
  type ReachCandidates,
  type ReachMeasure,
  reachCandidates,
} from '@tungngo/domain';
import { defaultIndicator } from '../plan/indicators.js';

/** Where the slider goes, and where it stands when a link does not say. */
export const sliderOf: Record<
  ReachMeasure,
  { min: number; max: number; step: number; usual: number }
> = {
  metres: { min: 500, max: 10_000, step: 250, usual: 3000 },
  minutes: { min: 2, max: 40, step: 1, usual: 10 },
};

export const reachViews = ['distance', 'catchment'] as const;
export type ReachView = (typeof reachViews)[number];

export const reachTables = ['district', 'ward', 'point'] as const;
export type ReachTableName = (typeof reachTables)[number];

export const MOST_SITES = 50;

/** The state of the page that a link carries; what is absent is the default. */
export interface ReachSearch {
  day?: Day | undefined;
  indicator?: Indicator | undefined;
  /** `metres` when absent. */
  measure?: ReachMeasure | undefined;
  /** In the measure's unit. */
  limit?: number | undefined;
  /** What the cells are coloured by; `distance` when absent. */
  view?: ReachView | undefined;
  /** What the table lists; `district` when absent. */
  table?: ReachTableName | undefined;
  /** How many mobile points to propose; none when absent. */
  sites?: number | undefined;
  /** `cells` when absent. */
  candidates?: ReachCandidates | undefined;
  /** Propose for people of this district alone. */
  within?: AreaCode | undefined;
}

/** Reads a link; anything that it cannot mean is left out. */
export function readReachSearch(raw: Record<string, unknown>): ReachSearch {
  const search: ReachSearch = {};
  const day = String(raw.day ?? '');
  if (isDay(day)) search.day = day;
  const indicator = indicators.find((name) => name === raw.indicator);
  if (indicator && indicator !== defaultIndicator) search.indicator = indicator;
  if (raw.measure === 'minutes') search.measure = 'minutes';
  const slider = sliderOf[search.measure ?? 'metres'];
  const limit = Number(raw.limit);
  if (limit >= slider.min && limit <= slider.max && limit !== slider.usual) search.limit = limit;
  if (raw.view === 'catchment') search.view = 'catchment';
  const table = reachTables.find((name) => name === raw.table);
  if (table && table !== 'district') search.table = table;
  const sites = Number(raw.sites);
  if (Number.isInteger(sites) && sites >= 1 && sites <= MOST_SITES) search.sites = sites;
  const candidates = reachCandidates.find((name) => name === raw.candidates);
  if (candidates && candidates !== 'cells') search.candidates = candidates;
  const within = String(raw.within ?? '');
  if (/^\d{3,5}$/.test(within)) search.within = within as AreaCode;
  return search;
}
