import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AreaCode,
  type Day,
  type Indicator,
  type Problem,
  ProblemError,
} from '@tungngo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { activationHeader, good, identityKey } from '../../test/small-campaign.js';
import { openForBuild, openSession } from '../duckdb/session.js';
import { places, swapPointer } from '../generations/pointer.js';
import { openWarehouse, type Warehouse } from '../warehouse.js';
import { tables } from './tables.js';

let dir = '';
let warehouse: Warehouse;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-upgrade-'));
  await writeFirstVersion(dir);
  warehouse = await openWarehouse(dir, { identityKey });
});
afterEach(async () => {
  await warehouse.close();
  await rm(dir, { recursive: true, force: true });
});

/** A published generation of schema version 1. */
async function writeFirstVersion(at: string): Promise<void> {
  const generation = { number: 1, publishedAt: '2023-08-01T00:00:00Z', events: 4, persons: 2 };
  const folder = places.generation(at, 1);
  await mkdir(folder, { recursive: true });
  const instance = await openForBuild(places.database(folder), join(at, 'spill'));
  const session = await openSession(instance);
  const script = await readFile(new URL('../../test/schema-1.sql', import.meta.url), 'utf8');
  await session.run(script);
  await session.run('CHECKPOINT');
  session.close();
  instance.closeSync();
  await writeFile(places.manifest(folder), JSON.stringify(generation));
  await swapPointer(at, generation);
}

async function activated(code: string, indicator: Indicator, day: string) {
  const rows = await warehouse.read((reader) =>
    reader.coverageByArea({ level: 'ward', indicator, day: day as Day }),
  );
  return rows.find((row) => row.code === (code as AreaCode))?.activated;
}

describe('a generation of the first schema', () => {
  it('is published anew in the present one, with the same counts', async () => {
    expect(good(await warehouse.upgradeIfNeeded())).toMatchObject({
      number: 2,
      events: 4,
      persons: 2,
    });
    expect(await activated('25741', 'level1', '2023-07-21')).toBe(1);
    expect(await activated('25741', 'level2', '2023-07-21')).toBe(0);
    expect(await activated('25741', 'level2', '2023-07-22')).toBe(1);
    expect(await activated('25744', 'level2', '2023-07-31')).toBe(1);
    const schema = await warehouse.read((reader) => reader.schema());
    for (const table of tables) {
      const found = schema.find(({ name }) => name === table.name);
      expect(found?.columns.map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name));
      expect(found?.comment).toBe(table.comment);
    }
    expect(await warehouse.read((reader) => reader.imports())).toHaveLength(4);
    const { rows } = await warehouse.read((reader) => reader.quarantine({ limit: 9, offset: 0 }));
    expect(rows).toMatchObject([{ rule: 'number-invalid', raw: { Mức: '3' } }]);
  });

  it('is not read until then, and says what to do', async () => {
    const problem = await warehouse
      .read((reader) => reader.imports())
      .catch((error: unknown) => (error instanceof ProblemError ? error.problem : error));
    expect(problem).toMatchObject({ code: 'schema-differs' });
    expect((problem as Problem).remedy.en).toContain('tungngo publish');
    const path = join(dir, 'more.csv');
    await writeFile(path, `${activationHeader}\n`);
    expect(await warehouse.preview({ kind: 'activations', path })).toMatchObject({
      ok: false,
      problem: { code: 'schema-differs' },
    });
  });

  it('is upgraded once', async () => {
    good(await warehouse.upgradeIfNeeded());
    expect(good(await warehouse.upgradeIfNeeded())).toBeNull();
    expect((await warehouse.generation())?.number).toBe(2);
  });

  it('takes a file without being asked to upgrade first', async () => {
    const path = join(dir, 'more.csv');
    const line = 'x1,23/07/2023 08:00,2,25744,Trụ sở,Thường trú,';
    await writeFile(path, `${activationHeader}\n${line}\n`);
    const { reports } = good(await warehouse.importFiles([{ kind: 'activations', path }]));
    expect(reports[0]).toMatchObject({ accepted: 1 });
    expect(await activated('25744', 'level2', '2023-07-31')).toBe(2);
    expect(await warehouse.read((reader) => reader.restatements())).toEqual([]);
  });

  it('can be rolled back to', async () => {
    good(await warehouse.upgradeIfNeeded());
    good(await warehouse.rollBack(1));
    expect((await warehouse.generation())?.number).toBe(3);
    expect(await activated('25744', 'level2', '2023-07-31')).toBe(1);
  });
});

it('a generation of a newer release is neither read nor built upon', async () => {
  good(await warehouse.upgradeIfNeeded());
  const { path } = await warehouse.currentDatabase();
  await warehouse.close();
  const instance = await openForBuild(path, join(dir, 'spill'));
  const session = await openSession(instance);
  await session.run('UPDATE schema_version SET version = 1000');
  session.close();
  instance.closeSync();

  warehouse = await openWarehouse(dir, { identityKey });
  await expect(warehouse.read((reader) => reader.imports())).rejects.toThrow(/newer release/);
  expect(await warehouse.publish()).toMatchObject({ problem: { code: 'schema-differs' } });
  expect((await warehouse.generation())?.number).toBe(2);
});
