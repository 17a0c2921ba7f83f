import { DuckDBInstance } from '@duckdb/node-api';
import type { Channel, Indicator, Residency } from '@tungngo/domain';
import { refreshCubes } from '../src/cubes/refresh.js';
import { openSession, type Session, sqlText } from '../src/duckdb/session.js';
import { acceptCorrections } from '../src/ingest/accept-corrections.js';
import { acceptEvents } from '../src/ingest/accept-events.js';
import { createSchema } from '../src/schema/tables.js';

/** A record of a person as a file has it. */
export interface EventRecord {
  person: number;
  indicator: 'account' | 'chip-card' | 'licence';
  level: number;
  action: 'add' | 'reverse';
  /** `YYYY-MM-DD HH:MM`. */
  at: string;
  ward: string;
  residency: Residency;
  channel: Channel;
  cell: number | null;
}

/** A correction of the records of a person, indicator, level, action and day. */
export interface Correction extends Pick<EventRecord, 'person' | 'indicator' | 'level' | 'action'> {
  day: string;
  remove: boolean;
  /** What is right; null where the record is. */
  at: string | null;
  ward: string | null;
  residency: Residency | null;
}

/** A build in memory with two districts of two wards each, for tests of what happens within it. */
export interface EventBench {
  session: Session;
  /** Imports records as one file; the counts as in its report. */
  take(records: readonly EventRecord[]): Promise<{ accepted: number; duplicate: number }>;
  /** Imports corrections as one file. */
  correct(corrections: readonly Correction[]): Promise<void>;
  /** Forgets every record. */
  empty(): Promise<void>;
  close(): void;
}

const areaRows = [
  ['74', 'Tỉnh', 'province', null],
  ['718', 'Huyện A', 'district', '74'],
  ['725', 'Huyện B', 'district', '74'],
  ['25741', 'Xã A1', 'ward', '718'],
  ['25744', 'Xã A2', 'ward', '718'],
  ['25966', 'Xã B1', 'ward', '725'],
  ['25969', 'Xã B2', 'ward', '725'],
] as const;

/** @param slices the parts in which a file's persons are settled. */
export async function openEventBench(slices = ['true']): Promise<EventBench> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const session = await openSession(instance);
  await createSchema(session);
  for (const [code, name, level, parent] of areaRows) {
    await session.run(
      `INSERT INTO area VALUES (${sqlText(code)}, ${sqlText(name)}, '${level}', ${
        parent === null ? 'NULL' : sqlText(parent)
      }, 106.6, 11, 1)`,
    );
  }
  let imports = 0;
  return {
    session,
    async take(records) {
      imports++;
      await stage(session, records);
      const counts = await acceptEvents(session, imports, slices);
      await logImport(session, imports, 'activations', records.length, counts);
      await refreshCubes(session);
      return counts;
    },
    async correct(corrections) {
      imports++;
      await stageCorrections(session, corrections);
      const accepted = await acceptCorrections(session, imports);
      await logImport(session, imports, 'corrections', accepted, { accepted, duplicate: 0 });
      await refreshCubes(session);
    },
    async empty() {
      const held = ['event', 'cancellation', 'correction', 'correction_balance', 'import'];
      for (const table of held) {
        await session.run(`DELETE FROM ${table}`);
      }
    },
    close() {
      session.close();
      instance.closeSync();
    },
  };
}

async function stage(session: Session, records: readonly EventRecord[]): Promise<void> {
  const values = records.map(
    ({ person, indicator, level, action, at, ward, channel, residency, cell }) =>
      `(${person}, '${indicator}', ${level}, '${action}', '${at}', '${ward}', '${channel}', '${residency}', ${cell}, 0)`,
  );
  await session.run(`
    CREATE OR REPLACE TEMP TABLE incoming AS
    SELECT
      person::UBIGINT AS person, indicator::event_indicator AS indicator, level::UTINYINT AS level,
      action::event_action AS action, moment::TIMESTAMP AS happened_at, ward_code,
      channel::channel AS channel, residency::residency AS residency, cell::UBIGINT AS cell,
      problem::UTINYINT AS problem
    FROM (VALUES ${values.join(', ')})
      AS record(person, indicator, level, action, moment, ward_code, channel, residency, cell, problem)`);
}

async function stageCorrections(
  session: Session,
  corrections: readonly Correction[],
): Promise<void> {
  const text = (value: string | null) => (value === null ? 'NULL' : sqlText(value));
  const values = corrections.map(
    ({ person, indicator, level, action, day, remove, at, ward, residency }) =>
      `(${person}, '${indicator}', ${level}, '${action}', '${day}', '${remove ? 'remove' : 'mend'}', ${text(at)}, ${text(ward)}, ${text(residency)})`,
  );
  await session.run(`
    CREATE OR REPLACE TEMP TABLE incoming AS
    SELECT
      person::UBIGINT AS person, indicator::event_indicator AS indicator, level::UTINYINT AS level,
      action::event_action AS action, day::DATE AS day, treatment::correction_treatment AS treatment,
      moment::TIMESTAMP AS right_happened_at, NULL::UTINYINT AS right_level,
      ward::VARCHAR AS right_ward_code, NULL::channel AS right_channel,
      residency::residency AS right_residency, NULL::UBIGINT AS right_cell,
      0::UTINYINT AS problem
    FROM (VALUES ${values.join(', ')})
      AS correction(person, indicator, level, action, day, treatment, moment, ward, residency)`);
}

/** Writes the account of an import, with which the invariants are checked. */
export async function logImport(
  session: Session,
  id: number,
  kind: string,
  read: number,
  { accepted, duplicate }: { accepted: number; duplicate: number },
): Promise<void> {
  await session.run(`
    INSERT INTO import (
      import_id, file, table_name, kind, sha256, bytes, rows_read, accepted, quarantined, duplicate,
      generation, imported_at, elapsed_ms
    ) VALUES (
      ${id}, 'f', '', '${kind}', '${id}', 1, ${read}, ${accepted}, ${read - accepted - duplicate},
      ${duplicate}, 1, now(), 1
    )`);
}

/** What `activation_daily` holds, a line a row that is not zero, in one order. */
export async function dailyLines(session: Session): Promise<string[]> {
  const rows = await session.rows<{ line: string }>(`
    SELECT concat_ws(' ', ward_code, indicator, day, residency, channel, persons) AS line
    FROM activation_daily WHERE persons <> 0`);
  return rows.map(({ line }) => line).sort();
}

/** Distinct persons of a ward by an indicator at the end of a day. */
export async function activatedIn(
  session: Session,
  code: string,
  indicator: Indicator,
  day: string,
): Promise<number> {
  const { activated } = await session.one<{ activated: number }>(`
    SELECT coalesce(max(activated), 0)::DOUBLE AS activated FROM coverage_daily
    WHERE area_code = '${code}' AND indicator = '${indicator}'
      AND day = least(DATE '${day}', (SELECT max(day) FROM coverage_daily))`);
  return activated;
}
