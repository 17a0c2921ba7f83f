import type { ImportProgress } from '@tungngo/domain';

/** How fast an import goes, as far as it is known. */
export interface PaceNow {
  rowsPerSecond: number | null;
  msLeft: number | null;
}

/** Part of an import's time that each stage takes, of a file of events with a million rows. */
const stageShares: Record<ImportProgress['stage'], number> = {
  read: 0.45,
  check: 0.1,
  write: 0.25,
  verify: 0.15,
  publish: 0.05,
};
const stages = Object.keys(stageShares) as ImportProgress['stage'][];

/** What is said sooner than this is a guess. */
const FIRST_WORD_MS = 1000;
const LEAST_DONE = 0.02;
/** A new estimate counts for two thirds after that long. */
const SMOOTHING_MS = 3000;

/**
 * Follows one import: rows a second of the reading, and the time left. The estimate of the end is
 * smoothed, so that it does not jump from one word to the next.
 *
 * @param startedMs when the import began, on the clock of `take`'s `nowMs`.
 */
export function openPace(startedMs: number): {
  take(progress: ImportProgress, nowMs: number): PaceNow;
} {
  let rows = 0;
  let rowsSinceMs = startedMs;
  let endMs: number | null = null;
  let lastMs = startedMs;

  return {
    take(progress, nowMs) {
      if (progress.rows > rows) {
        rows = progress.rows;
        rowsSinceMs = nowMs;
      }
      const readingMs = rowsSinceMs - startedMs;
      const elapsedMs = nowMs - startedMs;
      const done = shareDone(progress);
      if (elapsedMs >= FIRST_WORD_MS && done >= LEAST_DONE) {
        const guessMs = startedMs + elapsedMs / done;
        const weight = 1 - Math.exp(-(nowMs - lastMs) / SMOOTHING_MS);
        endMs = endMs === null ? guessMs : endMs + (guessMs - endMs) * weight;
      }
      lastMs = nowMs;
      return {
        rowsPerSecond: readingMs > 0 ? Math.round((rows * 1000) / readingMs) : null,
        msLeft: endMs === null ? null : Math.max(0, Math.round(endMs - nowMs)),
      };
    },
  };
}

/** Share of the whole import that is behind, 0–1. */
function shareDone({ stage, share }: ImportProgress): number {
  const before = stages.slice(0, stages.indexOf(stage));
  const behind = before.reduce((sum, name) => sum + stageShares[name], 0);
  return behind + stageShares[stage] * (share ?? 0);
}
