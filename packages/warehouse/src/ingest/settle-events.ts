import type { Session } from '../duckdb/session.js';

/** What became of the events that arrived. */
export interface Settled {
  accepted: number;
  duplicate: number;
}

interface Arrival {
  /** SELECT of the events that arrive, with the columns of `event` that files fill. */
  arriving: string;
  /** SELECT of further persons whose events have changed. */
  touched?: string;
}

const said = 'person, indicator, level, action, happened_at, ward_code, channel, residency, cell';

/** Ties of time have one order, so that the order of rows and files does not matter. */
const timeOrder = 'happened_at, action, level';

/**
 * Inserts events and keeps what each of a person's events changes: `change1` and `change2` are the
 * steps of "counts at level 1", "counts at level 2" along the person's events of an indicator in
 * time order. An activation of a level raises the person's state to it; a reversal of a level
 * lowers it to the level below, and one that finds nothing to lower changes nothing.
 *
 * Most persons come with one activation and are new: theirs is inserted as it is. Only *contested*
 * persons, with several events in the file, some in the warehouse, or a reversal, are sorted. A
 * record that arrives late and is earlier takes the step from the event that had it. Of records
 * with the same key and other places the least place stands, whichever came first.
 *
 * Cost: one hash aggregation of the arriving persons, one semi join with the table, a sort of the
 * contested persons' events.
 */
export async function settleEvents(
  session: Session,
  importId: number,
  arrival: Arrival,
): Promise<Settled> {
  await findContested(session, arrival);
  await sortContested(session, arrival);
  const simple = await inserted(
    session,
    `SELECT ${said}, ${importId}, 1, (indicator = 'account' AND level = 2)::TINYINT
    FROM (${arrival.arriving}) ANTI JOIN contested USING (person)`,
  );
  const sorted = await inserted(
    session,
    `SELECT
      person, indicator, level, action, happened_at,
      place.ward_code, place.channel, place.residency, place.cell, ${importId}, change1, change2
    FROM settled WHERE event_row IS NULL`,
  );
  await updateKnown(session);
  await bookReversals(session);
  const { duplicate } = await session.one<{ duplicate: number }>(`
    SELECT coalesce(sum(arrived) - count(*) FILTER (event_row IS NULL), 0)::DOUBLE AS duplicate
    FROM settled`);
  return { accepted: simple + sorted, duplicate };
}

async function findContested(session: Session, { arriving, touched }: Arrival): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE contested AS
    SELECT person FROM (${arriving}) GROUP BY person HAVING count(*) > 1`);
  await session.run(`
    INSERT INTO contested
    SELECT DISTINCT person FROM (${arriving})
    WHERE action = 'reverse' AND person NOT IN (FROM contested)`);
  if (touched) {
    await session.run(`
      INSERT INTO contested
      SELECT DISTINCT person FROM (${touched}) WHERE person NOT IN (FROM contested)`);
  }
  const { some } = await session.one<{ some: boolean }>('SELECT EXISTS (FROM event) AS some');
  if (!some) return;
  await session.run(`
    INSERT INTO contested
    SELECT person FROM (${arriving}) SEMI JOIN event USING (person)
    WHERE person NOT IN (FROM contested)`);
}

/**
 * The contested persons' events, each key once, with what it changes. `began1`, `began2`: the
 * number of the event from which the person counts, for booking a reversal where that is booked.
 */
async function sortContested(session: Session, { arriving }: Arrival): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE settled AS
    WITH candidate AS (
      SELECT ${said}, NULL::BIGINT AS event_row FROM (${arriving}) SEMI JOIN contested USING (person)
      UNION ALL
      SELECT ${said}, rowid FROM event SEMI JOIN contested USING (person)
    ),
    merged AS (
      SELECT
        person, indicator, level, action, happened_at,
        min(struct_pack(ward_code, residency, channel, cell)) AS place,
        max(event_row) AS event_row,
        count(*) - count(event_row) AS arrived
      FROM candidate GROUP BY ALL
    ),
    numbered AS (
      SELECT *, row_number() OVER (PARTITION BY person, indicator ORDER BY ${timeOrder}) AS nth
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

async function inserted(session: Session, select: string): Promise<number> {
  const { Count } = await session.one<{ Count: bigint }>(`
    INSERT INTO event (${said}, import_id, change1, change2) ${select}`);
  return Number(Count);
}

async function updateKnown(session: Session): Promise<void> {
  await session.run(`
    UPDATE event
    SET
      change1 = settled.change1, change2 = settled.change2,
      ward_code = place.ward_code, residency = place.residency,
      channel = place.channel, cell = place.cell
    FROM settled
    WHERE event.rowid = settled.event_row
      AND (
        event.change1 <> settled.change1 OR event.change2 <> settled.change2
        OR struct_pack(
          ward_code := event.ward_code, residency := event.residency,
          channel := event.channel, cell := event.cell
        ) IS DISTINCT FROM settled.place
      )`);
}

/** A reversal may name another ward than the one that counts the person: the person leaves that. */
async function bookReversals(session: Session): Promise<void> {
  await session.run('DELETE FROM cancellation WHERE person IN (FROM contested)');
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
