import type { Session } from '../duckdb/session.js';
import { recordFaults } from './faults.js';
import { waitingRows } from './scores.js';

/**
 * Records what quality is judged by and what does not depend on today: on which days each ward has
 * data, which wards the quarantined rows name, and the contradictions in what was accepted.
 * Cost: one scan of `event` by ward and day, one of the persons with several events, the quarantine
 * and the cubes. While the events are the same (`events` false) they are not scanned.
 */
export async function refreshEvidence(session: Session, events: boolean): Promise<void> {
  await refreshReportedDays(session, events);
  await refreshQuarantinedWards(session);
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

/**
 * A row names the ward whose code, or whose name where only one ward has it, is the first such
 * value in it. Grain: quarantined row that names a ward.
 */
async function refreshQuarantinedWards(session: Session): Promise<void> {
  await session.run('DELETE FROM quarantined_ward');
  await session.run(`
    INSERT INTO quarantined_ward (import_id, row, ward_code)
    WITH word AS (
      SELECT code AS text, code FROM area WHERE level = 'ward'
      UNION ALL
      SELECT strip_accents(lower(trim(name))), any_value(code)
      FROM area WHERE level = 'ward' GROUP BY 1 HAVING count(*) = 1
    ),
    told AS (
      SELECT
        import_id, row,
        unnest(json_extract_string(raw, '$.*')) AS value,
        generate_subscripts(json_extract_string(raw, '$.*'), 1) AS position
      FROM (${waitingRows})
    )
    SELECT import_id, row, arg_min(code, position)
    FROM told JOIN word ON word.text = strip_accents(lower(trim(told.value)))
    GROUP BY import_id, row`);
}
