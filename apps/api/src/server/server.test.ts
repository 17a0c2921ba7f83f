import { VectorTile } from '@mapbox/vector-tile';
import type { AreaCode, Assignment, Day } from '@tungngo/domain';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';
import { startServer } from '../index.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

const day = '2023-08-20' as Day;

describe('coverage.byArea', () => {
  it('answers with counts, denominators and rates of the wards of a district', async () => {
    const rows = await server.client.coverage.byArea.query({
      level: 'ward',
      indicator: 'level2',
      day,
      parent: '725' as AreaCode,
    });
    const thuanGiao = rows.find(({ code }) => code === '25969');
    expect(rows).toHaveLength(2);
    expect(thuanGiao?.eligible).toBe(6000);
    expect(thuanGiao?.activated).toBe(55 * 60 + 5 * 4);
    expect(thuanGiao?.coverage).toBeCloseTo((55 * 60 + 5 * 4) / 6000, 12);
  });

  it('names the unknown area', async () => {
    const call = server.client.coverage.byArea.query({
      level: 'ward',
      day,
      parent: '99999' as AreaCode,
    });
    expect(await problemOf(call)).toMatchObject({
      code: 'area-unknown',
      place: { field: 'parent', value: '99999' },
    });
  });

  it('names the field of a day that does not exist', async () => {
    const call = server.client.coverage.byArea.query({ level: 'ward', day: '2023-02-30' as Day });
    const problem = await problemOf(call);
    expect(problem).toMatchObject({ code: 'input-invalid', place: { field: 'day' } });
    expect(problem.message.vi).toContain('YYYY-MM-DD');
  });
});

describe('tiles', () => {
  it('are cached for ever under the hash of their content', async () => {
    const { boundaries } = await server.client.overview.get.query();
    const url = `${server.address}/tiles/${boundaries.vintage}/8/203/120.mvt`;
    const response = await fetch(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('immutable');
    const tile = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
    expect(Object.keys(tile.layers).sort()).toEqual(['districts', 'labels', 'province', 'wards']);
    expect(tile.layers.wards?.length).toBe(2);

    const etag = response.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(`${server.address}/tiles/${boundaries.vintage}/8/0/0.mvt`)).status).toBe(
      204,
    );
    expect((await fetch(`${server.address}/tiles/unknown/8/203/120.mvt`)).status).toBe(404);
    expect((await fetch(`${server.address}/tiles/${boundaries.vintage}/2/99/0.mvt`)).status).toBe(
      404,
    );
  });
});

describe('outreach', () => {
  it('assigns a team, refuses a double booking, records an outcome, and coverage moves', async () => {
    const [hardArea] = await server.client.hardAreas.list.query({ parent: '725' as AreaCode });
    if (!hardArea) throw new Error('the planted hard area was not found');
    expect(hardArea.wardCode).toBe('25969');
    const assignment: Assignment = {
      teamId: 't1' as Assignment['teamId'],
      hardAreaId: hardArea.id,
      day: '2023-08-29' as Day,
      shift: 'evening',
    };
    const visit = await server.client.outreach.assign.mutate(assignment);
    expect(visit).toMatchObject({ status: 'planned', wardCode: '25969', teamName: 'Tổ 1' });
    const booked = await problemOf(server.client.outreach.assign.mutate(assignment));
    expect(booked.code).toBe('double-booking');
    expect(booked.message.vi).toContain('Tổ 1');

    const activated = async () =>
      (
        await server.client.coverage.byArea.query({ level: 'province', day: '2023-08-29' as Day })
      )[0]?.activated ?? 0;
    const before = await activated();
    const recorded = await server.client.outreach.recordOutcome.mutate({
      visitId: visit.id,
      version: visit.version,
      outcome: { level1: 0, level2: 37, absent: 12, refused: 1 },
    });
    expect(recorded).toMatchObject({
      visit: { status: 'done' },
      delivered: true,
      generation: { number: 2 },
    });
    expect(await activated()).toBe(before + 37);

    const stale = server.client.outreach.recordOutcome.mutate({
      visitId: visit.id,
      version: visit.version,
      outcome: { level1: 0, level2: 1, absent: 0, refused: 0 },
    });
    expect((await problemOf(stale)).code).toBe('stale-version');
  });

  it('an unknown hard area and a negative count are refused with their field', async () => {
    const unknown = server.client.outreach.assign.mutate({
      teamId: 't1' as Assignment['teamId'],
      hardAreaId: 'nowhere',
      day,
      shift: 'morning',
    });
    expect(await problemOf(unknown)).toMatchObject({
      code: 'not-found',
      place: { field: 'hardAreaId' },
    });
    const negative = server.client.outreach.recordOutcome.mutate({
      visitId: 'v' as never,
      version: 1,
      outcome: { level1: 0, level2: -1, absent: 0, refused: 0 },
    });
    expect(await problemOf(negative)).toMatchObject({
      code: 'input-invalid',
      place: { field: 'outcome.level2' },
    });
  });
});

describe('the workbench', () => {
  it('answers a SELECT and refuses what writes or reads files', async () => {
    const { columns, values } = await server.client.workbench.run.mutate({
      sql: 'SELECT count(*) AS n FROM area',
      limit: 10,
    });
    expect([columns[0]?.name, values[0]?.[0]]).toEqual(['n', 4]);
    for (const sql of [
      'DROP TABLE area',
      "COPY area TO '/tmp/x.csv'",
      "FROM read_text('/etc/hostname')",
    ]) {
      const problem = await problemOf(server.client.workbench.run.mutate({ sql, limit: 10 }));
      expect(['sql-refused', 'sql-failed'], sql).toContain(problem.code);
    }
  });
});

describe('the server', () => {
  it('says that a port is busy and what to do', async () => {
    const { warehouse, outreach, imports } = server;
    const port = Number(new URL(server.address).port);
    await expect(
      startServer({ warehouse, outreach, imports, port, logLevel: 'silent' }),
    ).rejects.toMatchObject({
      problem: { code: 'port-busy', place: { value: String(port) } },
    });
  });

  it('tells browsers of a publication', async () => {
    const response = await fetch(`${server.address}/events`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let said = '';
    const heard = (async () => {
      while (!said.includes('event: generation')) said += (await reader?.read())?.value ?? '';
    })();
    await server.warehouse.publish();
    await heard;
    await reader?.cancel();
  });

  it('refuses pages of other sites, and names pointed at this computer', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${server.address}/healthz`, { headers });
    expect((await ask({})).status).toBe(200);
    expect((await ask({ origin: 'https://example.com' })).status).toBe(403);
    expect((await ask({ origin: server.address })).status).toBe(200);
  });

  it('gives health and version', async () => {
    const version = await (await fetch(`${server.address}/version`)).json();
    expect(version).toMatchObject({ name: 'tungngo', version: '0.1.0' });
  });
});
