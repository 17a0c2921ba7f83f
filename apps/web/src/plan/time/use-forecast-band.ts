import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Day, daysBetween, type Indicator } from '@tungngo/domain';
import { useMemo } from 'react';
import { trpc } from '../../server/client.js';
import type { ForecastBand } from './chart-scale.js';
import type { DailySeries } from './daily-series.js';

/**
 * The forecast of an area from a day; null until it has come, or where there is none. `day` is the one
 * that the link names: a slider that plays asks for no forecasts.
 */
export function useForecastBand(
  series: DailySeries | null,
  indicator: Indicator,
  day: Day | undefined,
  vintage: string | null,
): ForecastBand | null {
  const { data } = useQuery(
    trpc.coverage.forecast.queryOptions(
      {
        indicator,
        day: day ?? ('2000-01-01' as Day),
        ...(vintage !== null && { vintage }),
      },
      { enabled: day !== undefined, placeholderData: keepPreviousData },
    ),
  );
  return useMemo(() => {
    const at = data && series ? data.areas.indexOf(series.code) : -1;
    const median = data?.median[at] ?? [];
    const from = data?.day;
    const first = series?.days[0];
    if (!data || !series || !from || !first || median.length === 0) return null;
    const count = series.cumulative[daysBetween(first, from)];
    if (count === undefined) return null;
    const [low, high] = [data.low[at] ?? [], data.high[at] ?? []];
    return { days: data.days, median, low, high, from, count };
  }, [data, series]);
}
