import { join } from 'node:path';
import type { AreaCode, Day, TeamId } from '@tungngo/domain';
import { openWarehouse } from '@tungngo/warehouse';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../test/sent-file.js';
import { openSmallServer, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

it('outcomes that another process rolls away are delivered again, once', async () => {
  const { client, warehouse } = server;
  const [hardArea] = await client.hardAreas.list.query({ parent: '725' as AreaCode });
  const visit = await client.outreach.assign.mutate({
    teamId: 't1' as TeamId,
    hardAreaId: hardArea?.id ?? '',
    day: '2023-08-29' as Day,
    shift: 'evening',
  });
  const recorded = await client.outreach.recordOutcome.mutate({
    visitId: visit.id,
    version: visit.version,
    outcome: { level1: 0, level2: 37, absent: 12, refused: 1 },
  });
  expect(recorded.delivered).toBe(true);
  const versions = () => warehouse.read((reader) => reader.visitVersions());
  expect(await versions()).toEqual(new Map([[visit.id, recorded.visit.version]]));

  const other = await openWarehouse(join(server.dir, 'warehouse'), {
    identityKey: Buffer.alloc(32, 7),
  });
  expect(await other.rollBack(1)).toMatchObject({ ok: true, value: { number: 3 } });
  const again = await until(async () => ((await versions()).size > 0 ? versions() : null));
  expect(again).toEqual(new Map([[visit.id, recorded.visit.version]]));
  await other.publish();
  expect(await server.outreach.pendingOutcomes()).toEqual([]);
  const generations = await warehouse.generations();
  expect(generations.map(({ number, restores }) => [number, restores])).toEqual([
    [5, null],
    [4, null],
    [3, 1],
    [2, null],
    [1, null],
  ]);
  await other.close();
});
