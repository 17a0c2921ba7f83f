import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AreaCode, Day } from '@tungngo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSmallServer, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

it('days that a later file restates are named, and daily counts say that they are aggregated', async () => {
  const { coverage, data, overview } = server.client;
  expect(await data.restatements.query()).toEqual([]);
  const path = join(server.dir, 'so-tong-hop.csv');
  await writeFile(
    path,
    'Mã xã,Ngày,Chỉ tiêu,Số trong ngày\n25966,03/08/2023,Mức 2,7\n25966,30/08/2023,CCCD,5\n',
  );
  const imported = await server.warehouse.importFiles([{ kind: 'daily-counts', path }]);
  expect(imported.ok).toBe(true);

  expect(await data.restatements.query()).toEqual([
    { generation: 2, day: '2023-08-03', code: '25966', indicator: 'level2', before: 0, after: 7 },
  ]);
  expect(await data.restatements.query({ generation: 1 })).toEqual([]);
  expect((await overview.get.query()).indicatorsWithData).toEqual([
    'level1',
    'level2',
    'chip-card',
  ]);
  const [ward] = await coverage.byArea.query({
    level: 'ward',
    indicator: 'chip-card',
    day: '2023-08-30' as Day,
  });
  expect(ward).toMatchObject({ code: '25966', activated: 5, aggregated: 5, target: null });
  const series = await coverage.series.query({ indicator: 'chip-card' });
  const at = series.areas.indexOf('25966' as AreaCode);
  expect(series.aggregatedFrom[at]).toBe('2023-08-30');
});
