import { qualityDimensions } from '@tungngo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSmallServer, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

it('quality is judged to the campaign’s last day: who reported, who did not, since when', async () => {
  const { asOf, areas, findings, sources } = await server.client.data.quality.query();
  expect(asOf).toBe('2023-09-25');
  expect(areas.find(({ code }) => code === '25969')).toMatchObject({
    newestDay: '2023-08-28',
    missingDays: 34,
    stale: true,
    live: 0,
    valid: 100,
  });
  expect(areas.find(({ code }) => code === '25966')).toMatchObject({
    complete: 0,
    newestDay: null,
  });
  expect(findings.slice(0, 2)).toMatchObject([
    { rule: 'ward-silent', code: '25966', count: 62 },
    { rule: 'stale', code: '25969', day: '2023-08-28' },
  ]);
  expect(sources.map(({ file }) => file)).toEqual(['activations.csv', 'eligible.csv', 'areas.csv']);
});

it('maps ask for the areas’ scores alone, and they are the same', async () => {
  const { data } = server.client;
  const { asOf, areas } = await data.quality.query();
  expect(await data.areaQuality.query()).toEqual({ asOf, areas });
});

it('a finding’s query answers in the workbench', async () => {
  const { data, workbench } = server.client;
  for (const { sql, count } of (await data.quality.query()).findings) {
    expect((await workbench.run.mutate({ sql })).rows, sql).toBe(count);
  }
});

it('every dimension says how it is computed', async () => {
  const definitions = await server.client.data.qualityDefinitions.query();
  expect(definitions.map(({ dimension }) => dimension)).toEqual([...qualityDimensions]);
});
