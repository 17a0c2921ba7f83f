import type { Problem } from '@tungngo/domain';

/** The problem that the server named, when the error carries one. */
export function problemOf(error: unknown): Problem | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('problem' in data)) return null;
  return (data.problem as Problem | null) ?? null;
}
