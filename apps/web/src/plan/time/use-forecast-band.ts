import type { Day, Indicator } from '@tungngo/domain';
import type { ForecastBand } from './chart-scale.js';
import type { DailySeries } from './daily-series.js';

/** The forecast of an area from a day; null until it has come, or where there is none. */
export function useForecastBand(
  _series: DailySeries | null,
  _indicator: Indicator,
  _day: Day | undefined,
): ForecastBand | null {
  return null;
}
