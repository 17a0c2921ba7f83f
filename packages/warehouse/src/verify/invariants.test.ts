import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EventBench, type EventRecord, openEventBench } from '../../test/event-bench.js';
import { findBrokenInvariant } from './invariants.js';

let bench: EventBench;
beforeAll(async () => {
  bench = await openEventBench();
  const activation: EventRecord = {
    person: 1,
    indicator: 'account',
    level: 2,
    action: 'add',
    at: '2023-07-20 08:00',
    ward: '25741',
    residency: 'permanent',
    channel: 'office',
    cell: 5,
  };
  await bench.take([
    activation,
    { ...activation, person: 2, ward: '25966' },
    { ...activation, person: 2, action: 'reverse', at: '2023-07-22 08:00' },
    { ...activation, person: 3, indicator: 'licence', level: 1 },
  ]);
});
afterAll(() => bench.close());

const damages: [invariant: string, sql: string][] = [
  ['sums-agree', `UPDATE coverage_daily SET activated = 5 WHERE area_code = '25744'`],
  ['persons-agree', `UPDATE event SET change2 = 0 WHERE person = 1`],
  ['persons-agree', `UPDATE event SET change1 = 0 WHERE indicator = 'licence'`],
  ['counts-not-negative', `UPDATE activated_cell SET persons = -1`],
  ['imports-reconcile', `INSERT INTO correction_balance VALUES (9, 1)`],
  ['wards-known', `UPDATE event SET ward_code = '99999' WHERE person = 1`],
  ['areas-rooted', `UPDATE area SET parent_code = '719' WHERE code = '25744'`],
];

it.each(damages)('%s is seen broken after %s', async (name, sql) => {
  expect(await findBrokenInvariant(bench.session)).toBeNull();
  await bench.session.run('BEGIN');
  await bench.session.run(sql);
  const problem = await findBrokenInvariant(bench.session);
  await bench.session.run('ROLLBACK');
  expect(problem?.code).toBe('integrity-failed');
  expect(problem?.place?.field).toBe(name);
});
