import { useLanguage } from '../../language/language.js';
import type { MapMetric } from '../plan-search.js';

/** Shares of one; the person reads and types them as per cent. */
export const isShare = (metric: MapMetric) =>
  metric === 'coverage' ||
  metric === 'smoothed' ||
  metric === 'attainment' ||
  metric === 'planAttainment';

const isPace = (metric: MapMetric) => metric === 'pace' || metric === 'requiredPace';

/** Writes a metric's values as the language does: 61,4% · 12,3 · 1.428. */
export function useMetricWriter(metric: MapMetric): (value: number) => string {
  const { formats } = useLanguage();
  if (isShare(metric)) return formats.share;
  return isPace(metric) ? (value) => formats.decimals(value, 1) : formats.count;
}
