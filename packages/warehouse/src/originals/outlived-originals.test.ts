import { createHash } from 'node:crypto';
import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  activationHeader,
  type Bench,
  good,
  identityKey,
  openFilledBench,
} from '../../test/small-campaign.js';
import { openWarehouse, type Warehouse } from '../warehouse.js';

let bench: Bench;
let warehouse: Warehouse;
beforeEach(async () => {
  bench = await openFilledBench();
  const originalsDir = join(bench.dir, 'originals');
  warehouse = await openWarehouse(join(bench.dir, 'warehouse'), {
    identityKey,
    keepGenerations: 2,
    originalsDir,
    originals: { dir: originalsDir, key: Buffer.alloc(32, 9) },
  });
});
afterEach(async () => {
  await warehouse.close();
  await bench.close();
});

async function take(person: string): Promise<string> {
  const text = `${activationHeader}\n${person},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,\n`;
  const path = await bench.file(`${person}.csv`, text);
  good(await warehouse.importFiles([{ kind: 'activations', path }]));
  return createHash('sha256').update(text).digest('hex');
}

const kept = () => readdir(join(bench.dir, 'originals'));

it('an original stays as long as a kept generation has its import', async () => {
  const first = await take('p1');
  const second = await take('p2');
  good(await warehouse.publish());
  expect(await kept()).toEqual([first, second].sort());
});

it('goes with the last generation that has it: after a roll-back that pruning reaches, or a deletion', async () => {
  const rolledAway = await take('p1');
  good(await warehouse.rollBack(1));
  expect(await kept()).toEqual([rolledAway]);
  good(await warehouse.publish());
  expect(await kept()).toEqual([]);

  const deleted = await take('p3');
  good(await warehouse.rollBack(4));
  expect(await kept()).toEqual([deleted]);
  good(await warehouse.deleteGeneration(5));
  expect(await kept()).toEqual([]);
});

it('none is removed while a kept generation cannot be read', async () => {
  const original = await take('p1');
  good(await warehouse.rollBack(1));
  // As if the generation that has it were pruned while the disk fails.
  const generations = join(bench.dir, 'warehouse/generations');
  await writeFile(join(generations, '000002/warehouse.duckdb'), 'damaged');
  await rename(join(generations, '000002'), join(generations, '000001'));
  const lasting = await openWarehouse(join(bench.dir, 'warehouse'), {
    identityKey,
    keepGenerations: 9,
    originalsDir: join(bench.dir, 'originals'),
  });
  good(await lasting.publish());
  await lasting.close();
  expect(await kept()).toEqual([original]);
});
