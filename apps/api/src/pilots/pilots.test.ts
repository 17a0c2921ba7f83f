import type { AreaCode, Day, PilotDraft } from '@tungngo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

const draft: PilotDraft = {
  name: 'Xe loa trước giờ tan ca',
  kind: 'loudspeaker-car',
  description: '',
  wards: ['25969'] as AreaCode[],
  from: '2023-08-15' as Day,
  to: null,
  teamHours: 12,
  author: 'Trần Thị Lan',
};

it('a model is registered, changed, removed and brought back over the API', async () => {
  const { pilots } = server.client;
  const added = await pilots.save.mutate(draft);
  const { author } = draft;
  const edited = await pilots.save.mutate({ ...draft, id: added.id, version: 1, teamHours: 30 });
  expect(await pilots.list.query()).toEqual([edited]);
  const stale = pilots.save.mutate({ ...draft, id: added.id, version: 1 });
  expect(await problemOf(stale)).toMatchObject({ code: 'stale-version' });
  const removed = await pilots.remove.mutate({ id: added.id, version: 2, author });
  expect(await pilots.list.query()).toEqual([]);
  expect((await pilots.effects.query({})).effects).toEqual([]);
  await pilots.restore.mutate({ id: added.id, version: removed.version, author });
  // The small campaign has two wards: nothing to compare with, and it says so.
  const { effects, indicator } = await pilots.effects.query({});
  expect(indicator).toBe('level2');
  expect(effects).toMatchObject([
    { id: added.id, verdict: 'unknown', obstacle: 'few-comparison-wards', extra: null },
  ]);
});

it('of a place that is no ward, or with an end before its beginning, it is refused', async () => {
  const { pilots } = server.client;
  const nowhere = pilots.save.mutate({ ...draft, wards: ['725'] as AreaCode[] });
  expect(await problemOf(nowhere)).toMatchObject({
    code: 'area-unknown',
    place: { field: 'wards', value: '725' },
  });
  const backwards = pilots.save.mutate({ ...draft, to: '2023-08-01' as Day });
  expect(await problemOf(backwards)).toMatchObject({ code: 'input-invalid' });
});
