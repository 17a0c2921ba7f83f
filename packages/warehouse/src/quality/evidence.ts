import type { Session } from '../duckdb/session.js';
import { recordFaults } from './faults.js';

/**
 * Records what quality is judged by and what does not depend on today: on which days each ward has
 * data, and the contradictions in what was accepted. Cost: one scan of `event` by ward and day, one
 * join of it with later records of the same persons, and the cubes. While the events are the same
 * (`events` false) they are not scanned.
 */
export async function refreshEvidence(session: Session, events: boolean): Promise<void> {
  await refreshReportedDays(session, events);
  await recordFaults(session, events);
}

/** Grain: ward, day, import. A daily count of nobody is a report too. */
async function refreshReportedDays(session: Session, events: boolean): Promise<void> {
  const sources = events ? [eventDays, countedDays] : [countedDays];
  await session.run(
    events
      ? 'DELETE FROM reported_day'
      : `DELETE FROM reported_day
        WHERE import_id IN (SELECT import_id FROM import WHERE kind = 'daily-counts')`,
  );
  await session.run(`
    INSERT INTO reported_day (ward_code, day, import_id, rows)
    ${sources.join(' UNION ALL ')} ORDER BY ward_code, day`);
}

const eventDays = `
  SELECT ward_code, happened_at::DATE AS day, import_id, count(*) AS rows FROM event GROUP BY ALL`;
const countedDays = `
  SELECT ward_code, day, import_id, count(*) AS rows FROM daily_count GROUP BY ALL`;
