import { useMutation, useQuery } from '@tanstack/react-query';
import { type DecisionId, newestAbout } from '@tungngo/domain';
import { queryClient, trpc } from '../../server/client.js';

/** A decision as the list has it. */
export type ListedDecision = ReturnType<typeof useDecisions>[number];

/** Every decision, in the order in which they were taken. */
export function useDecisions() {
  return useQuery(trpc.decisions.list.queryOptions()).data ?? [];
}

/** Takes a decision, undoes one or brings one back; the list and the map follow by themselves. */
export function useDeciding() {
  const onSuccess = () =>
    queryClient.invalidateQueries({ queryKey: trpc.decisions.list.queryKey() });
  return {
    decide: useMutation(trpc.decisions.decide.mutationOptions({ onSuccess })),
    undo: useMutation(trpc.decisions.undo.mutationOptions({ onSuccess })),
    restore: useMutation(trpc.decisions.restore.mutationOptions({ onSuccess })),
  };
}

/** The newest decision about areas that this screen knows of; the server refuses when there is a newer one. */
export function knownAbout(
  decisions: readonly ListedDecision[],
  areaIds: readonly string[],
): DecisionId | null {
  return newestAbout(
    decisions.map((one) => ({
      ...one,
      parts: one.parts.map((part) => ({ ...part, cells: [], shape: null })),
    })),
    areaIds,
  );
}

/** The decisions that made an area what it is, newest first: about it, and about what it came of. */
export function historyOf(decisions: readonly ListedDecision[], areaId: string): ListedDecision[] {
  const ids = new Set([areaId]);
  const history: ListedDecision[] = [];
  for (const decision of decisions.toReversed()) {
    const isAbout =
      decision.areaIds.some((id) => ids.has(id)) || decision.parts.some(({ id }) => ids.has(id));
    if (!isAbout) continue;
    history.push(decision);
    for (const id of decision.areaIds) ids.add(id);
  }
  return history;
}
