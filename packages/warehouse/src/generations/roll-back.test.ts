import { copyFile, mkdir, open, readdir, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptGeneration } from '@tungngo/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  activationHeader,
  type Bench,
  good,
  identityKey,
  openBench,
  openFilledBench,
} from '../../test/small-campaign.js';
import { openWarehouse } from '../index.js';
import { acquireWriterLock } from './writer-lock.js';

let bench: Bench;
beforeEach(async () => {
  bench = await openFilledBench();
});
afterEach(() => bench.close());

const event = (person: string) => `${person},26/07/2023 08:00,2,25741,Trụ sở,Thường trú,`;
const warehouseDir = () => join(bench.dir, 'warehouse');
const take = async (name: string, ...persons: string[]) =>
  good(await bench.take('activations', name, [activationHeader, ...persons.map(event)]));
const persons = async () => (await bench.warehouse.generation())?.persons;
const numbers = (kept: KeptGeneration[]) => kept.map(({ number }) => number);
const database = (number: number) =>
  join(warehouseDir(), 'generations', String(number).padStart(6, '0'), 'warehouse.duckdb');

describe('the generations that are kept', () => {
  it('are listed newest first, with their size and the files that each brought', async () => {
    await take('more.csv', 'p8', 'p9');
    const kept = await bench.warehouse.generations();
    expect(kept).toMatchObject([
      { number: 2, current: true, persons: 7, files: ['more.csv'], restores: null },
      { number: 1, current: false, persons: 5, restores: null },
    ]);
    expect(kept[1]?.files).toHaveLength(4);
    expect(kept[0]?.bytes).toBe((await stat(database(2))).size);
    expect(kept[0]?.publishedAt).toBe((await bench.warehouse.generation())?.publishedAt);
  });

  it('of an empty warehouse are none, and none can be restored or deleted', async () => {
    const empty = await openBench();
    expect(await empty.warehouse.generations()).toEqual([]);
    const unknown = { ok: false, problem: { code: 'not-found' } };
    expect(await empty.warehouse.rollBack(1)).toMatchObject(unknown);
    expect(await empty.warehouse.deleteGeneration(1)).toMatchObject(unknown);
    await empty.close();
  });

  it('are the newest that exist, when some were deleted by hand', async () => {
    const small = await openWarehouse(warehouseDir(), { identityKey, keepGenerations: 2 });
    await take('a.csv', 'p8');
    await take('b.csv', 'p9');
    good(await small.deleteGeneration(2));
    good(await small.publish());
    expect(numbers(await small.generations())).toEqual([4, 3]);
    await small.close();
  });
});

