import { useQueries, useQuery } from '@tanstack/react-query';
import type { AreaCode, CoverageRow, Day, Indicator, Overview } from '@tungngo/domain';
import { useMemo } from 'react';
import { trpc } from '../server/client.js';
import { figuresOn, playableDays, type Targets } from './figures.js';
import { countedIndicator, defaultIndicator } from './indicators.js';
import { chosenSpan, type TimeSearch } from './time/time-search.js';

/** Everything that the Plan screen shows, from three answers that are asked once a generation. */
export function usePlan(asked: Indicator | undefined, vintage?: string) {
  const ofVintage = vintage === undefined ? {} : { vintage };
  const overview = useQuery(
    trpc.overview.get.queryOptions(vintage === undefined ? undefined : ofVintage),
  );
  const indicator = overview.data
    ? countedIndicator(asked, overview.data.indicatorsWithData)
    : (asked ?? defaultIndicator);
  const series = useQuery(trpc.coverage.series.queryOptions({ indicator, ...ofVintage }));
  const metrics = useQuery(trpc.coverage.metrics.queryOptions());
  const targets = useTargets(overview.data, indicator);
  const error = overview.error ?? series.error ?? targets.error;
  const retry = () => {
    void overview.refetch();
    void series.refetch();
    targets.refetch();
  };
  return {
    overview: overview.data,
    series: series.data,
    targets: targets.data,
    metrics: metrics.data ?? [],
    error,
    retry,
  };
}

const levels = ['province', 'district', 'ward'] as const;

/** Both denominators of every area, as in force on the last day. */
function useTargets(overview: Overview | undefined, indicator: Indicator) {
  const day = overview?.lastDay ?? null;
  return useQueries({
    queries: levels.map((level) =>
      trpc.coverage.byArea.queryOptions(
        {
          level,
          indicator,
          day: day ?? ('2000-01-01' as Day),
          ...(overview?.vintage != null && { vintage: overview.vintage }),
        },
        { enabled: day !== null },
      ),
    ),
    combine: combineTargets,
  });
}

interface TargetsAnswer {
  data: CoverageRow[] | undefined;
  error: unknown;
  refetch(): unknown;
}

function combineTargets(answers: TargetsAnswer[]) {
  const complete = answers.every(({ data }) => data !== undefined);
  const rows = answers.flatMap(({ data }) => data ?? []);
  return {
    data: complete ? (new Map(rows.map((row) => [row.code, row])) as TargetRows) : undefined,
    error: answers.find(({ error }) => error)?.error ?? null,
    refetch: () => {
      for (const answer of answers) void answer.refetch();
    },
  };
}

/** Rows of the last day by area; beside the targets they name the denominator's day. */
export type TargetRows = ReadonlyMap<AreaCode, CoverageRow>;

/** The days to play and the numbers of every area on one of them. */
export function useFigures(
  overview: Overview | undefined,
  series: ReturnType<typeof usePlan>['series'],
  targets: Targets | undefined,
  askedDay: Day | undefined,
  { from, to }: TimeSearch = {},
) {
  const period = overview?.campaign ?? null;
  const days = useMemo(() => (series ? playableDays(series, period) : []), [series, period]);
  const day = askedDay && days.includes(askedDay) ? askedDay : days.at(-1);
  const figures = useMemo(
    () =>
      series && targets && day
        ? figuresOn(series, targets, period, day, chosenSpan({ from, to }))
        : null,
    [series, targets, period, day, from, to],
  );
  return { days, day, figures };
}
