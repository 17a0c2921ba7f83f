import { type AreaCode, type Day, excludedTotals, type TeamId } from '@tungngo/domain';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';
import { openDelivery } from '../delivery/delivery.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

const day = '2023-08-28' as Day;
const provinceCode = '74' as AreaCode;

async function firstArea() {
  const [area] = await server.client.hardAreas.list.query();
  if (!area) throw new Error('no hard area was found');
  return area;
}

/** An officer’s restriction of an area, brought into the warehouse. */
async function restrict(id: string, state: 'inaccessible' | 'excluded') {
  const { outreach, warehouse } = server;
  const area = (await server.client.hardAreas.list.query()).find((one) => one.id === id);
  const cells = await warehouse.read((reader) => reader.hardAreaCells(id));
  const decided = await outreach.decide({
    kind: 'restrict',
    areaIds: [id],
    parts: [
      {
        id,
        cells: cells.map(({ cell }) => cell),
        wardCode: area?.wardCode ?? null,
        ...{ shape: null, name: area?.name.vi ?? null, kind: area?.kind ?? null },
        ...{ hours: null, access: null, contact: null },
      },
    ],
    restriction: { state, until: null },
    ...{ reason: 'Khu quân sự', author: 'Đội 2', after: null },
  });
  if (!decided.ok) throw new Error(decided.problem.message.en);
  await deliver();
  return decided.value;
}

async function deliver(): Promise<void> {
  const log = fastify({ logger: false }).log;
  const delivery = openDelivery(server.warehouse, server.outreach, log);
  expect(await delivery.deliver()).toBe(true);
  await delivery.close();
}

async function province() {
  const question = { level: 'province', indicator: 'level2', day } as const;
  const [row] = await server.client.coverage.byArea.query(question);
  return { eligible: row?.eligible ?? 0, activated: row?.activated ?? 0 };
}

describe('the states of hard areas', () => {
  it('follow visits: planned is not yet visited, done is', async () => {
    const { client } = server;
    const area = await firstArea();
    expect(area).toMatchObject({ state: 'unvisited', visits: { done: 0, planned: 0 } });
    const visit = await client.outreach.assign.mutate({
      ...{ teamId: 't1' as TeamId, hardAreaId: area.id, day, shift: 'evening' },
    });
    expect(await firstArea()).toMatchObject({ state: 'unvisited', visits: { planned: 1 } });
    await client.outreach.recordOutcome.mutate({
      ...{ visitId: visit.id, version: visit.version },
      outcome: { level1: 0, level2: 2, absent: 9, refused: 0 },
    });
    const visits = { done: 1, planned: 0, lastDay: day };
    expect(await firstArea()).toMatchObject({ id: area.id, state: 'visited', visits });
    const { totals } = await client.hardAreas.states.query({ parent: area.wardCode });
    expect(totals.visited).toMatchObject({ areas: 1, eligible: area.eligible });
    expect(totals.unvisited.areas).toBe(0);
  });

  it('excluded: leaves list, counts and denominators, says who and why, and comes back whole', async () => {
    const { client } = server;
    const before = await province();
    const area = await firstArea();
    const decision = await restrict(area.id, 'excluded');
    const { totals, excluded } = await client.hardAreas.states.query();
    expect(excluded).toEqual([
      expect.objectContaining({
        ...{ areaId: area.id, wardCode: area.wardCode, name: expect.anything() },
        ...{ reason: 'Khu quân sự', author: 'Đội 2', until: null, since: decision.decidedAt },
      }),
    ]);
    const gone = excludedTotals(excluded);
    expect(gone.eligible).toBeGreaterThan(0);
    expect(totals.excluded).toEqual(gone);
    expect(await province()).toEqual({
      eligible: before.eligible - gone.eligible,
      activated: before.activated - gone.activated,
    });
    expect(await client.hardAreas.excluded.query({ day })).toEqual(excluded);
    expect((await client.hardAreas.list.query()).map(({ id }) => id)).not.toContain(area.id);

    const { id, version } = decision;
    expect((await server.outreach.undoDecision({ id, version, author: 'Đội 2' })).ok).toBe(true);
    await deliver();
    expect(await province()).toEqual(before);
    expect((await client.hardAreas.states.query()).excluded).toEqual([]);
    expect((await firstArea()).id).toBe(area.id);
  });

  it('inaccessible: stays in every figure, with who and why', async () => {
    const before = await province();
    const area = await firstArea();
    await restrict(area.id, 'inaccessible');
    expect(await firstArea()).toMatchObject({
      ...{ id: area.id, state: 'inaccessible' },
      restriction: { state: 'inaccessible', reason: 'Khu quân sự', author: 'Đội 2' },
    });
    expect(await province()).toEqual(before);
  });

  it('are those within the area asked for; an unknown one is refused', async () => {
    const { client } = server;
    const elsewhere = await client.hardAreas.states.query({ parent: '25966' as AreaCode });
    expect(Object.values(elsewhere.totals).map(({ areas }) => areas)).toEqual([0, 0, 0, 0, 0]);
    const whole = await client.hardAreas.states.query({ parent: provinceCode });
    expect(whole).toEqual(await client.hardAreas.states.query());
    const asked = client.hardAreas.states.query({ parent: '99999' as AreaCode });
    expect(await problemOf(asked)).toMatchObject({ code: 'area-unknown' });
  });
});
