import type { AreaCode, Day, PilotModel, PilotObstacle } from '@tungngo/domain';
import { daysBetween } from '@tungngo/domain';

/** One ward's counts; the lists follow `PilotEvidence.days`. */
export interface PilotWard {
  code: AreaCode;
  parentCode: AreaCode | null;
  /** Cumulative people at the end of each day. */
  activated: readonly number[];
  /** Denominator in force on each day; 0 when there is none. */
  eligible: readonly number[];
  /** Part of the denominator in temporary residence, 0–1; null when nobody knows. */
  temporaryShare: number | null;
}

/** All that effects are made of. */
export interface PilotEvidence {
  /** Without gaps. */
  days: readonly Day[];
  wards: readonly PilotWard[];
}

/** What of a model its effect depends on. */
export type PilotRun = Pick<PilotModel, 'id' | 'wards' | 'from' | 'to' | 'teamHours'>;

/** Places in `PilotEvidence.days`: before is [before, start), during is [start, end). */
export interface PilotWindow {
  before: number;
  start: number;
  end: number;
}

/** Four whole weeks: each weekday counts alike, and older habits do not count. */
const MOST_DAYS_BEFORE = 28;
const WEEK = 7;

/** The days to compare: the model's own, and up to four whole weeks before it. */
export function windowOf(
  { days }: PilotEvidence,
  { from, to }: Pick<PilotRun, 'from' | 'to'>,
): PilotWindow | PilotObstacle {
  const [first] = days;
  if (first === undefined) return 'not-started';
  const start = daysBetween(first, from);
  const end = to === null ? days.length : Math.min(days.length, daysBetween(first, to) + 1);
  if (start >= days.length || end <= 0) return start > 0 ? 'not-started' : 'short-before';
  // The first day's count holds all that came before it.
  const weeks = Math.floor((start - 1) / WEEK);
  if (weeks < 1) return 'short-before';
  return { before: start - Math.min(MOST_DAYS_BEFORE, weeks * WEEK), start, end };
}

/** Wards where one of the models ran on some day of the window. */
export function touchedIn(
  { days }: PilotEvidence,
  { before, end }: PilotWindow,
  models: readonly PilotRun[],
): Set<AreaCode> {
  const from = days[before];
  const to = days[end - 1];
  if (from === undefined || to === undefined) return new Set();
  const running = models.filter((model) => model.from <= to && (model.to ?? to) >= from);
  return new Set(running.flatMap(({ wards }) => wards));
}
