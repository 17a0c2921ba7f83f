import type { CoverageSeries, Day } from '@tungngo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSmallServer, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

it('tells of an area day by day, and of the rest of its ward', async () => {
  const { client, warehouse } = server;
  const [area] = await client.hardAreas.list.query({});
  if (!area) throw new Error('the planted hard area was not found');
  const { days, restOfWard } = await client.hardAreas.days.query({ id: area.id });
  // In each of its cells one of 100 people a day was reached on the first four days of August.
  const cells = (await warehouse.read((reader) => reader.hardAreaCells(area.id))).length;
  const at = days.findIndex(({ day }) => day === ('2023-08-01' as Day));
  expect(days.slice(at, at + 5).map(({ activated }) => activated)).toEqual(
    [1, 2, 3, 4, 4].map((each) => each * cells),
  );
  const { eligible, activated, remaining } = area;
  expect(days.at(-1)).toMatchObject({ eligible, activated, remaining });
  expect(eligible).toBe(100 * cells);

  const series: CoverageSeries = await client.coverage.series.query({});
  const ward = series.activated[series.areas.indexOf(area.wardCode)] ?? [];
  for (const [i, each] of days.entries()) {
    const whole = ward[series.days.indexOf(each.day)] ?? 0;
    expect(each.activated + (restOfWard[i] ?? 0)).toBe(whole);
  }
});

it('has no day of an area that there is not', async () => {
  expect(await server.client.hardAreas.days.query({ id: 'nowhere' })).toEqual({
    days: [],
    restOfWard: [],
  });
});
