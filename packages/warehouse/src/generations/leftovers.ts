import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GenerationInfo } from '@tungngo/domain';
import { places } from './pointer.js';
import { removeDeadLocks } from './writer-lock.js';

/** No preview lasts so long: what is older belongs to nobody. */
const SCRATCH_MS = 24 * 3_600_000;

/**
 * Removes what processes that died left in a warehouse's directory: unfinished generations, finished
 * ones that were not published, halves of deleted ones, old scratch files, and locks.
 * The caller holds the writer's lock.
 */
export async function removeLeftovers(dir: string, current: GenerationInfo | null): Promise<void> {
  const root = places.generations(dir);
  for (const name of await readdir(root)) {
    const published = /^\d+$/.test(name) && Number(name) <= (current?.number ?? 0);
    if (!published) await rm(join(root, name), { recursive: true, force: true });
  }
  await rm(places.nextPointer(dir), { force: true });
  await removeOldScratch(places.scratch(dir));
  await removeDeadLocks(dir);
}

/** Previews of living processes use the folder too, so only age tells. */
async function removeOldScratch(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const status = await stat(path).catch(() => null);
    if (status && Date.now() - status.mtimeMs > SCRATCH_MS) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
