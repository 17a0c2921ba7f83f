import type { MapMetric } from '../plan-search.js';
import { isShare } from './use-metric-writer.js';

/** What a person types for a value: per cent for a share, with at most one digit. */
export function typedOf(value: number, metric: MapMetric): number {
  return Math.round(value * (isShare(metric) ? 1000 : 10)) / 10;
}

/** The value of a number typed; null where it is none. */
export function valueOfTyped(typed: string, metric: MapMetric): number | null {
  const number = Number(typed.trim().replace(',', '.'));
  if (typed.trim() === '' || !Number.isFinite(number)) return null;
  return isShare(metric) ? number / 100 : number;
}

/** Bounds as a person would have typed them. */
export function roundedBreaks(bounds: readonly number[], metric: MapMetric): number[] {
  return bounds.map((bound) => typedOf(bound, metric) / (isShare(metric) ? 100 : 1));
}
