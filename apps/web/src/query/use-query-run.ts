import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../server/client.js';

/** Rows asked for at most: what a browser's table holds with ease. */
const ROW_LIMIT = 10_000;
const TICK_MS = 100;

interface Run {
  sql: string;
  id: string;
}

/** Runs one query at a time; a running one can be cancelled at the server. */
export function useQueryRun() {
  const run = useMutation({
    mutationFn: ({ sql, id }: Run) => api.workbench.run.mutate({ sql, id, limit: ROW_LIMIT }),
  });
  const elapsedMs = useElapsed(run.isPending ? run.submittedAt : null);
  return {
    result: run.data,
    error: run.error,
    running: run.isPending,
    elapsedMs,
    start: (sql: string) => run.mutate({ sql, id: crypto.randomUUID() }),
    cancel: () => {
      // What the cancelled query answers is shown as its error; this call has nothing to add.
      if (run.variables) api.workbench.cancel.mutate({ id: run.variables.id }).catch(() => {});
    },
  };
}

/** Milliseconds since the start, while there is one. */
function useElapsed(startedAt: number | null): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (startedAt === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [startedAt]);
  return startedAt === null ? 0 : Math.max(0, now - startedAt);
}
