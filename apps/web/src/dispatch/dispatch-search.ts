import {
  type AreaCode,
  type HardAreaKind,
  type HardAreaState,
  hardAreaKinds,
  hardAreaStates,
} from '@tungngo/domain';
import { areaCode } from '../plan/plan-search.js';

export const areaSorts = ['priority', 'remaining', 'hardness', 'trend', 'distance'] as const;
/** What the list is ordered by; `priority` is hardness × remaining people. */
export type AreaSort = (typeof areaSorts)[number];

export const areaTrends = ['shrinking', 'growing', 'new'] as const;
/** How the remaining people of an area have changed in a week; `new`: found on the newest day. */
export type AreaTrend = (typeof areaTrends)[number];

export const areaStandings = ['proposed', 'confirmed'] as const;
/** Whether an officer has said yes to an area; drawn ones count as confirmed. */
export type AreaStanding = (typeof areaStandings)[number];

/** The state of the Dispatch screen that a link carries; what is absent is not asked for. */
export interface DispatchSearch {
  district?: AreaCode | undefined;
  ward?: AreaCode | undefined;
  /** Hard area picked. */
  area?: string | undefined;
  /** Visit whose outcome is being recorded. */
  visit?: string | undefined;
  /** Order of the list; `priority` when absent. */
  sort?: AreaSort | undefined;
  kind?: HardAreaKind | undefined;
  state?: HardAreaState | undefined;
  trend?: AreaTrend | undefined;
  standing?: AreaStanding | undefined;
  /** Fewest and most remaining people. */
  least?: number | undefined;
  most?: number | undefined;
  /** Part of a name, with or without diacritics. */
  text?: string | undefined;
}

/** Reads a link; anything that it cannot mean is left out. */
export function readDispatchSearch(raw: Record<string, unknown>): DispatchSearch {
  const search: DispatchSearch = {};
  const district = areaCode(raw.district);
  if (district) search.district = district;
  const ward = areaCode(raw.ward);
  if (ward) search.ward = ward;
  if (typeof raw.area === 'string') search.area = raw.area;
  if (typeof raw.visit === 'string') search.visit = raw.visit;
  const sort = areaSorts.find((name) => name === raw.sort);
  if (sort && sort !== 'priority') search.sort = sort;
  return { ...search, ...readFilters(raw) };
}

function readFilters(raw: Record<string, unknown>): DispatchSearch {
  const filters: DispatchSearch = {};
  const kind = hardAreaKinds.find((name) => name === raw.kind);
  if (kind) filters.kind = kind;
  const state = hardAreaStates.find((name) => name === raw.state);
  if (state) filters.state = state;
  const trend = areaTrends.find((name) => name === raw.trend);
  if (trend) filters.trend = trend;
  const standing = areaStandings.find((name) => name === raw.standing);
  if (standing) filters.standing = standing;
  const least = people(raw.least);
  if (least) filters.least = least;
  const most = people(raw.most);
  if (most) filters.most = most;
  const text = String(raw.text ?? '').trim();
  if (text) filters.text = text;
  return filters;
}

function people(value: unknown): number | undefined {
  const text = String(value ?? '');
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}
