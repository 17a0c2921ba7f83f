import type { AreaCode } from '@tungngo/domain';
import { areaCode } from '../plan/plan-search.js';

/** The state of the Dispatch screen that a link carries. */
export interface DispatchSearch {
  district?: AreaCode | undefined;
  ward?: AreaCode | undefined;
  /** Hard area picked. */
  area?: string | undefined;
  /** Visit whose outcome is being recorded. */
  visit?: string | undefined;
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
  return search;
}
