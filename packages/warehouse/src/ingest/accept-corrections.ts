import type { Session } from '../duckdb/session.js';
import { settleEvents } from './settle-events.js';

/**
 * Applies the corrections of `incoming`: takes the events that they name out of `event`, puts them
 * back as they are right, and remembers each, so that the record as it had been counts as known
 * when it comes again. Several records of the day named become one. A correction of what an earlier
 * correction had moved follows it. Returns how many were applied.
 */
export async function acceptCorrections(session: Session, importId: number): Promise<number> {
  await findMeant(session);
  await session.run('DELETE FROM event WHERE rowid IN (SELECT event_row FROM meant_event)');
  await mend(session);
  const { accepted } = await settleEvents(session, importId, {
    arriving: 'FROM mended',
    known: 'true',
    touched: 'FROM asked',
  });
  await session.run(`
    INSERT INTO correction_balance
    SELECT ${importId}, count(DISTINCT event_row) - ${accepted} FROM meant_event`);
  await remember(session, importId);
  const { applied } = await session.one<{ applied: number }>(
    'SELECT count(*)::DOUBLE AS applied FROM asked',
  );
  return applied;
}

/** `asked`: the corrections with the level and day at which their record stands now; `meant_event`: those records. */
async function findMeant(session: Session): Promise<void> {
  const same = (other: string) =>
    `${other}.person = row.person AND ${other}.indicator = row.indicator
      AND ${other}.action = row.action`;
  await session.run(`
    CREATE OR REPLACE TEMP TABLE asked AS
    WITH found AS (
      SELECT
        row.*, known.now_level, known.now_day,
        EXISTS (
          FROM event
          WHERE ${same('event')} AND event.level = row.level
            AND event.happened_at::DATE = row.day
        ) AS direct
      FROM incoming AS row
      LEFT JOIN correction AS known
        ON ${same('known')} AND known.level = row.level AND known.day = row.day
      WHERE row.problem = 0
    )
    SELECT
      * EXCLUDE (now_level, now_day, direct),
      CASE WHEN direct THEN level ELSE now_level END AS meant_level,
      CASE WHEN direct THEN day ELSE now_day END AS meant_day
    FROM found`);
  await session.run(`
    CREATE OR REPLACE TEMP TABLE meant_event AS
    SELECT row.rowid AS asked_row, event.rowid AS event_row, event.*
    FROM asked AS row
    JOIN event
      ON ${same('event')} AND event.level = row.meant_level
      AND event.happened_at::DATE = row.meant_day`);
}

/** The records as they are right. */
async function mend(session: Session): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE mended AS
    WITH earliest AS (
      SELECT DISTINCT ON (asked_row) * FROM meant_event
      ORDER BY asked_row, happened_at, ward_code, residency, channel, cell
    )
    SELECT
      asked_row, asked.person, asked.indicator,
      CASE asked.indicator
        WHEN 'account' THEN coalesce(right_level, earliest.level) ELSE 1
      END::UTINYINT AS level,
      asked.action,
      coalesce(right_happened_at, earliest.happened_at) AS happened_at,
      coalesce(right_ward_code, earliest.ward_code) AS ward_code,
      coalesce(right_channel, earliest.channel) AS channel,
      coalesce(right_residency, earliest.residency) AS residency,
      coalesce(right_cell, earliest.cell) AS cell
    FROM earliest JOIN asked ON asked.rowid = asked_row
    WHERE treatment = 'mend'`);
}

async function remember(session: Session, importId: number): Promise<void> {
  await session.run(`
    UPDATE correction AS known
    SET now_level = became.level, now_day = became.happened_at::DATE
    FROM asked LEFT JOIN mended AS became ON became.asked_row = asked.rowid
    WHERE known.person = asked.person AND known.indicator = asked.indicator
      AND known.action = asked.action AND known.now_level = asked.meant_level AND known.now_day = asked.meant_day`);
  await session.run(`
    DELETE FROM correction AS known
    WHERE EXISTS (
      FROM asked
      WHERE asked.person = known.person AND asked.indicator = known.indicator
        AND asked.level = known.level AND asked.action = known.action AND asked.day = known.day
    )`);
  const fields = `
    treatment, right_happened_at, right_level, right_ward_code, right_channel, right_residency,
    right_cell`;
  await session.run(`
    INSERT INTO correction (
      person, indicator, level, action, day, ${fields}, import_id, now_level, now_day
    )
    SELECT
      asked.person, asked.indicator, asked.level, asked.action, asked.day, ${fields}, ${importId},
      became.level, became.happened_at::DATE
    FROM asked LEFT JOIN mended AS became ON became.asked_row = asked.rowid`);
}
