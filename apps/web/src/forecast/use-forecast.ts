import { useQuery } from '@tanstack/react-query';
import { addDays, type Day, type Overview } from '@tungngo/domain';
import { useMemo } from 'react';
import { countedIndicator } from '../plan/indicators.js';
import { trpc } from '../server/client.js';
import { ASSUMED_PEOPLE_PER_TEAM_DAY, type ForecastSearch, scenarioOf } from './forecast-search.js';
import { teamYield } from './team-yield.js';

/** How long before a deadline that has passed the page looks back to, unless it is told a day. */
const LOOK_BACK_DAYS = 28;

/**
 * The day that a forecast is shown from: the one asked, held within the days with data; else the
 * newest, or, when the deadline has passed by then, one from which there was still much to forecast.
 */
export function forecastDay(
  asked: Day | undefined,
  firstDay: Day,
  lastDay: Day,
  deadline: Day | undefined,
): Day {
  const within = (day: Day) => (day < firstDay ? firstDay : day > lastDay ? lastDay : day);
  if (asked) return within(asked);
  if (deadline === undefined || lastDay < deadline) return lastDay;
  return within(addDays(deadline, -LOOK_BACK_DAYS));
}

// A query must have a day; one that is not enabled never asks with it.
const noDay = '2000-01-01' as Day;

/** The forecast of what is, of what is supposed, and what both are compared with. */
export function useForecast(search: ForecastSearch, overview: Overview | undefined) {
  const { firstDay = null, lastDay = null, campaign = null } = overview ?? {};
  const day =
    firstDay && lastDay ? forecastDay(search.day, firstDay, lastDay, campaign?.endDay) : null;
  const indicator = countedIndicator(search.indicator, overview?.indicatorsWithData ?? []);
  const enabled = day !== null;
  const visits = useQuery(trpc.outreach.visits.queryOptions({}));
  const known = useMemo(
    () => (day ? teamYield(visits.data ?? [], indicator, day) : null),
    [visits.data, indicator, day],
  );
  const perTeam = known?.peoplePerDay ?? ASSUMED_PEOPLE_PER_TEAM_DAY;
  const scenario = scenarioOf(search, perTeam);
  const { vintage } = search;
  const carried = { indicator, ...(vintage !== undefined && { vintage }) };
  const question = { ...carried, day: day ?? noDay };
  const plan = useQuery(trpc.coverage.forecast.queryOptions(question, { enabled }));
  const whatIf = useQuery(
    trpc.coverage.forecast.queryOptions(
      { ...question, scenario },
      { enabled: enabled && scenario !== undefined },
    ),
  );
  const series = useQuery(trpc.coverage.series.queryOptions(carried, { enabled }));
  return {
    day,
    indicator,
    plan: plan.data,
    // While the first one is asked, the answer kept in its place is that of what is.
    whatIf: scenario && whatIf.data?.scenario ? whatIf.data : null,
    supposed: scenario !== undefined,
    series: series.data,
    team: known,
    computing: plan.isPlaceholderData || (scenario !== undefined && whatIf.isFetching),
    error: plan.error ?? series.error ?? (scenario ? whatIf.error : null),
    retry: () => {
      void plan.refetch();
      void series.refetch();
      if (scenario) void whatIf.refetch();
    },
  };
}
