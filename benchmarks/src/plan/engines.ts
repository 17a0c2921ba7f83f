import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { CoverageRow, Day } from '@tungngo/domain';
import { coverageByArea, openSession, openWarehouse } from '@tungngo/warehouse';
import { type Measured, median, secondsOf } from '../measure.js';
import { ask } from './product.js';
import type { Province } from './province.js';
import { startPostgres, type TemporaryPostgres } from './temporary-postgres.js';

const TURNS = 31;

type Session = Awaited<ReturnType<typeof openSession>>;
type Counts = Map<string, number>;

/**
 * `coverage.byArea` of the wards over HTTP, each time on another day, against its SQL in bare DuckDB,
 * and against counting the same events on the same days in bare DuckDB and in PostgreSQL, whose index
 * holds just what is asked for. All must count the same. The peers give counts alone; ours gives
 * denominators, targets, pace and all the rest too.
 */
export async function measureEngines(address: string, province: Province): Promise<Measured[]> {
  const path = await databasePath(province);
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const session = await openSession(instance);
  const postgres = await startPostgres();
  try {
    if (postgres) await copyEvents(session, postgres);
    return await compareEngines(address, session, postgres);
  } finally {
    await postgres?.stop();
    session.close();
    instance.closeSync();
  }
}

async function databasePath({ warehouseDir }: Province): Promise<string> {
  const warehouse = await openWarehouse(warehouseDir, { identityKey: Buffer.alloc(32, 1) });
  const { path } = await warehouse.currentDatabase();
  await warehouse.close();
  return path;
}

/** The same table, and an index from which the question is answered without the table. */
async function copyEvents(session: Session, { client, dir }: TemporaryPostgres): Promise<void> {
  const file = join(dir, 'events.csv');
  await session.run(`
    COPY (
      SELECT person, indicator, level, action, happened_at, ward_code, channel, residency, cell,
        import_id, change1, change2
      FROM event
    ) TO '${file}' (HEADER false, DELIMITER ',')`);
  await chmod(file, 0o644);
  await client.query(`
    CREATE TABLE event (
      person numeric(20) NOT NULL, indicator text NOT NULL, level smallint NOT NULL,
      action text NOT NULL, happened_at timestamp NOT NULL, ward_code text NOT NULL, channel text,
      residency text, cell numeric(20), import_id bigint, change1 smallint NOT NULL,
      change2 smallint NOT NULL
    )`);
  await client.query(`COPY event FROM '${file}' (FORMAT csv)`);
  await client.query(
    'CREATE INDEX event_counted ON event (happened_at, ward_code) WHERE change2 = 1',
  );
  await client.query('VACUUM (ANALYZE) event');
}

const countSql = (day: string) => `
  SELECT ward_code AS code, count(*)::INTEGER AS people FROM event
  WHERE change2 = 1 AND happened_at < DATE '${day}' + 1 GROUP BY ward_code`;

async function compareEngines(
  address: string,
  session: Session,
  postgres: TemporaryPostgres | null,
): Promise<Measured[]> {
  const took = {
    http: [] as number[],
    cubes: [] as number[],
    duckdb: [] as number[],
    postgres: [] as number[],
  };
  const { events } = await session.one<{ events: number }>(
    'SELECT count(*)::DOUBLE AS events FROM event',
  );
  // Once for nothing: plans, pages in memory.
  for (let turn = -1; turn < TURNS; turn++) {
    const day = new Date(Date.UTC(2023, 4, 2 + 2 * (turn + 1))).toISOString().slice(0, 10) as Day;
    const question = { level: 'ward', indicator: 'level2', day } as const;
    const counts: Counts[] = [];
    const timed = async (into: number[], work: () => Promise<Counts>) => {
      const seconds = await secondsOf(async () => void counts.push(await work()));
      if (turn >= 0) into.push(seconds);
    };
    await timed(took.http, async () =>
      ofRows(await ask<CoverageRow[]>(address, 'coverage.byArea', question)),
    );
    await timed(took.cubes, async () => ofRows(await coverageByArea(session, question)));
    await timed(took.duckdb, async () => ofCounts(await session.rows<Count>(countSql(day))));
    if (postgres) {
      await timed(took.postgres, async () =>
        ofCounts((await postgres.client.query<Count>(countSql(day))).rows),
      );
    }
    checkAgreement(counts, day);
  }
  const name = `coverage.byArea of the wards over HTTP, ${events.toLocaleString('en')} events`;
  const http = median(took.http);
  return [
    line(`${name}, vs its SQL in bare DuckDB`, http, median(took.cubes), 1.5),
    line(`${name}, vs counting them in bare DuckDB`, http, median(took.duckdb), 1),
    postgres
      ? line(
          `${name}, vs PostgreSQL ${postgres.version}, index-only`,
          http,
          median(took.postgres),
          1,
        )
      : skippedLine(`${name}, vs PostgreSQL`, 'no PostgreSQL installed'),
  ];
}

interface Count {
  code: string;
  people: number;
}

const ofRows = (rows: readonly CoverageRow[]): Counts =>
  new Map(rows.map(({ code, activated }) => [code, activated]));
const ofCounts = (rows: readonly Count[]): Counts =>
  new Map(rows.map(({ code, people }) => [code, people]));

function checkAgreement([ours, ...others]: readonly Counts[], day: string): void {
  for (const [code, people] of ours ?? []) {
    if (others.some((counts) => (counts.get(code) ?? 0) !== people)) {
      throw new Error(`the engines do not agree on ${code} of ${day}`);
    }
  }
}

const AT_ONCE_MS = 10;

function line(name: string, ours: number, peer: number, most: number): Measured {
  const ratio = ours / peer;
  const ms = (seconds: number) => `${(seconds * 1000).toFixed(2)} ms`;
  return {
    name,
    ours: ms(ours),
    peer: ms(peer),
    ratio: `${ratio.toFixed(3)}× its time`,
    goal: `≤ ${most.toFixed(2)}× or < ${AT_ONCE_MS} ms`,
    met: ratio <= most || ours * 1000 < AT_ONCE_MS,
  };
}

/** What could not be measured here, and why. */
export function skippedLine(name: string, why: string): Measured {
  return { name, ours: 'not measured', peer: '–', ratio: '–', goal: why, met: true };
}
