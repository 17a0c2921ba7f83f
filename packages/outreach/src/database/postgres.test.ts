import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { teamOf } from '../../test/examples.js';
import { startTestServer } from '../../test/temporary-postgres.js';
import { openOutreachStore } from '../index.js';

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

  it('goes on after the server has cut its connections', async () => {
    const databaseUrl = await newDatabase();
    const store = await openOutreachStore({ databaseUrl });
    await store.saveTeam(teamOf('T1'));
    const admin = new pg.Client({ connectionString: databaseUrl });
    await admin.connect();
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await admin.end();
    await expect.poll(() => store.teams().catch(() => [])).toEqual([teamOf('T1')]);
    await store.close();
  });

  it('says that the database does not exist', async () => {
    const url = new URL(await newDatabase());
    url.pathname = '/no_such_database';
    const problem = await openOutreachStore({ databaseUrl: url.href }).catch((e) => e.problem);
    expect(problem.code).toBe('not-writable');
    expect(problem.message.en).toContain('database "no_such_database" does not exist');
  });
});

it.each([
  ['nobody listens', 'postgresql://planner:s3cret@127.0.0.1:1/plans', '127.0.0.1:1'],
  ['the address is none', 'not an address', '?'],
])('says that %s, and no password', async (_, databaseUrl, host) => {
  const problem = await openOutreachStore({ databaseUrl }).catch((error) => error.problem);
  expect(problem).toMatchObject({ code: 'not-writable' });
  expect(problem.message.vi).toContain(host);
  expect(JSON.stringify(problem)).not.toContain('s3cret');
});
