import type { AreaCode, Day, PilotDraft, PilotModel } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted } from '../../test/examples.js';
import { type OutreachStore, openOutreachStore } from '../index.js';

const author = 'Trần Thị Lan';
const draft: PilotDraft = {
  name: '  Điểm buổi tối ở khu trọ Bình Hoà ',
  kind: 'boarding-house-evening',
  description: 'Hai tổ, 18–21 giờ, thứ Ba và thứ Năm',
  wards: ['25969', '25966'] as AreaCode[],
  from: '2023-08-01' as Day,
  to: '2023-08-20' as Day,
  teamHours: 72,
  author,
};
const versionOf = ({ id, version }: PilotModel) => ({ id, version, author });

describe('pilot models', () => {
  let store: OutreachStore;
  beforeAll(async () => {
    store = await openOutreachStore({});
  });
  afterAll(() => store.close());

  it('are registered, changed, removed and brought back; each write is in the audit log', async () => {
    const added = accepted(await store.savePilot(draft));
    expect(added).toMatchObject({
      name: 'Điểm buổi tối ở khu trọ Bình Hoà',
      wards: ['25966', '25969'],
      teamHours: 72,
      version: 1,
      editedAt: null,
    });
    const running = { ...draft, ...versionOf(added), to: null, teamHours: null };
    const edited = accepted(await store.savePilot(running));
    expect(edited).toMatchObject({ id: added.id, to: null, teamHours: null, version: 2 });
    expect(await store.pilots()).toEqual([edited]);
    const removed = accepted(await store.removePilot(versionOf(edited)));
    expect(await store.pilots()).toEqual([]);
    const back = accepted(await store.restorePilot(versionOf(removed)));
    expect(back).toEqual({ ...edited, version: 4 });
    const entries = await store.audit({ limit: 4 });
    expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
      ['pilot-restored', added.id],
      ['pilot-removed', added.id],
      ['pilot-edited', added.id],
      ['pilot-added', added.id],
    ]);
  });

  it('of two changes to one version the second is refused', async () => {
    const added = accepted(await store.savePilot(draft));
    const changes = [10, 20].map((teamHours) =>
      store.savePilot({ ...draft, ...versionOf(added), teamHours }),
    );
    const results = await Promise.all(changes);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'stale-version' } });
  });

  it('are seeded once: never among others, nor after the last has been removed', async () => {
    const fresh = await openOutreachStore({});
    await fresh.seedPilots([draft]);
    const [seeded, ...others] = await fresh.pilots();
    expect([seeded?.name, others]).toEqual([draft.name.trim(), []]);
    if (seeded) accepted(await fresh.removePilot(versionOf(seeded)));
    await fresh.seedPilots([draft]);
    expect(await fresh.pilots()).toEqual([]);
    await fresh.close();
  });

  it.each([
    ['no ward', { wards: [] }, 'input-invalid', 'wards'],
    ['a ward twice', { wards: ['25969', '25969'] }, 'input-invalid', 'wards'],
    ['an end before its beginning', { to: '2023-07-31' }, 'input-invalid', 'to'],
    ['no hours at all', { teamHours: 0 }, 'input-invalid', 'teamHours'],
    ['no name', { name: ' ' }, 'input-invalid', 'name'],
    ['a change without its version', { id: 'x' }, 'input-invalid', 'version'],
    ['an unknown model', { id: 'no-such', version: 1 }, 'not-found', 'id'],
  ])('with %s are refused, and nothing changes', async (_, wrong, code, field) => {
    const before = [await store.pilots(), await store.audit({ limit: 1 })];
    const result = await store.savePilot({ ...draft, ...wrong } as PilotDraft);
    expect(result).toMatchObject({ problem: { code, place: { field } } });
    expect([await store.pilots(), await store.audit({ limit: 1 })]).toEqual(before);
  });
});
