import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { teamOf } from '../../test/examples.js';
import { startTestServer } from '../../test/temporary-postgres.js';
import { openOutreachStore } from '../index.js';
import { saveTeam } from '../teams/teams.js';
import { openPostgres } from './postgres.js';

const server = await startTestServer();
const skipped = 'missing' in server ? ` (SKIPPED: ${server.missing})` : '';
const newDatabase = async () => ('missing' in server ? '' : server.newDatabase());
afterAll(async () => {
  if (!('missing' in server)) await server.stop();
});

describe.skipIf(skipped)(`the store on a PostgreSQL server${skipped}`, () => {
  it('is migrated once when several nodes start at once', async () => {
    const databaseUrl = await newDatabase();
    const nodes = await Promise.all(
      Array.from({ length: 5 }, () => openOutreachStore({ databaseUrl })),
    );
    await Promise.all(nodes.map((node) => node.seedTeams([teamOf('T1'), teamOf('T2')])));
    for (const node of nodes) expect(await node.teams()).toHaveLength(2);
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('finishes the writes under way before it closes, once', async () => {
    const databaseUrl = await newDatabase();
    const store = await openOutreachStore({ databaseUrl });
    const saving = Array.from({ length: 30 }, (_, i) => store.saveTeam(teamOf(`T${i}`)));
    await Promise.all([store.close(), store.close()]);
    expect(await Promise.all(saving)).toHaveLength(30);
    await expect(store.teams()).rejects.toThrow();
  });

  it('goes on after the server has cut its connections, also within a transaction', async () => {
    const databaseUrl = await newDatabase();
    const database = await openPostgres(databaseUrl);
    const writing = database.write(async (connection) => {
      await connection.execute('select 1');
      await cutConnections(databaseUrl);
      await connection.execute('select 2');
    });
    await expect(writing).rejects.toThrow();
    const again = () => database.write((tx) => saveTeam(tx, teamOf('T1'))).catch(() => null);
    await expect.poll(again).toEqual(teamOf('T1'));
    await cutConnections(databaseUrl);
    await expect.poll(again).toEqual(teamOf('T1'));
    await database.close();
  });

  it('says that the database does not exist', async () => {
    const url = new URL(await newDatabase());
    url.pathname = '/no_such_database';
    const problem = await openOutreachStore({ databaseUrl: url.href }).catch((e) => e.problem);
    expect(problem.code).toBe('not-writable');
    expect(problem.message.en).toContain('database "no_such_database" does not exist');
  });
});

async function cutConnections(databaseUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  await admin.end();
}

it.each([
  ['nobody listens', 'postgresql://planner:s3cret@127.0.0.1:1/plans', '127.0.0.1:1'],
  ['the address is none', 'not an address', '?'],
])('says that %s, and no password', async (_, databaseUrl, host) => {
  const problem = await openOutreachStore({ databaseUrl }).catch((error) => error.problem);
  expect(problem).toMatchObject({ code: 'not-writable' });
  expect(problem.message.vi).toContain(host);
  expect(JSON.stringify(problem)).not.toContain('s3cret');
});
