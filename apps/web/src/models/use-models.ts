import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Indicator } from '@tungngo/domain';
import { trpc } from '../server/client.js';

/** The models, their effects by an indicator, and what one can do with them. */
export function useModels(indicator: Indicator) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.pilots.pathKey() });
  return {
    models: useQuery(trpc.pilots.list.queryOptions()),
    effects: useQuery(trpc.pilots.effects.queryOptions({ indicator })),
    save: useMutation(trpc.pilots.save.mutationOptions({ onSettled })),
    remove: useMutation(trpc.pilots.remove.mutationOptions({ onSettled })),
    restore: useMutation(trpc.pilots.restore.mutationOptions({ onSettled })),
  };
}
