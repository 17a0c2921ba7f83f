import {
  type AreaCode,
  type Day,
  type Indicator,
  indicators,
  isDay,
  type QualityDimension,
  qualityDimensions,
} from '@tungngo/domain';
import { defaultIndicator } from './indicators.js';

export const mapMetrics = ['coverage', 'remaining', 'attainment', 'quality'] as const;
/** What the map is coloured by. */
export type MapMetric = (typeof mapMetrics)[number];

/** The state of the Plan screen that a link carries; what is absent is the default. */
export interface PlanSearch {
  day?: Day | undefined;
  district?: AreaCode | undefined;
  ward?: AreaCode | undefined;
  metric?: MapMetric | undefined;
  /** The dimension of quality that colours the map; the least of the four when absent. */
  dimension?: QualityDimension | undefined;
  /** What is counted; accounts of level 2 when absent. */
  indicator?: Indicator | undefined;
  /** `campaign`: the classes stay the same on every day. */
  scale?: 'campaign' | undefined;
}

/** Reads a link; anything that it cannot mean is left out. */
export function readPlanSearch(raw: Record<string, unknown>): PlanSearch {
  const search: PlanSearch = {};
  const day = String(raw.day ?? '');
  if (isDay(day)) search.day = day;
  const district = areaCode(raw.district);
  if (district) search.district = district;
  const ward = areaCode(raw.ward);
  if (ward) search.ward = ward;
  const metric = mapMetrics.find((name) => name === raw.metric);
  if (metric) search.metric = metric;
  const dimension = qualityDimensions.find((name) => name === raw.dimension);
  if (dimension) search.dimension = dimension;
  const indicator = indicators.find((name) => name === raw.indicator);
  if (indicator && indicator !== defaultIndicator) search.indicator = indicator;
  if (raw.scale === 'campaign') search.scale = 'campaign';
  return search;
}

/** An area's code from a link, or undefined. */
export function areaCode(value: unknown): AreaCode | undefined {
  const text = String(value ?? '');
  return /^\d{2,5}$/.test(text) ? (text as AreaCode) : undefined;
}
