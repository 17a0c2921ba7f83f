import type { Localized } from './text.js';

export const metricIds = [
  'activated',
  'eligible',
  'coverage',
  'smoothed',
  'remaining',
  'attainment',
  'planAttainment',
  'pace',
  'requiredPace',
  'inPeriod',
  'projected',
  'reachProbability',
] as const;
export type MetricId = (typeof metricIds)[number];

/** One entry of the metric catalogue: what every screen, export and document says of a number. */
export interface MetricDefinition {
  id: MetricId;
  name: Localized;
  formula: Localized;
  unit: 'people' | 'share' | 'people-per-day';
  /** The finest area and time at which it is defined. */
  grain: Localized;
  /** What it is divided by, with whose figure; null when it is a count. */
  denominator: Localized | null;
  source: Localized;
}
