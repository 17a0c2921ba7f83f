import { useState } from 'react';

const STORAGE_KEY = 'tungngo.query-history';
const KEEP = 50;

/** A query that was run here, newest first. */
export interface PastQuery {
  sql: string;
  at: string;
}

/** Puts a query on top; the same text keeps one place. */
export function withQuery(history: readonly PastQuery[], query: PastQuery): PastQuery[] {
  return [query, ...history.filter(({ sql }) => sql !== query.sql)].slice(0, KEEP);
}

/** The queries run in this browser; they never leave it. */
export function useHistory() {
  const [history, setHistory] = useState(read);
  const save = (next: PastQuery[]) => {
    setHistory(next);
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
    } catch {
      // Full or forbidden storage: the history then lasts as long as the page.
    }
  };
  return {
    history,
    remember: (sql: string) => save(withQuery(history, { sql, at: new Date().toISOString() })),
    forget: () => save([]),
  };
}

function read(): PastQuery[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPastQuery) : [];
  } catch {
    return [];
  }
}

const isPastQuery = (entry: unknown): entry is PastQuery =>
  typeof entry === 'object' &&
  entry !== null &&
  'sql' in entry &&
  typeof entry.sql === 'string' &&
  'at' in entry &&
  typeof entry.at === 'string';
