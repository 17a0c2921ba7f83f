import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { trpc } from '../server/client.js';

/** Teams, their days away and the ways of visiting, and what one can do with them. */
export function useResources() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.outreach.pathKey() });
  return {
    teams: useQuery(trpc.outreach.teams.queryOptions()),
    absences: useQuery(trpc.outreach.absences.queryOptions()),
    rules: useQuery(trpc.outreach.visitRules.queryOptions()),
    saveTeam: useMutation(trpc.outreach.saveTeam.mutationOptions({ onSettled })),
    addAbsence: useMutation(trpc.outreach.addAbsence.mutationOptions({ onSettled })),
    removeAbsence: useMutation(trpc.outreach.removeAbsence.mutationOptions({ onSettled })),
    restoreAbsence: useMutation(trpc.outreach.restoreAbsence.mutationOptions({ onSettled })),
    saveRule: useMutation(trpc.outreach.saveVisitRule.mutationOptions({ onSettled })),
  };
}

export type Resources = ReturnType<typeof useResources>;
