import type { AreaCode } from '@tungngo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

const code = '25969' as AreaCode;
const author = 'Trần Thị Lan';

it('a note is written, changed, removed and brought back over the API', async () => {
  const { notes } = server.client;
  const added = await notes.add.mutate({ code, author, text: 'Chủ trọ hẹn sau 19 giờ' });
  const edited = await notes.edit.mutate({ ...added, text: 'Chủ trọ hẹn sau 20 giờ' });
  expect(await notes.list.query({ code })).toEqual([edited]);
  const removed = await notes.remove.mutate(edited);
  expect(await notes.list.query({ code })).toEqual([]);
  const back = await notes.restore.mutate(removed);
  expect(await notes.list.query({ code })).toEqual([back]);
});

it('of an area that nobody knows, or somebody else’s, it is refused', async () => {
  const { notes } = server.client;
  const nowhere = notes.add.mutate({ code: '99999' as AreaCode, author, text: 'x' });
  expect(await problemOf(nowhere)).toMatchObject({ code: 'area-unknown' });
  const elsewhen = notes.add.mutate({ code, vintage: '1900', author, text: 'x' });
  expect(await problemOf(elsewhen)).toMatchObject({ code: 'not-found' });
  const added = await notes.add.mutate({ code, author, text: 'Của tôi' });
  const stranger = notes.remove.mutate({ ...added, author: 'Lê Văn Ba' });
  expect(await problemOf(stranger)).toMatchObject({ place: { field: 'author' } });
});
