import type { QueryClient } from '@tanstack/react-query';
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
    void queryClient.invalidateQueries({ queryKey: trpc.outreach.visits.queryKey() });
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

/** Asks again for everything that comes from the published generation. */
export function refreshPublished(queryClient: QueryClient): void {
  for (const queryKey of [
    trpc.overview.pathKey(),
    trpc.coverage.pathKey(),
    trpc.hardAreas.pathKey(),
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
