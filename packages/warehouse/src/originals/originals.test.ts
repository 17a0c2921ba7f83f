import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { good } from '../../test/small-campaign.js';
import { dropOriginal, keepOriginal, type OriginalStore, restoreOriginal } from './originals.js';

let dir = '';
let store: OriginalStore;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-originals-'));
  store = { dir: join(dir, 'originals'), key: Buffer.alloc(32, 9) };
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const MIB = 1 << 20;
const identifier = '074200012345';

async function keep(content: Buffer): Promise<string> {
  const path = join(dir, 'file.csv');
  await writeFile(path, content);
  return (await keepOriginal(path, store)).sha256;
}

let restored = 0;
async function restore(sha256: string, key = store.key) {
  const out = join(dir, `restored-${++restored}`);
  return { out, result: await restoreOriginal(sha256, { ...store, key }, out) };
}

/** Text with an identifier in every line, so that any chunk in the open would show it. */
function text(bytes: number): Buffer {
  return Buffer.alloc(bytes, `${identifier},26/07/2023 08:00,2\n`);
}

describe('an original that is kept', () => {
  const sizes = [0, 1, 100, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 17];
  it.each(sizes)('of %i bytes comes back the same, and shows nothing on the disk', async (size) => {
    const content = text(size);
    const sha256 = await keep(content);
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(await readdir(store.dir)).toEqual([sha256]);
    const kept = await readFile(join(store.dir, sha256));
    expect(kept.includes(identifier)).toBe(false);
    const { out, result } = await restore(sha256);
    expect(good(result)).toEqual({ bytes: size });
    expect((await readFile(out)).equals(content)).toBe(true);
    expect((await stat(out)).mode & 0o777).toBe(0o600);
  });

  it('is kept once, and under other bytes each time', async () => {
    const sha256 = await keep(text(100));
    const first = await readFile(join(store.dir, sha256));
    await keep(text(100));
    expect(await readdir(store.dir)).toEqual([sha256]);
    expect((await readFile(join(store.dir, sha256))).equals(first)).toBe(false);
    good((await restore(sha256)).result);
  });

  it('can be dropped', async () => {
    const sha256 = await keep(text(100));
    await dropOriginal(sha256, store.dir);
    expect((await restore(sha256)).result).toMatchObject({ problem: { code: 'not-found' } });
  });

  it('leaves nothing when its keeping is stopped, nor when an earlier one had died', async () => {
    const sha256 = await keep(text(100));
    await writeFile(join(store.dir, 'x.unfinished'), 'half');
    const path = join(dir, 'file.csv');
    const stopped = keepOriginal(path, store, AbortSignal.abort(new Error('stopped')));
    await expect(stopped).rejects.toThrow('stopped');
    expect(await readdir(store.dir)).toEqual([sha256]);
  });
});

describe('a kept original is refused', () => {
  const broken = { ok: false, problem: { code: 'integrity-failed' } };

  async function expectBroken(sha256: string) {
    const { out, result } = await restore(sha256);
    expect(result).toMatchObject(broken);
    await expect(stat(out)).rejects.toThrow('ENOENT');
    expect((await readdir(dir)).filter((name) => name.startsWith('.'))).toEqual([]);
  }

  it('after any one bit has changed', async () => {
    const sha256 = await keep(text(300));
    const path = join(store.dir, sha256);
    const whole = await readFile(path);
    const bit = fc.integer({ min: 0, max: whole.length * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(bit, async (at) => {
        const bytes = Buffer.from(whole);
        bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
        await writeFile(path, bytes);
        await expectBroken(sha256);
      }),
      { seed: 3, numRuns: 60 },
    );
    await writeFile(path, whole);
    good((await restore(sha256)).result);
  });

  it('after it was cut anywhere, between chunks too', async () => {
    const sealed = MIB + 16;
    for (const length of [0, 7, 39, 40, 41, 56, 40 + sealed, 40 + sealed - 1, 40 + 2 * sealed]) {
      const sha256 = await keep(text(2 * MIB + 500));
      await truncate(join(store.dir, sha256), length);
      await expectBroken(sha256);
    }
  });

  it('after its chunks were swapped or one was added', async () => {
    const sha256 = await keep(text(2 * MIB + 500));
    const path = join(store.dir, sha256);
    const whole = await readFile(path);
    const at = (chunk: number) => 40 + chunk * (MIB + 16);
    const part = (from: number, to?: number) => whole.subarray(from, to);
    const [head, a, b, rest] = [
      part(0, at(0)),
      part(at(0), at(1)),
      part(at(1), at(2)),
      part(at(2)),
    ];
    await writeFile(path, Buffer.concat([head, b, a, rest]));
    await expectBroken(sha256);
    await writeFile(path, Buffer.concat([whole, rest]));
    await expectBroken(sha256);
  });

  it('when another original lies under its name', async () => {
    const sha256 = await keep(text(100));
    const other = await keep(text(200));
    await writeFile(join(store.dir, sha256), await readFile(join(store.dir, other)));
    await expectBroken(sha256);
  });

  it('with another key', async () => {
    const sha256 = await keep(text(100));
    expect((await restore(sha256, Buffer.alloc(32, 8))).result).toMatchObject(broken);
  });

  it.each(['0'.repeat(64), '', '../secrets/identity.key'])(
    'as “%s”, which is not kept',
    async (name) => {
      await keep(text(100));
      expect((await restore(name)).result).toMatchObject({ problem: { code: 'not-found' } });
    },
  );

  it('when the file to write exists, which stays as it is', async () => {
    const sha256 = await keep(text(100));
    const out = join(dir, 'mine.txt');
    await writeFile(out, 'mine');
    const result = await restoreOriginal(sha256, store, out);
    expect(result).toMatchObject({ ok: false, problem: { code: 'input-invalid' } });
    expect(await readFile(out, 'utf8')).toBe('mine');
  });
});

it('a file of 300 MB passes in the memory of a few chunks', async () => {
  const path = join(dir, 'large.csv');
  await writeFile(path, text(100));
  await truncate(path, 300 * MIB);
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers);
  }, 2);
  const { sha256 } = await keepOriginal(path, store);
  expect(good((await restore(sha256)).result)).toEqual({ bytes: 300 * MIB });
  clearInterval(watch);
  expect(most).toBeGreaterThan(MIB);
  expect(most).toBeLessThan(150 * MIB);
});
