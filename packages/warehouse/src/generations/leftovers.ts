import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { GenerationInfo } from '@tungngo/domain';
import { places } from './pointer.js';
import { removeDeadLocks } from './writer-lock.js';

/**
 * Removes what processes that died left in a warehouse's directory: unfinished generations, finished
 * ones that were not published, halves of deleted ones, records on their way, and locks.
 * The caller holds the writer's lock.
 *
 * @param inUse paths of files that are about to be imported.
 */
export async function removeLeftovers(
  dir: string,
  current: GenerationInfo | null,
  inUse: readonly string[] = [],
): Promise<void> {
  const root = places.generations(dir);
  for (const name of await readdir(root)) {
    const published = /^\d+$/.test(name) && Number(name) <= (current?.number ?? 0);
    if (!published) await rm(join(root, name), { recursive: true, force: true });
  }
  await rm(places.nextPointer(dir), { force: true });
  for (const name of await readdir(dir)) {
    const path = join(dir, name);
    if (places.isRecords(name) && !inUse.includes(path)) await rm(path, { force: true });
  }
  await removeDeadLocks(dir);
}
