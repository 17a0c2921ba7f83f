import { type QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import type { ImportJob, ImportProgress } from '@tungngo/domain';
import { useSyncExternalStore } from 'react';
import { trpc } from './client.js';

/**
 * Follows the server's events: a new generation makes every published number stale, a change of
 * visits makes the board stale. The browser reconnects by itself.
 */
export function followEvents(queryClient: QueryClient): () => void {
  const events = new EventSource('/events');
  events.addEventListener('generation', () => refreshPublished(queryClient));
  events.addEventListener('visits', () => {
    void queryClient.invalidateQueries({ queryKey: trpc.outreach.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.hardAreas.pathKey() });
  });
  events.addEventListener('notes', () => {
    void queryClient.invalidateQueries({ queryKey: trpc.notes.pathKey() });
  });
  events.addEventListener('decisions', () => {
    void queryClient.invalidateQueries({ queryKey: trpc.decisions.pathKey() });
    void queryClient.invalidateQueries({ queryKey: trpc.hardAreas.pathKey() });
  });
  events.addEventListener('pilots', () => {
    void queryClient.invalidateQueries({ queryKey: trpc.pilots.pathKey() });
  });
  events.addEventListener('import', ({ data }: MessageEvent<string>) => {
    takeJob(queryClient, JSON.parse(data) as ImportJob);
  });
  events.addEventListener('preview', ({ data }: MessageEvent<string>) => {
    const { uploadId, progress } = JSON.parse(data) as {
      uploadId: string;
      progress: ImportProgress;
    };
    queryClient.setQueryData(previewKey(uploadId), progress);
  });
  let wasCut = false;
  events.addEventListener('error', () => {
    wasCut = true;
  });
  events.addEventListener('open', () => {
    // Whatever was published while the line was cut has been missed.
    if (wasCut) void queryClient.invalidateQueries();
    wasCut = false;
  });
  return () => events.close();
}

/** Puts the news of an import into the list of imports, newest first. */
export function takeJob(queryClient: QueryClient, job: ImportJob): void {
  queryClient.setQueryData<ImportJob[]>(trpc.imports.jobs.queryKey(), (jobs = []) =>
    jobs.some(({ id }) => id === job.id)
      ? jobs.map((other) => (other.id === job.id ? job : other))
      : [job, ...jobs],
  );
}

const previewKey = (uploadId: string) => ['preview', uploadId];

/** How far the preview of an upload is; null before the first news of it. */
export function usePreviewProgress(uploadId: string | null): ImportProgress | null {
  const { data } = useQuery<ImportProgress>({
    queryKey: previewKey(uploadId ?? ''),
    queryFn: skipToken,
  });
  return data ?? null;
}

/** Asks again for everything that comes from the published generation. */
export function refreshPublished(queryClient: QueryClient): void {
  for (const queryKey of [
    trpc.overview.pathKey(),
    trpc.coverage.pathKey(),
    trpc.targets.pathKey(),
    trpc.hardAreas.pathKey(),
    trpc.decisions.pathKey(),
    trpc.pilots.effects.queryKey(),
    trpc.data.pathKey(),
    trpc.workbench.schema.queryKey(),
  ]) {
    void queryClient.invalidateQueries({ queryKey });
  }
}

const subscribe = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** False while the browser knows that it has no network. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
