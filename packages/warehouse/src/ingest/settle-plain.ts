import type { Session } from '../duckdb/session.js';
import {
  insertedEvents,
  type Persons,
  placeOf,
  type Settled,
  said,
  setPlace,
} from './event-rows.js';

/**
 * Settles persons who have no reversal: the first event is the step to level 1, the first of level
 * 2 that to level 2. Cost: one sort of their events.
 */
export async function settlePlain(
  session: Session,
  importId: number,
  persons: Persons,
): Promise<Settled> {
  await sort(session, persons);
  const accepted = await insertedEvents(
    session,
    `SELECT ${said}, ${importId}, now1, now2 FROM plain WHERE event_row IS NULL AND NOT duplicate`,
  );
  await session.run(`
    UPDATE event SET change1 = now1, change2 = now2
    FROM plain
    WHERE event.rowid = plain.event_row AND (now1 <> had1 OR now2 <> had2)`);
  const { duplicate } = await session.one<{ duplicate: number }>(
    'SELECT count(*)::DOUBLE AS duplicate FROM plain WHERE duplicate',
  );
  if (duplicate > 0) await standByPlace(session);
  return { accepted, duplicate };
}

/** The temporary table `plain`. An event of the warehouse comes before those that repeat its key. */
async function sort(session: Session, { arriving, known }: Persons): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE plain AS
    WITH candidate AS (
      SELECT ${said}, NULL::BIGINT AS event_row, 0::TINYINT AS had1, 0::TINYINT AS had2
      FROM ${arriving}
      UNION ALL
      SELECT ${said}, rowid, change1, change2 FROM ${known}
    )
    SELECT
      *,
      coalesce(
        lag(happened_at) OVER in_time = happened_at AND lag(level) OVER in_time = level, false
      ) AS duplicate,
      (row_number() OVER in_time = 1)::TINYINT AS now1,
      (indicator = 'account' AND level = 2 AND sum((level = 2)::INTEGER) OVER in_time = 1)::TINYINT
        AS now2
    FROM candidate
    WINDOW in_time AS (
      PARTITION BY person, indicator
      ORDER BY happened_at, level, event_row IS NULL, ward_code, residency, channel, cell
      ROWS UNBOUNDED PRECEDING
    )`);
}

/** A repeated key with a lesser place gives its place to the event of the warehouse. */
async function standByPlace(session: Session): Promise<void> {
  await session.run(`
    UPDATE event SET ${setPlace}
    FROM (
      SELECT known.event_row, min(${placeOf('rival')}) AS place
      FROM plain AS known
      JOIN plain AS rival USING (person, indicator, level, happened_at)
      WHERE known.event_row IS NOT NULL AND rival.event_row IS NULL AND rival.duplicate
        AND ${placeOf('rival')} < ${placeOf('known')}
      GROUP BY known.event_row
    ) AS standing
    WHERE event.rowid = standing.event_row`);
}
