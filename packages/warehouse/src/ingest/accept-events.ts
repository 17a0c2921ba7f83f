import type { Session } from '../duckdb/session.js';

/** Ties of time have one order, so that the order of rows and files does not matter. */
const timeOrder = 'happened_at, level, known DESC, ward_code, residency, channel, cell';

/**
 * Moves the activation events of `incoming` into `event`, leaving out duplicates (same person,
 * level and time), and keeps the flags `first_level1` and `first_level2` true on exactly one event
 * of each person who has reached the level.
 *
 * Most persons come with one event and are new: theirs is inserted as it is. Only *contested*
 * persons, with several events in the file or with some in the warehouse, are sorted. A record that
 * arrives late and is earlier takes the flag from the event that had it.
 *
 * Cost: one hash aggregation of the file's persons, one semi join with the table, a sort of the
 * contested persons' events.
 */
export async function acceptEvents(
  session: Session,
  importId: number,
): Promise<{ accepted: number; duplicate: number }> {
  await findContested(session);
  await resolveContested(session);
  const simple = await inserted(
    session,
    `SELECT person, level, happened_at, ward_code, channel, residency, cell, ${importId}, true, level = 2
    FROM incoming ANTI JOIN contested USING (person) WHERE problem = 0`,
  );
  const sorted = await inserted(
    session,
    `SELECT person, level, happened_at, ward_code, channel, residency, cell, ${importId}, first_level1, first_level2
    FROM resolved WHERE NOT known AND NOT duplicate`,
  );
  await moveFlags(session);
  const { duplicate } = await session.one<{ duplicate: number }>(
    'SELECT count(*)::DOUBLE AS duplicate FROM resolved WHERE NOT known AND duplicate',
  );
  return { accepted: simple + sorted, duplicate };
}

async function findContested(session: Session): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE contested AS
    SELECT person FROM incoming WHERE problem = 0 GROUP BY person HAVING count(*) > 1`);
  const { some } = await session.one<{ some: boolean }>('SELECT EXISTS (FROM event) AS some');
  if (!some) return;
  await session.run(`
    INSERT INTO contested
    SELECT person FROM incoming SEMI JOIN event USING (person)
    WHERE problem = 0 AND person NOT IN (FROM contested)`);
}

async function resolveContested(session: Session): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE resolved AS
    WITH candidate AS (
      SELECT
        person, level, happened_at, ward_code, channel, residency, cell,
        false AS known, 0 AS event_row, false AS had_level1, false AS had_level2
      FROM incoming SEMI JOIN contested USING (person) WHERE problem = 0
      UNION ALL
      SELECT
        person, level, happened_at, ward_code, channel, residency, cell,
        true, rowid, first_level1, first_level2
      FROM event SEMI JOIN contested USING (person)
    )
    SELECT
      *,
      coalesce(
        lag(happened_at) OVER in_time = happened_at AND lag(level) OVER in_time = level, false
      ) AS duplicate,
      row_number() OVER in_time = 1 AS first_level1,
      level = 2 AND sum((level = 2)::INTEGER) OVER in_time = 1 AS first_level2
    FROM candidate
    WINDOW in_time AS (
      PARTITION BY person ORDER BY ${timeOrder} ROWS UNBOUNDED PRECEDING
    )`);
}

async function inserted(session: Session, select: string): Promise<number> {
  const { Count } = await session.one<{ Count: bigint }>(`
    INSERT INTO event (
      person, level, happened_at, ward_code, channel, residency, cell, import_id,
      first_level1, first_level2
    ) ${select}`);
  return Number(Count);
}

async function moveFlags(session: Session): Promise<void> {
  await session.run(`
    UPDATE event
    SET first_level1 = resolved.first_level1, first_level2 = resolved.first_level2
    FROM resolved
    WHERE resolved.known
      AND event.rowid = resolved.event_row
      AND (resolved.first_level1, resolved.first_level2) <> (resolved.had_level1, resolved.had_level2)`);
}
