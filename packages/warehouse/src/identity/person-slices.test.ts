import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { openSession } from '../duckdb/session.js';
import { personSlices, slicesOf } from './person-slices.js';

it.each([1, 2, 3, 7])('every person is in one of %i slices', async (parts) => {
  const instance = await DuckDBInstance.create(':memory:');
  const session = await openSession(instance);
  const slices = slicesOf(parts);
  expect(slices).toHaveLength(parts);
  const whole = 1n << 64n;
  const edges = Array.from({ length: parts }, (_, part) => (BigInt(part) * whole) / BigInt(parts));
  const persons = [...edges, ...edges.map((edge) => (edge + whole - 1n) % whole), whole / 2n];
  const rows = await session.rows(`
    SELECT person FROM (SELECT unnest(['${persons.join("', '")}'])::UBIGINT AS person)
    WHERE ${slices.map((slice) => `(${slice})::INTEGER`).join(' + ')} <> 1`);
  expect(rows).toEqual([]);
  session.close();
  instance.closeSync();
});

it('there are more slices of more rows, and of less memory', async () => {
  const slices = async (memory: string, rows: number) => {
    const instance = await DuckDBInstance.create(':memory:', { memory_limit: memory });
    const session = await openSession(instance);
    const made = await personSlices(session, rows);
    session.close();
    instance.closeSync();
    return made.length;
  };
  expect(await slices('2560MiB', 0)).toBe(1);
  expect(await slices('2560MiB', 10_000_000)).toBe(1);
  expect(await slices('2560MiB', 100_000_000)).toBe(8);
  expect(await slices('256MiB', 10_000_000)).toBe(8);
});
