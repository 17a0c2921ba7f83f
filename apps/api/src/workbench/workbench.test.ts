import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';
import { startServer } from '../index.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

const endless = 'SELECT count(*) FROM range(100000000000) a WHERE a.range % 7 = 3';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a query that runs long', () => {
  it('stops when it is cancelled', async () => {
    const running = problemOf(
      server.client.workbench.run.mutate({ sql: endless, limit: 1, id: 'q' }),
    );
    await pause(700);
    expect(await server.client.workbench.cancel.mutate({ id: 'q' })).toBe(true);
    expect((await running).code).toBe('cancelled');
    expect(await server.client.workbench.cancel.mutate({ id: 'q' })).toBe(false);
  });

  it('stops when the browser goes away', async () => {
    const leave = new AbortController();
    const running = server.client.workbench.run.mutate(
      { sql: endless, limit: 1, id: 'left' },
      { signal: leave.signal },
    );
    running.catch(() => undefined);
    await pause(300);
    leave.abort();
    await expect(running).rejects.toThrow();
    // Its id is free again as soon as it has ended.
    for (;;) {
      const again = server.client.workbench.run.mutate({ sql: 'SELECT 1', limit: 1, id: 'left' });
      if (await again.then(() => true).catch(() => false)) break;
      await pause(50);
    }
  });

  it('does not keep the server from closing, nor does an open event stream', async () => {
    const { warehouse, outreach, imports } = server;
    const other = await startServer({ warehouse, outreach, imports, port: 0, logLevel: 'silent' });
    const running = problemOf(
      clientOf(other.address).workbench.run.mutate({ sql: endless, limit: 1 }),
    );
    const events = await fetch(`${other.address}/events`);
    await pause(700);
    await other.close();
    expect((await running).code).toBe('cancelled');
    expect(await events.text()).toContain('retry');
  });
});

describe('a query that fails', () => {
  it('is named with its place', async () => {
    const call = server.client.workbench.run.mutate({ sql: 'SELECT\n  nmae FROM area', limit: 1 });
    expect(await problemOf(call)).toMatchObject({
      code: 'sql-failed',
      place: { row: 2, column: '3' },
    });
  });
});

describe('the schema', () => {
  it('names tables and columns with what they mean', async () => {
    const tables = await server.client.workbench.schema.query();
    const area = tables.find(({ name }) => name === 'area');
    expect(area?.rows).toBe(4);
    expect(area?.columns.map(({ name }) => name)).toContain('code');
    expect(area?.comment).not.toBe('');
  });
});
