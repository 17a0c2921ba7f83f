import type { Day } from '@tungngo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSmallServer, type SmallServer } from '../../../test/small-server.js';
let server: SmallServer;
beforeAll(async () => { server = await openSmallServer(); });
afterAll(() => server.close());
it('answers', async () => {
  const map = await server.client.coverage.spots.query({ day: '2023-08-20' as Day, metric: 'coverage', statistic: 'gi-star' });
  console.log(JSON.stringify(map));
  expect(map.areas).toHaveLength(2);
});
