import { rename, rm } from 'node:fs/promises';
import { ok, type Result, refused } from '@tungngo/domain';
import { removeOutlivedOriginals } from '../originals/outlived-originals.js';
import { generationPublished, generationUnknown } from './generation-problems.js';
import { removeLeftovers } from './leftovers.js';
import { keptNumbers, readManifest } from './manifest.js';
import { places, readPointer, syncPath } from './pointer.js';
import { acquireWriterLock } from './writer-lock.js';

/** Ends the name of a folder whose generation is being removed. */
const DELETED = '.deleted';

/**
 * Deletes a kept generation for good. Refused: `not-found`, `generation-published`, `writer-busy`.
 * Whoever still reads it keeps its open file. Originals that came with it alone go with it.
 */
export async function deleteGeneration(
  dir: string,
  number: number,
  originalsDir?: string,
): Promise<Result<null>> {
  const lock = await acquireWriterLock(dir);
  if (!lock.ok) return lock;
  try {
    const current = await readPointer(dir);
    if (current === null || (await readManifest(dir, number)) === null || number > current.number) {
      return refused(generationUnknown(number));
    }
    if (number === current.number) return refused(generationPublished(number));
    await removeLeftovers(dir, current);
    await removeGeneration(dir, number);
    if (originalsDir) await removeOutlivedOriginals(dir, originalsDir, current.number);
    return ok(null);
  } finally {
    await lock.value.release();
  }
}

/**
 * Keeps the newest `keep` generations, and the originals that they have. The caller holds the writer's lock and has published: that
 * an old one cannot be removed is no reason to call the publication failed, so the next one tries again.
 */
export async function pruneGenerations(
  dir: string,
  newest: number,
  { keep, originalsDir }: { keep: number; originalsDir?: string | undefined },
): Promise<void> {
  for (const number of (await keptNumbers(dir, newest)).slice(0, -keep)) {
    await removeGeneration(dir, number).catch(() => undefined);
  }
  if (originalsDir) await removeOutlivedOriginals(dir, originalsDir, newest);
}

/** First it is no generation any more, then its files go: a crash in between leaves no half of one. */
async function removeGeneration(dir: string, number: number): Promise<void> {
  const aside = `${places.generation(dir, number)}${DELETED}`;
  await rename(places.generation(dir, number), aside);
  await syncPath(places.generations(dir));
  await rm(aside, { recursive: true, force: true });
}
