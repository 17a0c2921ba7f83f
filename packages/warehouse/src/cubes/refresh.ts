import type { Session } from '../duckdb/session.js';
import { refreshActivatedCells, refreshActivationDaily } from './activations.js';
import { refreshCoverageDaily } from './coverage-daily.js';
import { refreshDailyCounts } from './daily-counts.js';
import { refreshEligible } from './eligible.js';

/**
 * Computes every derived table anew from events, daily counts, outcomes of visits and denominators.
 * Cost: two scans of `event`; all that follows depends on areas × days, not on events.
 */
export async function refreshCubes(session: Session): Promise<void> {
  await refreshActivationDaily(session);
  await refreshActivatedCells(session);
  await refreshCoverage(session);
}

/**
 * Computes what depends on daily counts, denominators and outcomes of visits.
 * Cost: areas × days, not events.
 */
export async function refreshCoverage(session: Session): Promise<void> {
  await refreshDailyCounts(session);
  await refreshCoverageDaily(session);
  await refreshEligible(session);
}
