import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

it('generations are listed, restored and deleted over the API', async () => {
  const { data, overview } = server.client;
  const before = await overview.get.query();
  await server.warehouse.publish();
  expect(await data.generations.query()).toMatchObject([
    { number: 2, current: true, files: [], restores: null },
    { number: 1, current: false, files: ['areas.csv', 'eligible.csv', 'activations.csv'] },
  ]);

  const restored = await data.rollBack.mutate({ number: 1 });
  expect(restored.number).toBe(3);
  const after = await overview.get.query();
  expect(after.generation).toEqual(restored);
  expect({ ...after, generation: null }).toEqual({ ...before, generation: null });

  expect(await data.deleteGeneration.mutate({ number: 2 })).toBeNull();
  expect((await data.generations.query()).map(({ number }) => number)).toEqual([3, 1]);
});

it('a number that is not kept, that is published or that is no number is refused by its name', async () => {
  const { data } = server.client;
  expect(await problemOf(data.rollBack.mutate({ number: 99 }))).toMatchObject({
    code: 'not-found',
    place: { value: '99' },
  });
  const number = (await data.generations.query())[0]?.number ?? 0;
  const published = await problemOf(data.deleteGeneration.mutate({ number }));
  expect(published.code).toBe('generation-published');
  const nothing = await problemOf(data.rollBack.mutate({ number: 0 }));
  expect(nothing).toMatchObject({ code: 'input-invalid', place: { field: 'number' } });
});
