import { useMutation } from '@tanstack/react-query';
import {
  type CoverageRow,
  type EidLevel,
  indicatorOfLevel,
  type Outcome,
  type Visit,
} from '@tungngo/domain';
import { api, queryClient, trpc } from '../server/client.js';
import { refreshPublished } from '../server/live-events.js';

/** The ward's numbers before and after an outcome reached the warehouse; null while it is pending. */
export interface Movement {
  visit: Visit;
  change: { before: CoverageRow; after: CoverageRow } | null;
}

/** Records an outcome and says how the ward's coverage moved. */
export function useRecordedOutcome(eidLevel: EidLevel) {
  return useMutation({
    mutationFn: async ({
      visit,
      outcome,
    }: {
      visit: Visit;
      outcome: Outcome;
    }): Promise<Movement> => {
      const before = await wardRow(visit, eidLevel);
      const recorded = await api.outreach.recordOutcome.mutate({
        visitId: visit.id,
        version: visit.version,
        outcome,
      });
      const after = recorded.delivered ? await wardRow(visit, eidLevel) : null;
      return { visit: recorded.visit, change: before && after && { before, after } };
    },
    onSettled: () => {
      refreshPublished(queryClient);
      void queryClient.invalidateQueries({ queryKey: trpc.outreach.visits.queryKey() });
    },
  });
}

/** The ward at the end of the visit's day: asked anew, since it is about to change. */
async function wardRow({ day, wardCode }: Visit, eidLevel: EidLevel): Promise<CoverageRow | null> {
  const rows = await api.coverage.byArea.query({
    level: 'ward',
    indicator: indicatorOfLevel(eidLevel),
    day,
  });
  return rows.find(({ code }) => code === wardCode) ?? null;
}
