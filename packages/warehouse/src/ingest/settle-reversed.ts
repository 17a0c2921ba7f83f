import type { Session } from '../duckdb/session.js';
import {
  insertedEvents,
  type Persons,
  placeOf,
  type Settled,
  said,
  setPlace,
} from './event-rows.js';

/** Settles persons who have a reversal, and books each where its person had been counted. */
export async function settleReversed(
  session: Session,
  importId: number,
  persons: Persons,
): Promise<Settled> {
  await walk(session, persons);
  const accepted = await insertedEvents(
    session,
    `SELECT
      person, indicator, level, action, happened_at,
      place.ward_code, place.channel, place.residency, place.cell, ${importId}, change1, change2
    FROM settled WHERE event_row IS NULL`,
  );
  await session.run(`
    UPDATE event SET change1 = settled.change1, change2 = settled.change2, ${setPlace}
    FROM settled
    WHERE event.rowid = settled.event_row
      AND (
        event.change1 <> settled.change1 OR event.change2 <> settled.change2
        OR ${placeOf('event')} IS DISTINCT FROM settled.place
      )`);
  await bookReversals(session);
  const { arrived } = await session.one<{ arrived: number }>(
    'SELECT coalesce(sum(arrived), 0)::DOUBLE AS arrived FROM settled',
  );
  return { accepted, duplicate: arrived - accepted };
}

/**
 * The temporary table `settled`: each key once, in the order of time, where an activation comes
 * before a reversal of the same moment, with what it changes. `began1`, `began2`: the number of the
 * event from which the person counts.
 */
async function walk(session: Session, { arriving, known }: Persons): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE settled AS
    WITH candidate AS (
      SELECT ${said}, NULL::BIGINT AS event_row FROM ${arriving}
      UNION ALL
      SELECT ${said}, rowid FROM ${known}
    ),
    merged AS (
      SELECT
        person, indicator, level, action, happened_at,
        min(${placeOf('candidate')}) AS place,
        max(event_row) AS event_row,
        count(*) - count(event_row) AS arrived
      FROM candidate GROUP BY ALL
    ),
    numbered AS (
      SELECT
        *,
        row_number() OVER (PARTITION BY person, indicator ORDER BY happened_at, action, level) AS nth
      FROM merged
    ),
    stood AS (
      SELECT
        *,
        coalesce(max(nth) FILTER (action = 'add') OVER so_far, 0)
          > coalesce(max(nth) FILTER (action = 'reverse' AND level = 1) OVER so_far, 0) AS on1,
        coalesce(max(nth) FILTER (action = 'add' AND level = 2) OVER so_far, 0)
          > coalesce(max(nth) FILTER (action = 'reverse') OVER so_far, 0) AS on2
      FROM numbered
      WINDOW so_far AS (PARTITION BY person, indicator ORDER BY nth ROWS UNBOUNDED PRECEDING)
    ),
    changed AS (
      SELECT
        *,
        on1::TINYINT - (lag(on1, 1, false) OVER in_time)::TINYINT AS change1,
        on2::TINYINT - (lag(on2, 1, false) OVER in_time)::TINYINT AS change2
      FROM stood
      WINDOW in_time AS (PARTITION BY person, indicator ORDER BY nth)
    )
    SELECT
      *,
      max(nth) FILTER (change1 = 1) OVER so_far AS began1,
      max(nth) FILTER (change2 = 1) OVER so_far AS began2
    FROM changed
    WINDOW so_far AS (PARTITION BY person, indicator ORDER BY nth ROWS UNBOUNDED PRECEDING)`);
}

/** A reversal may name another ward than the one that counts the person: the person leaves that. */
async function bookReversals(session: Session): Promise<void> {
  await session.run('DELETE FROM cancellation WHERE person IN (FROM reversed)');
  const cancelled = (step: 1 | 2, name: string) => `
    SELECT
      reversal.person, ${name}, reversal.happened_at,
      counted.place.ward_code, counted.place.channel, counted.place.residency, counted.place.cell
    FROM settled AS reversal
    JOIN settled AS counted
      ON counted.person = reversal.person AND counted.indicator = reversal.indicator
      AND counted.nth = reversal.began${step}
    WHERE reversal.change${step} = -1`;
  const first = `CASE reversal.indicator WHEN 'account' THEN 'level1' ELSE reversal.indicator::VARCHAR END::indicator`;
  await session.run(`
    INSERT INTO cancellation (person, indicator, happened_at, ward_code, channel, residency, cell)
    ${cancelled(1, first)} UNION ALL ${cancelled(2, `'level2'::indicator`)}`);
}
