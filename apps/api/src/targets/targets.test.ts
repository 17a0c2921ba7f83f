import type { AreaCode, Day, TargetChange } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

const change = (people: number, part: Partial<TargetChange> = {}): TargetChange => ({
  kind: 'ministry',
  indicator: null,
  fromDay: '2023-01-01' as Day,
  toDay: '2023-09-25' as Day,
  areas: [{ code: '25969' as AreaCode, people }],
  ...part,
});
const target = async () => {
  const rows = await server.client.coverage.byArea.query({
    level: 'ward',
    indicator: 'level2',
    day: '2023-08-31' as Day,
  });
  return rows.find(({ code }) => code === '25969')?.target;
};

describe('targets', () => {
  it('are stated on the screen, published at once, and replaced when stated again', async () => {
    await server.client.targets.save.mutate(change(4000));
    expect(await target()).toBe(4000);
    await server.client.targets.save.mutate(change(4500));
    expect(await target()).toBe(4500);
    const stated = await server.client.targets.list.query();
    expect(stated.filter(({ code }) => code === '25969')).toEqual([
      expect.objectContaining({ kind: 'ministry', people: 4500, indicator: null }),
    ]);
  });

  it('refuse an unknown area and a period that ends before it begins; nothing changes', async () => {
    const before = await server.client.overview.get.query();
    const unknown = change(1, { areas: [{ code: '99999' as AreaCode, people: 1 }] });
    expect(await problemOf(server.client.targets.save.mutate(unknown))).toMatchObject({
      code: 'area-unknown',
    });
    const reversed = change(1, { toDay: '2022-12-31' as Day });
    expect(await problemOf(server.client.targets.save.mutate(reversed))).toMatchObject({
      code: 'input-invalid',
      place: { field: 'toDay' },
    });
    const after = await server.client.overview.get.query();
    expect(after.generation.number).toBe(before.generation.number);
  });
});
