import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  activationHeader,
  type Bench,
  good,
  identityKey,
  openFilledBench,
} from '../../test/small-campaign.js';
import { openWarehouse } from '../index.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openFilledBench();
});
afterEach(() => bench.close());

const event = (person: string) => `${person},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,`;
const warehouseDir = () => join(bench.dir, 'warehouse');

it('a reader keeps the generation that it began with; the next one sees the new', async () => {
  await bench.warehouse.read(async (reader) => {
    good(await bench.take('activations', 'more.csv', [activationHeader, event('p9')]));
    expect((await reader.overview()).generation).toMatchObject({ number: 1, persons: 5 });
  });
  const next = await bench.warehouse.read((reader) => reader.overview());
  expect(next.generation).toMatchObject({ number: 2, persons: 6 });
});

it('another process learns of a publication', async () => {
  const other = await openWarehouse(warehouseDir(), { identityKey });
  const heard = new Promise<number>((resolve) =>
    other.onPublished(({ number }) => resolve(number)),
  );
  good(await bench.take('activations', 'more.csv', [activationHeader, event('p9')]));
  expect(await heard).toBe(2);
  await other.close();
});

it('while one import writes, another is refused and changes nothing', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => event(`p${i}`));
  const long = bench.take('activations', 'long.csv', [activationHeader, ...rows]);
  await waitForFile(join(warehouseDir(), 'writer.lock'));
  const other = await openWarehouse(warehouseDir(), { identityKey });
  const refused = await other.importFiles([
    { kind: 'activations', path: await bench.file('short.csv', [activationHeader, event('q')]) },
  ]);
  expect(refused).toMatchObject({ ok: false, problem: { code: 'writer-busy' } });
  good(await long);
  await other.close();
  expect((await bench.warehouse.generation())?.persons).toBe(20_005);
});

it('an import that is cancelled changes nothing', async () => {
  const before = await bench.warehouse.generation();
  const stop = new AbortController();
  const rows = Array.from({ length: 50_000 }, (_, i) => event(`p${i}`));
  const path = await bench.file('long.csv', [activationHeader, ...rows]);
  const result = await bench.warehouse.importFiles([{ kind: 'activations', path }], {
    signal: stop.signal,
    onProgress: ({ stage }) => stage === 'check' && stop.abort(),
  });
  expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  expect(await bench.warehouse.generation()).toEqual(before);
});

it('a process killed in the middle of an import leaves the last generation, and the next import works', async () => {
  const before = await bench.warehouse.generation();
  const rows = Array.from({ length: 300_000 }, (_, i) => event(`p${i}`));
  const path = await bench.file('killed.csv', [activationHeader, ...rows]);
  const dist = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
  const script = join(bench.dir, 'import.mjs');
  await writeFile(
    script,
    `import { openWarehouse } from ${JSON.stringify(dist)};
    const warehouse = await openWarehouse(${JSON.stringify(warehouseDir())}, { identityKey: Buffer.alloc(32, 7) });
    await warehouse.importFiles([{ kind: 'activations', path: ${JSON.stringify(path)} }], {
      onProgress: ({ stage }) => stage === 'write' && process.kill(process.pid, 'SIGKILL'),
    });`,
  );
  const [code, signal] = await once(spawn(process.execPath, [script]), 'exit');
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  expect(await bench.warehouse.generation()).toEqual(before);

  good(await bench.take('activations', 'after.csv', [activationHeader, event('p9')]));
  expect((await bench.warehouse.generation())?.persons).toBe(6);
  expect((await readdir(warehouseDir())).sort()).toEqual(['CURRENT', 'generations']);
});

it('keeps as many generations as asked', async () => {
  const small = await openWarehouse(warehouseDir(), { identityKey, keepGenerations: 2 });
  for (let i = 0; i < 3; i++) good(await small.publish());
  expect(await readdir(join(warehouseDir(), 'generations'))).toEqual(['000003', '000004']);
  await small.close();
});

async function waitForFile(path: string): Promise<void> {
  for (let i = 0; i < 500; i++) {
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${path} did not appear`);
}
