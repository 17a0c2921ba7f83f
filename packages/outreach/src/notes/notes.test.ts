import type { AreaCode, NoteId } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted } from '../../test/examples.js';
import { type OutreachStore, openOutreachStore } from '../index.js';

const code = '25969' as AreaCode;
const author = 'Trần Thị Lan';

describe('notes about areas', () => {
  let store: OutreachStore;
  beforeAll(async () => {
    store = await openOutreachStore({});
  });
  afterAll(() => store.close());
  const write = async (text: string, given = {}) =>
    accepted(await store.addNote({ code, author, text, ...given }));

  it('are read newest first, and only those of the area in its vintage', async () => {
    const first = await write('  Chủ trọ hẹn sau 19 giờ.  ');
    const second = await write('Đã gặp trưởng khu phố 3.');
    const later = await write('Của đơn vị mới mang mã cũ.', { vintage: '2025-07' });
    await write('Xã khác.', { code: '25966' });
    expect(first).toMatchObject({ text: 'Chủ trọ hẹn sau 19 giờ.', version: 1, editedAt: null });
    expect(await store.notes({ code })).toEqual([second, first]);
    expect(await store.notes({ code, vintage: '2025-07' })).toEqual([later]);
  });

  it('can be changed, removed and brought back by who wrote them; each write is in the audit log', async () => {
    const note = await write('Nhà trọ mới mở');
    const edited = accepted(
      await store.editNote({ id: note.id, version: 1, author, text: 'Nhà trọ 40 phòng' }),
    );
    expect(edited).toMatchObject({ id: note.id, version: 2, text: 'Nhà trọ 40 phòng' });
    expect(edited.editedAt).not.toBeNull();
    const removed = accepted(await store.removeNote({ id: note.id, version: 2, author }));
    expect((await store.notes({ code })).map(({ id }) => id)).not.toContain(note.id);
    const again = await store.editNote({ id: note.id, version: 3, author, text: 'x' });
    expect(again).toMatchObject({ problem: { code: 'not-found' } });
    const back = accepted(
      await store.restoreNote({ id: note.id, version: removed.version, author }),
    );
    expect(back).toEqual({ ...edited, version: 4 });
    expect(await store.notes({ code })).toContainEqual(back);
    const entries = await store.audit({ limit: 4 });
    expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
      ['note-restored', note.id],
      ['note-removed', note.id],
      ['note-edited', note.id],
      ['note-added', note.id],
    ]);
  });

  it('of two changes to one version the second is refused', async () => {
    const { id } = await write('Cần loa');
    const changes = ['Cần hai loa', 'Không cần loa'].map((text) =>
      store.editNote({ id, version: 1, author, text }),
    );
    const results = await Promise.all(changes);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'stale-version' } });
  });

  describe('refusals that change nothing', () => {
    let id: NoteId;
    beforeAll(async () => {
      ({ id } = await write('Giữ nguyên'));
    });
    const stranger = 'Lê Văn Ba';
    const edit = (given: object) =>
      store.editNote({ id, version: 1, author, text: 'Khác', ...given });
    const add = (given: object) => store.addNote({ code, author, text: 'x', ...given });
    it.each([
      ['a change by somebody else', () => edit({ author: stranger }), 'input-invalid', 'author'],
      [
        'a removal by somebody else',
        () => store.removeNote({ id, version: 1, author: stranger }),
        'input-invalid',
        'author',
      ],
      ['an old version', () => edit({ version: 2 }), 'stale-version', 'version'],
      ['an unknown note', () => edit({ id: 'no-such' }), 'not-found', 'id'],
      ['an empty text', () => edit({ text: ' ' }), 'input-invalid', 'text'],
      ['a nameless author', () => add({ author: ' ' }), 'input-invalid', 'author'],
      ['a NUL', () => add({ text: 'a\0b' }), 'input-invalid', 'text'],
    ])('%s', async (_, act, problem, field) => {
      const before = [await store.notes({ code }), await store.audit({ limit: 1 })];
      const result = await act();
      expect(result).toMatchObject({ problem: { code: problem, place: { field } } });
      expect([await store.notes({ code }), await store.audit({ limit: 1 })]).toEqual(before);
    });
  });
});
