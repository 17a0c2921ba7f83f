import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NotedArea } from '@tungngo/domain';
import { trpc } from '../../../server/client.js';

/** The notes about an area, and what one can do with them. */
export function useNotes(area: NotedArea) {
  const queryClient = useQueryClient();
  const notes = useQuery(
    // Another area's notes must not stand under this one's name, not even for a moment.
    trpc.notes.list.queryOptions(area, { placeholderData: undefined }),
  );
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.notes.pathKey() });
  return {
    notes,
    add: useMutation(trpc.notes.add.mutationOptions({ onSettled })),
    edit: useMutation(trpc.notes.edit.mutationOptions({ onSettled })),
    remove: useMutation(trpc.notes.remove.mutationOptions({ onSettled })),
    restore: useMutation(trpc.notes.restore.mutationOptions({ onSettled })),
  };
}
