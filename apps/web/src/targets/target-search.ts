import { type Day, type Indicator, indicators, isDay, type TargetKind } from '@tungngo/domain';
import { readVintage } from '../map/vintage.js';
import { defaultIndicator } from '../plan/indicators.js';

/** The state of the Targets page that a link carries; what is absent is the default. */
export interface TargetSearch {
  /** The ministry's target when absent. */
  kind?: TargetKind | undefined;
  indicator?: Indicator | undefined;
  /** Day that what is reached is counted to; the last with data when absent. */
  day?: Day | undefined;
  /** The boundary vintage of the other pages, kept for the way back; targets are of the records' own. */
  vintage?: string | undefined;
}

/** Reads a link; anything that it cannot mean is left out. */
export function readTargetSearch(raw: Record<string, unknown>): TargetSearch {
  const search: TargetSearch = {};
  if (raw.kind === 'plan') search.kind = 'plan';
  const indicator = indicators.find((name) => name === raw.indicator);
  if (indicator && indicator !== defaultIndicator) search.indicator = indicator;
  const day = String(raw.day ?? '');
  if (isDay(day)) search.day = day;
  const vintage = readVintage(raw.vintage);
  if (vintage) search.vintage = vintage;
  return search;
}
