import { type Day, type Indicator, indicators, isDay } from '@tungngo/domain';
import { readVintage } from '../map/vintage.js';
import { defaultIndicator } from '../plan/indicators.js';

export const places = [5, 10, 20, 30] as const;
export type Places = (typeof places)[number];
export const USUAL_PLACES: Places = 10;

/** The state of the commendation list that a link carries; what is absent is the default. */
export interface CommendationSearch {
  day?: Day | undefined;
  indicator?: Indicator | undefined;
  /** The boundary vintage of the areas; that of the records when absent. */
  vintage?: string | undefined;
  /** The ministry's target when absent. */
  by?: 'plan' | undefined;
  /** How many places; everyone tied with the last one is listed, too. */
  top?: Places | undefined;
}

/** Reads a link; anything that it cannot mean is left out. */
export function readCommendationSearch(raw: Record<string, unknown>): CommendationSearch {
  const search: CommendationSearch = {};
  const day = String(raw.day ?? '');
  if (isDay(day)) search.day = day;
  const indicator = indicators.find((name) => name === raw.indicator);
  if (indicator && indicator !== defaultIndicator) search.indicator = indicator;
  const vintage = readVintage(raw.vintage);
  if (vintage) search.vintage = vintage;
  if (raw.by === 'plan') search.by = 'plan';
  const top = places.find((count) => count === Number(raw.top));
  if (top && top !== USUAL_PLACES) search.top = top;
  return search;
}
