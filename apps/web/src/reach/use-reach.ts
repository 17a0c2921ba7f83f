import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Day, Overview } from '@tungngo/domain';
import { countedIndicator } from '../plan/indicators.js';
import { api, trpc } from '../server/client.js';
import { type ReachSearch, sliderOf } from './reach-search.js';

/** Distances, figures of the reach and, where a link asks for it, the proposal. */
export function useReach(search: ReachSearch, overview: Overview, day: Day) {
  const measure = search.measure ?? 'metres';
  const limit = search.limit ?? sliderOf[measure].usual;
  const indicator = countedIndicator(search.indicator, overview.indicatorsWithData);
  const question = { indicator, day, measure };
  const cells = useQuery(trpc.reach.cells.queryOptions(question));
  const summary = useQuery(trpc.reach.summary.queryOptions({ ...question, limit }));
  const proposal = useProposal({ ...question, limit }, search, overview.generation.number);
  return {
    measure,
    limit,
    indicator,
    cells: cells.data,
    summary: summary.data,
    isOld: summary.isPlaceholderData,
    error: cells.error ?? summary.error,
    retry: () => {
      void cells.refetch();
      void summary.refetch();
    },
    proposal,
  };
}

type Proposal = Parameters<typeof api.reach.propose.mutate>[0];

/** Asking again for what was asked before gives the same job, so a link may just ask. */
function useProposal(
  question: Omit<Proposal, 'sites'>,
  { sites, candidates = 'cells', within }: ReachSearch,
  generation: number,
) {
  const client = useQueryClient();
  const asked = { ...question, sites: sites ?? 1, candidates, ...(within && { within }) };
  const queryKey = ['reach.propose', generation, asked];
  const started = useQuery({
    queryKey,
    queryFn: () => api.reach.propose.mutate(asked),
    enabled: sites !== undefined,
    staleTime: Infinity,
    placeholderData: () => undefined,
  });
  const id = sites === undefined ? undefined : started.data?.id;
  const followed = useQuery(
    trpc.reach.job.queryOptions(
      { id: id ?? '' },
      {
        enabled: id !== undefined,
        placeholderData: () => undefined,
        refetchInterval: ({ state: { data } }) =>
          data && data.state !== 'waiting' && data.state !== 'running' ? false : POLL_MS,
      },
    ),
  );
  return {
    job: id === undefined ? undefined : (followed.data ?? started.data),
    error: sites === undefined ? null : (started.error ?? followed.error),
    async stop() {
      if (id !== undefined) await api.reach.cancel.mutate({ id });
      client.removeQueries({ queryKey });
    },
  };
}

const POLL_MS = 400;