describe('rolling back', () => {
  it('publishes the earlier content under the next number and says what it restores', async () => {
    const before = await bench.warehouse.read((reader) => reader.imports());
    await take('wrong.csv', 'p8', 'p9');
    const restored = good(await bench.warehouse.rollBack(1));
    expect(restored).toMatchObject({ number: 3, persons: 5 });
    expect(await bench.warehouse.generation()).toEqual(restored);
    expect(await bench.warehouse.read((reader) => reader.imports())).toEqual(before);
    expect((await bench.warehouse.generations())[0]).toMatchObject({
      number: 3,
      current: true,
      files: [],
      restores: 1,
    });
  });

  it('lets a file that was rolled away be imported again, and then forward again', async () => {
    await take('wrong.csv', 'p8', 'p9');
    good(await bench.warehouse.rollBack(1));
    const { reports } = await take('wrong.csv', 'p8', 'p9');
    expect(reports[0]).toMatchObject({ alreadyImported: false, accepted: 2 });
    expect(await persons()).toBe(7);
    good(await bench.warehouse.rollBack(3));
    expect(await persons()).toBe(5);
    good(await bench.warehouse.rollBack(2));
    expect(await bench.warehouse.generation()).toMatchObject({ number: 6, persons: 7 });
  });

  it('records the days whose figures it changes, beside those that had been restated', async () => {
    await take('wrong.csv', 'p8', 'p9');
    const ofWard = { day: '2023-07-26', code: '25741' };
    const added = ['level1', 'level2'].map((indicator) => ({
      ...ofWard,
      ...{ generation: 2, indicator, before: 1, after: 3 },
    }));
    const restatements = () => bench.warehouse.read((reader) => reader.restatements());
    expect(await restatements()).toEqual(added);
    good(await bench.warehouse.rollBack(1));
    const taken = added.map((days) => ({ ...days, generation: 3, before: 3, after: 1 }));
    expect(await restatements()).toEqual([...taken, ...added]);
  });

  it('leaves a published generation that is damaged', async () => {
    await take('more.csv', 'p9');
    const file = await open(database(2), 'r+');
    const { size } = await file.stat();
    for (let at = 4096 * 3 + 100; at < size; at += 4096) await file.write('damage', at);
    await file.close();
    expect(good(await bench.warehouse.rollBack(1))).toMatchObject({ number: 3, persons: 5 });
    expect(await bench.warehouse.read((reader) => reader.restatements())).toEqual([]);
  });

  it('keeps the answers of a reader that began before it', async () => {
    await take('wrong.csv', 'p8');
    await bench.warehouse.read(async (reader) => {
      good(await bench.warehouse.rollBack(1));
      expect((await reader.imports()).map(({ file }) => file)).toContain('wrong.csv');
    });
    const files = await bench.warehouse.read((reader) => reader.imports());
    expect(files.map(({ file }) => file)).not.toContain('wrong.csv');
  });

  const refusals: [string, number, string][] = [
    ['a generation that never was', 7, 'not-found'],
    ['zero', 0, 'not-found'],
    ['a broken number', 1.5, 'not-found'],
    ['the published one', 2, 'generation-published'],
  ];
  it.each(refusals)('%s is refused, and so is deleting it', async (_, number, code) => {
    await take('more.csv', 'p9');
    const before = await bench.warehouse.generations();
    const refusal = { ok: false, problem: { code, place: { value: String(number) } } };
    expect(await bench.warehouse.rollBack(number)).toMatchObject(refusal);
    expect(await bench.warehouse.deleteGeneration(number)).toMatchObject(refusal);
    expect(await bench.warehouse.generations()).toEqual(before);
  });

  it('to a damaged file is refused and changes nothing', async () => {
    await take('more.csv', 'p9');
    const file = await open(database(1), 'r+');
    const { size } = await file.stat();
    for (let at = 4096 * 3 + 100; at < size; at += 4096) await file.write('damage', at);
    await file.close();
    const before = await bench.warehouse.generation();
    expect(await bench.warehouse.rollBack(1)).toMatchObject({
      ok: false,
      problem: { code: 'integrity-failed' },
    });
    expect(await bench.warehouse.generation()).toEqual(before);
    expect(await readdir(join(warehouseDir(), 'generations'))).toEqual(['000001', '000002']);
  });

  it('that is cancelled changes nothing', async () => {
    await take('more.csv', 'p9');
    const stop = new AbortController();
    const result = await bench.warehouse.rollBack(1, {
      signal: stop.signal,
      onProgress: ({ stage }) => stage === 'verify' && stop.abort(),
    });
    expect(result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(numbers(await bench.warehouse.generations())).toEqual([2, 1]);
  });

  it('waits for no import: the writer is busy', async () => {
    await take('more.csv', 'p9');
    const lock = good(await acquireWriterLock(warehouseDir()));
    const busy = { ok: false, problem: { code: 'writer-busy' } };
    expect(await bench.warehouse.rollBack(1)).toMatchObject(busy);
    expect(await bench.warehouse.deleteGeneration(1)).toMatchObject(busy);
    await lock.release();
    good(await bench.warehouse.rollBack(1));
  });
});

describe('deleting a generation', () => {
  it('removes its files and keeps those who read the others', async () => {
    await take('a.csv', 'p8');
    await bench.warehouse.read(async (reader) => {
      await take('b.csv', 'p9');
      good(await bench.warehouse.deleteGeneration(2));
      expect((await reader.overview()).generation.persons).toBe(6);
      expect((await reader.imports()).map(({ file }) => file)).toContain('a.csv');
    });
    expect(await readdir(join(warehouseDir(), 'generations'))).toEqual(['000001', '000003']);
    expect(numbers(await bench.warehouse.generations())).toEqual([3, 1]);
  });

  it('that died half-way is ended by the next import', async () => {
    await take('a.csv', 'p8');
    const generations = join(warehouseDir(), 'generations');
    await rename(join(generations, '000001'), join(generations, '000001.deleted'));
    expect(numbers(await bench.warehouse.generations())).toEqual([2]);
    await take('b.csv', 'p9');
    expect(await readdir(generations)).toEqual(['000002', '000003']);
  });
});

it('the next import removes everything that dead processes left, and nothing else', async () => {
  const dir = warehouseDir();
  const pid = 4_194_304;
  await mkdir(join(dir, 'generations/000002.building/spill'), { recursive: true });
  await mkdir(join(dir, 'generations/000002'));
  await copyFile(database(1), database(2));
  await writeFile(join(dir, 'CURRENT.next'), '{');
  await mkdir(join(dir, 'scratch/preview-of-the-dead'), { recursive: true });
  await utimes(join(dir, 'scratch/preview-of-the-dead'), 0, 0);
  await mkdir(join(dir, 'scratch/preview-of-the-living'));
  await writeFile(join(dir, `writer.lock.${pid}.1.token`), '');
  await writeFile(join(dir, 'writer.lock.stale-1'), JSON.stringify({ pid, started: '1' }));
  await writeFile(join(dir, 'writer.lock'), JSON.stringify({ pid, started: '1', token: 't' }));
  await take('a.csv', 'p8');
  expect((await readdir(dir)).sort()).toEqual(['CURRENT', 'generations', 'scratch']);
  expect(await readdir(join(dir, 'scratch'))).toEqual(['preview-of-the-living']);
  expect(await readdir(join(dir, 'generations'))).toEqual(['000001', '000002']);
  expect(await persons()).toBe(6);
});
