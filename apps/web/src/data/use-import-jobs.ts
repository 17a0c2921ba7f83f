import { useQuery } from '@tanstack/react-query';
import type { ImportJob } from '@tungngo/domain';
import { trpc } from '../server/client.js';

const LOOK_AGAIN_MS = 5000;

export const isUnderWay = ({ endedAt }: ImportJob) => endedAt === null;

/** The server's imports, newest first. Live events tell of changes; a proxy may hold those back, so what runs is asked for now and then. */
export function useImportJobs(): ImportJob[] {
  const { data = [] } = useQuery({
    ...trpc.imports.jobs.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? LOOK_AGAIN_MS : false),
  });
  return data;
}
