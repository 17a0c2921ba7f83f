import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Assignment,
  addDays,
  type Day,
  dayInVietnam,
  type HardArea,
  type TeamId,
} from '@tungngo/domain';
import { waitForWriter } from '@tungngo/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';
import { startServer } from '../index.js';

let server: SmallServer;
let hardArea: HardArea;
beforeAll(async () => {
  server = await openSmallServer();
  const [found] = await server.client.hardAreas.list.query({});
  if (!found) throw new Error('the planted hard area was not found');
  hardArea = found;
});
afterAll(() => server.close());

const outcome = { level1: 0, level2: 5, absent: 2, refused: 0 };

function assign(day: string, shift: Assignment['shift'] = 'morning', team = 't1') {
  return server.client.outreach.assign.mutate({
    teamId: team as TeamId,
    hardAreaId: hardArea.id,
    day: day as Day,
    shift,
  });
}

async function activatedOn(day: string): Promise<number> {
  const [row] = await server.client.coverage.byArea.query({ level: 'province', day: day as Day });
  return row?.activated ?? 0;
}

/** Waits until something holds; the test's own time limit ends a vain wait. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('assigning', () => {
  it('of ten browsers that want one team at one time, one has it', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => assign('2023-09-01')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusal = await problemOf(assign('2023-09-01'));
    expect(refusal.code).toBe('double-booking');
  });

  it('a cancelled visit makes the team free again', async () => {
    const visit = await assign('2023-09-02');
    const cancelled = await server.client.outreach.cancel.mutate({
      visitId: visit.id,
      version: visit.version,
    });
    expect(cancelled.status).toBe('cancelled');
    expect((await assign('2023-09-02')).status).toBe('planned');
  });

  it('tells the other browsers', async () => {
    const response = await fetch(`${server.address}/events`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let said = '';
    const heard = (async () => {
      while (!said.includes('event: visits')) said += (await reader?.read())?.value ?? '';
    })();
    await assign('2023-09-03');
    await heard;
    await reader?.cancel();
  });
});

describe('an outcome', () => {
  it('replaces the one that it corrects, so that nobody counts twice', async () => {
    const visit = await assign('2023-09-04');
    const before = await activatedOn('2023-09-04');
    const first = await server.client.outreach.recordOutcome.mutate({
      visitId: visit.id,
      version: visit.version,
      outcome,
    });
    expect(await activatedOn('2023-09-04')).toBe(before + 5);
    await server.client.outreach.recordOutcome.mutate({
      visitId: visit.id,
      version: first.visit.version,
      outcome: { ...outcome, level2: 3 },
    });
    expect(await activatedOn('2023-09-04')).toBe(before + 3);
  });

  it('of a day to come is refused, and the visit stays planned', async () => {
    const tomorrow = addDays(dayInVietnam(new Date()), 1);
    const visit = await assign(tomorrow);
    const call = server.client.outreach.recordOutcome.mutate({
      visitId: visit.id,
      version: visit.version,
      outcome,
    });
    expect(await problemOf(call)).toMatchObject({ code: 'date-out-of-range' });
    const visits = await server.client.outreach.visits.query({ from: tomorrow });
    expect(visits.find(({ id }) => id === visit.id)).toMatchObject({
      status: 'planned',
      outcome: null,
    });
  });

  it('waits while an import writes, and counts as soon as that ends', async () => {
    const visit = await assign('2023-09-05');
    const before = await activatedOn('2023-09-05');
    const path = join(server.dir, 'many.csv');
    const header = 'Mã định danh,Thời điểm kích hoạt,Mức,Mã xã,Hình thức,Diện cư trú,Ô cư trú';
    const rows = Array.from(
      { length: 400_000 },
      (_, i) => `m${i},06/09/2023 08:00,2,25966,Trụ sở,Thường trú,`,
    );
    await writeFile(path, `${[header, ...rows].join('\n')}\n`);
    let importing = true;
    const started = new Promise<void>((resolve) => {
      void server.warehouse
        .importFiles([{ path, kind: 'activations' }], { onProgress: () => resolve() })
        .finally(() => {
          importing = false;
        });
    });
    await started;
    const recorded = await server.client.outreach.recordOutcome.mutate({
      visitId: visit.id,
      version: visit.version,
      outcome,
    });
    expect(recorded.visit.status).toBe('done');
    if (importing) expect(recorded.delivered).toBe(false);
    await until(async () => (await activatedOn('2023-09-05')) === before + 5);
    expect(await server.outreach.pendingOutcomes()).toEqual([]);
  });

  it('that was kept when the power went is delivered at the next start', async () => {
    const visit = await assign('2023-09-07');
    const before = await activatedOn('2023-09-07');
    // Recorded, and nobody there to deliver it.
    const recorded = await server.outreach.recordOutcome({
      visitId: visit.id,
      version: visit.version,
      outcome,
    });
    expect(recorded.ok).toBe(true);
    const { warehouse, outreach, imports } = server;
    const next = await startServer({ warehouse, outreach, imports, port: 0, logLevel: 'silent' });
    try {
      await until(async () => (await activatedOn('2023-09-07')) === before + 5);
      await until(async () => (await outreach.pendingOutcomes()).length === 0);
    } finally {
      await next.close();
    }
  });
});

describe('teams', () => {
  it('are saved when whole, and refused by the field that is not', async () => {
    const [team] = await server.client.outreach.teams.query();
    if (!team) throw new Error('no team');
    await server.client.outreach.saveTeam.mutate({ ...team, people: 9 });
    const teams = await server.client.outreach.teams.query();
    expect(teams.find(({ id }) => id === team.id)?.people).toBe(9);
    const refusal = await problemOf(server.client.outreach.saveTeam.mutate({ ...team, people: 0 }));
    expect(refusal).toMatchObject({ code: 'input-invalid', place: { field: 'people' } });
    expect(refusal.message.vi).toContain('Quá nhỏ');
  });
});

describe('teams of a file', () => {
  it('reach the dispatchers, and stay as they mended them', async () => {
    const path = join(server.dir, 'to.csv');
    await writeFile(
      path,
      'Mã tổ;Tên tổ;Mã nơi đóng;Số người;Số máy;Năng suất giờ;Xe phát thanh\nt9;Tổ chín;25969;5;2;18,5;Có\n',
    );
    // An outcome of an earlier test may still be on its way into the warehouse.
    const patience = { onBusy: () => undefined };
    const imported = await waitForWriter(
      () => server.warehouse.importFiles([{ kind: 'teams', path }]),
      patience,
    );
    expect(imported).toMatchObject({ ok: true });
    const find = async () =>
      (await server.client.outreach.teams.query()).find(({ id }) => id === 't9');
    await until(async () => (await find()) !== undefined);
    const team = await find();
    expect(team).toMatchObject({ name: 'Tổ chín', capacityPerHour: 18.5, loudspeakerCar: true });
    if (team) await server.outreach.saveTeam({ ...team, people: 9 });
    const published = await waitForWriter(() => server.warehouse.publish(), patience);
    expect(published).toMatchObject({ ok: true });
    const again = await server.warehouse.read((reader) => reader.importedTeams());
    expect(await server.outreach.takeImportedTeams(again)).toBe(0);
    expect((await find())?.people).toBe(9);
  });
});
