import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HardArea } from '@tungngo/domain';
import { waitForWriter } from '@tungngo/warehouse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../test/sent-file.js';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

const author = 'Trần Thị Lan';
const nothing = { name: null, kind: null, hours: null, access: null, contact: null };

const areas = () => server.client.hardAreas.list.query({});
const find = async (id: string) => (await areas()).find((area) => area.id === id);
async function proposed(): Promise<HardArea> {
  const [area] = (await areas()).filter(({ standing }) => standing === 'proposed');
  if (!area) throw new Error('no area is proposed');
  return area;
}
/** Waits until the published data follow every decision. */
const applied = () =>
  until(async () => (await server.client.decisions.list.query()).every(({ pending }) => !pending));

async function versionOf(id: string) {
  const held = (await server.client.decisions.list.query()).find((one) => one.id === id);
  return { id: held?.id ?? ('' as never), version: held?.version ?? 0, author };
}

/** A square around a place, WGS 84. */
const square = (lon: number, lat: number, half = 0.002) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
      [lon - half, lat - half],
    ] as [number, number][],
  ],
});

describe('a decision', () => {
  it('to reject takes an area off the list, also after the next import; undone it comes back', async () => {
    const { decisions } = server.client;
    const area = await proposed();
    const rejected = { kind: 'reject' as const, areaId: area.id, reason: 'Nhà kho', author };
    const { id } = await decisions.decide.mutate(rejected);
    await applied();
    expect(await find(area.id)).toBeUndefined();

    const path = join(server.dir, 'them.csv');
    await writeFile(
      path,
      'Mã xã,Ô cư trú,Diện cư trú,Số người,Ngày chốt\n25966,,Tạm trú,40,26/07/2023\n',
    );
    const imported = await waitForWriter(
      () => server.warehouse.importFiles([{ kind: 'eligible', path }]),
      { onBusy: () => undefined },
    );
    expect(imported.ok).toBe(true);
    expect(await find(area.id)).toBeUndefined();

    await decisions.undo.mutate(await versionOf(id));
    await applied();
    expect(await find(area.id)).toMatchObject({ id: area.id, standing: 'proposed' });
    expect((await decisions.list.query()).at(-1)).toMatchObject({
      ...{ id, kind: 'reject', reason: 'Nhà kho', author, stands: false, removedBy: author },
    });
  });

  it('to draw makes an area with its people; confirming it anew renames it', async () => {
    const { decisions } = server.client;
    const { lon, lat } = await proposed();
    const shape = square(lon + 0.008, lat + 0.001);
    const [people] = await decisions.preview.query({ shape });
    expect(people?.eligible).toBeGreaterThan(0);
    const details = {
      ...{ name: 'Dãy trọ cô Ba', kind: 'boarding-house-cluster' as const, hours: 'Sau 19 giờ' },
      ...{ access: 'Ngõ sau chợ', contact: 'Công an phường Thuận Giao' },
    };
    const drawn = await decisions.decide.mutate({ kind: 'draw', shape, details, author });
    const areaId = drawn.partIds[0] ?? '';
    await applied();
    expect(await find(areaId)).toMatchObject({
      ...{ standing: 'drawn', kind: details.kind, eligible: people?.eligible },
      ...{ access: details.access, contact: details.contact },
      name: { vi: details.name },
    });
    const renamed = { ...details, name: 'Dãy trọ Thuận Giao' };
    const again = { kind: 'confirm' as const, areaId, details: renamed, author };
    expect(await problemOf(decisions.decide.mutate(again))).toMatchObject({
      code: 'stale-version',
      message: { vi: expect.stringContaining(author) },
    });
    await decisions.decide.mutate({ ...again, after: drawn.id });
    await applied();
    expect((await find(areaId))?.name.vi).toBe(renamed.name);
  });

  it('to split gives two areas that hold its people, of which the larger keeps the id', async () => {
    const { decisions } = server.client;
    const area = await proposed();
    const by = {
      type: 'LineString' as const,
      coordinates: [
        [area.lon - 0.001, area.lat - 0.01],
        [area.lon + 0.0001, area.lat + 0.01],
      ] as [number, number][],
    };
    const sides = await decisions.preview.query({ areaId: area.id, by });
    const eligible = sides.map((side) => side.eligible ?? 0);
    const request = { kind: 'split' as const, areaId: area.id, by, author };
    const { id, partIds } = await decisions.decide.mutate({ ...request, names: ['Tây', 'Đông'] });
    await applied();
    expect(partIds).toContain(area.id);
    const found = await Promise.all(partIds.map(find));
    expect(found.map((part) => part?.eligible)).toEqual(eligible);
    expect(found.find((part) => part?.id === area.id)?.eligible).toBe(Math.max(...eligible));
    expect(found.map((part) => part?.name.vi).sort()).toEqual(['Tây', 'Đông']);

    const merge = { kind: 'merge' as const, areaIds: partIds, name: 'Cả khu', author, after: id };
    const merged = await decisions.decide.mutate(merge);
    await applied();
    expect(await find(area.id)).toMatchObject({
      ...{ eligible: area.eligible, standing: 'drawn', name: { vi: 'Cả khu' } },
    });
    const building = decisions.undo.mutate(await versionOf(id));
    expect(await problemOf(building)).toMatchObject({ code: 'input-invalid' });
    await decisions.undo.mutate(await versionOf(merged.id));
    await decisions.undo.mutate(await versionOf(id));
    await applied();
    expect(await find(area.id)).toMatchObject({ standing: 'proposed', eligible: area.eligible });
  });

  it('of two officers who decide at once, one is refused and told who was first', async () => {
    const { decisions } = server.client;
    const { id: areaId } = await proposed();
    const both = await Promise.allSettled(
      ['Đội 1', 'Đội 2'].map((who) =>
        decisions.decide.mutate({ kind: 'confirm', areaId, details: nothing, author: who }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await applied();
    expect(await find(areaId)).toMatchObject({ standing: 'confirmed' });
  });

  it('that is taken away by a roll-back is delivered again', async () => {
    const { warehouse } = server;
    const [oldest] = (await warehouse.generations()).slice(-1);
    const before = await warehouse.read((reader) => reader.decisionVersions());
    await waitForWriter(() => warehouse.rollBack(oldest?.number ?? 0), { onBusy: () => undefined });
    const again = await until(async () => {
      const held = await warehouse.read((reader) => reader.decisionVersions());
      return held.size === before.size ? held : null;
    });
    expect(again).toEqual(before);
  });

  it.each([
    [
      'a shape that crosses itself',
      {
        kind: 'draw' as const,
        shape: {
          type: 'Polygon' as const,
          coordinates: [
            [
              [106.7, 10.9],
              [106.71, 10.91],
              [106.71, 10.9],
              [106.7, 10.91],
              [106.7, 10.9],
            ] as [number, number][],
          ],
        },
        details: { ...nothing, name: 'x', kind: 'factory' as const },
        author,
      },
      'boundaries-invalid',
    ],
    [
      'a person’s mobile number for a contact',
      {
        kind: 'draw' as const,
        shape: square(106.715, 10.955),
        details: {
          ...nothing,
          name: 'x',
          kind: 'factory' as const,
          contact: 'Anh Ba 0903 123 456',
        },
        author,
      },
      'input-invalid',
    ],
    [
      'an area that nobody knows',
      { kind: 'reject' as const, areaId: 'nowhere', reason: 'x', author },
      'not-found',
    ],
  ])('with %s is refused, and nothing is kept', async (_, request, code) => {
    const before = await server.outreach.decisions();
    expect(await problemOf(server.client.decisions.decide.mutate(request))).toMatchObject({ code });
    expect(await server.outreach.decisions()).toEqual(before);
  });
});

it('a site that is dropped on the map is imported in its ward, with who in the audit log', async () => {
  const site = {
    ...{ name: 'Nhà trọ Hoà Bình', kind: 'boarding-house-cluster' as const, size: 60 },
    ...{ lon: 106.715, lat: 10.955, hours: null, author },
  };
  const { id, wardCode } = await server.client.decisions.addSite.mutate(site);
  const sites = await server.warehouse.read((reader) => reader.sites());
  expect(sites).toContainEqual(expect.objectContaining({ name: site.name, wardCode }));
  expect(wardCode).toBe('25969');
  expect(await server.outreach.audit({ limit: 20 })).toContainEqual(
    expect.objectContaining({ action: 'site-added', subject: id }),
  );
  const atSea = server.client.decisions.addSite.mutate({ ...site, lon: 110, lat: 12 });
  expect(await problemOf(atSea)).toMatchObject({ code: 'area-unknown' });
});
