import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'outreach-lock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Above the kernel's highest process number. */
const deadPid = 2 ** 30;
const dead = JSON.stringify({ pid: deadPid, started: '1', token: 'dead' });

it.each([
  ['there is none', {}],
  ['its holder is dead', { 'in-use.lock': dead }],
  ['a power cut left half of it', { 'in-use.lock': '{"pid":' }],
  ['a claimant of it is dead too', { 'in-use.lock': dead, 'in-use.lock.claim-dead': dead }],
])('gives the lock to one of 10 when %s', async (_, files) => {
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  const attempts = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(dir)));
  const releases = attempts.flatMap((a) => (a.status === 'fulfilled' ? [a.value] : []));
  expect(releases).toHaveLength(1);
  expect(await readdir(dir)).toEqual(['in-use.lock']);
  for (const release of releases) await release();
  expect(await readdir(dir)).toEqual([]);
});

it('leaves a lock alone that is not its own any more', async () => {
  const release = await lockFolder(dir);
  await writeFile(join(dir, 'in-use.lock'), dead);
  await release();
  expect(await readdir(dir)).toEqual(['in-use.lock']);
});
