import type { Session } from '../duckdb/session.js';
import { insertedEvents, type Persons, type Settled, said } from './event-rows.js';
import { settlePlain } from './settle-plain.js';
import { settleReversed } from './settle-reversed.js';

interface Arrival {
  /** SELECT of the events that arrive, with the columns of `event` that files fill. */
  arriving: string;
  /** Condition on `person` that holds for every event of the warehouse of these persons. */
  known: string;
  /** SELECT of further persons whose events have changed. */
  touched?: string;
}

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
  const someReversed = await findReversed(session, arrival);
  const simple = await insertedEvents(
    session,
    `SELECT ${said}, ${importId}, 1, (indicator = 'account' AND level = 2)::TINYINT
    FROM (${arrival.arriving}) ANTI JOIN contested USING (person)`,
  );
  const others = someReversed ? 'ANTI JOIN reversed USING (person)' : '';
  const plain: Persons = {
    arriving: `(${arrival.arriving}) SEMI JOIN contested USING (person) ${others}`,
    known: `event SEMI JOIN contested USING (person) ${others} WHERE ${arrival.known}`,
  };
  const sorted = await settlePlain(session, importId, plain);
  const rest = someReversed
    ? await settleReversed(session, importId, {
        arriving: `(${arrival.arriving}) SEMI JOIN reversed USING (person)`,
        known: `event SEMI JOIN reversed USING (person) WHERE ${arrival.known}`,
      })
    : { accepted: 0, duplicate: 0 };
  return {
    accepted: simple + sorted.accepted + rest.accepted,
    duplicate: sorted.duplicate + rest.duplicate,
  };
}

/** The temporary table `contested`. */
async function findContested(
  session: Session,
  { arriving, known, touched }: Arrival,
): Promise<void> {
  await session.run(`
    CREATE OR REPLACE TEMP TABLE contested AS
    SELECT person FROM (${arriving}) GROUP BY person HAVING count(*) > 1`);
  const further = [`SELECT person FROM (${arriving}) WHERE action = 'reverse'`];
  if (touched) further.push(`SELECT person FROM (${touched})`);
  further.push(`
    SELECT person FROM (${arriving})
    SEMI JOIN (SELECT person FROM event WHERE ${known}) AS held USING (person)`);
  for (const persons of further) {
    await session.run(`
      INSERT INTO contested
      SELECT DISTINCT person FROM (${persons}) WHERE person NOT IN (FROM contested)`);
  }
}

/**
 * The temporary table `reversed`: contested persons who have a reversal, or had one that a correction
 * took out. True when there are any.
 */
async function findReversed(
  session: Session,
  { arriving, known, touched }: Arrival,
): Promise<boolean> {
  const had = touched
    ? `UNION ALL SELECT person FROM cancellation SEMI JOIN (${touched}) USING (person)`
    : '';
  await session.run(`
    CREATE OR REPLACE TEMP TABLE reversed AS
    SELECT DISTINCT person
    FROM (
      SELECT person FROM (${arriving}) WHERE action = 'reverse'
      UNION ALL
      SELECT person FROM event SEMI JOIN contested USING (person)
      WHERE action = 'reverse' AND ${known}
      ${had}
    )`);
  const { some } = await session.one<{ some: boolean }>('SELECT EXISTS (FROM reversed) AS some');
  return some;
}
