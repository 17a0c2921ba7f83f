import type { AreaCode, Day } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, problemOf, type SmallServer } from '../../../test/small-server.js';

let server: SmallServer;
beforeAll(async () => {
  server = await openSmallServer();
});
afterAll(() => server.close());

const day = '2023-08-20' as Day;

describe('coverage.forecast', () => {
  it('goes from the day to the campaign’s deadline, for every area', async () => {
    const forecast = await server.client.coverage.forecast.query({ day });
    expect(forecast.day).toBe(day);
    expect([forecast.deadline, forecast.days[0], forecast.days.at(-1)]).toEqual([
      '2023-09-25',
      '2023-08-21',
      '2023-09-25',
    ]);
    expect(forecast.areas).toEqual(['74', '725', '25966', '25969']);
    expect(forecast.notices).toEqual([]);
    const [province] = await server.client.coverage.byArea.query({ level: 'province', day });
    expect(forecast.activated[0]).toBe(province?.activated);
    expect(forecast.atDeadline[0]?.median).toBeGreaterThan(province?.activated ?? 0);
    expect(forecast.atDeadline[0]?.high).toBeLessThanOrEqual(province?.eligible ?? 0);
    // The small campaign sets no target for its areas.
    expect(forecast.reach[0]?.probability).toBeNull();
  });

  it('supposes what a planner supposes, and changes nothing', async () => {
    const plan = await server.client.coverage.forecast.query({ day });
    const paces = [{ code: '25969' as AreaCode, times: 0, plus: 0 }];
    const halted = await server.client.coverage.forecast.query({ day, scenario: { paces } });
    expect(halted.scenario).toEqual({ paces });
    expect(halted.atDeadline[3]?.median).toBe(plan.activated[3]);
    expect(await server.client.coverage.forecast.query({ day })).toEqual(plan);
  });

  it('refuses an area that nobody knows, and a deadline beyond reason', async () => {
    const ask = (scenario: object) =>
      problemOf(server.client.coverage.forecast.query({ day, scenario }));
    expect(await ask({ paces: [{ code: '99999', times: 2, plus: 0 }] })).toMatchObject({
      code: 'area-unknown',
      place: { field: 'paces' },
    });
    expect(await ask({ deadline: '2033-09-25' })).toMatchObject({
      code: 'date-out-of-range',
      place: { field: 'deadline' },
    });
  });
});

it('coverage.backtest compares past forecasts with what came', async () => {
  const { origins, rows, from, covered } = await server.client.coverage.backtest.query({});
  expect(from).toBe('2023-08-08');
  expect(origins).toBe(20);
  expect(new Set(rows.map(({ level }) => level))).toEqual(
    new Set(['province', 'district', 'ward']),
  );
  expect(covered).toBeGreaterThan(0);
});
