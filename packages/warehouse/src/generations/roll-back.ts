import {
  dayInVietnam,
  type GenerationInfo,
  type ImportProgress,
  ok,
  type Result,
  refused,
} from '@tungngo/domain';
import { keepPublishedCounts, recordRestatements } from '../cubes/restatements.js';
import { problemOfFailure } from '../ingest/failures.js';
import { findBrokenInvariant } from '../verify/invariants.js';
import { type Build, startBuild } from './build.js';
import { deriveTables } from './derive.js';
import {
  generationDamaged,
  generationPublished,
  generationUnknown,
} from './generation-problems.js';
import { type Manifest, readManifest } from './manifest.js';
import { places, readPointer } from './pointer.js';
import { pruneGenerations } from './removal.js';
import { acquireWriterLock, type WriterLock } from './writer-lock.js';

export interface RollBackOptions {
  onProgress?: (progress: ImportProgress) => void;
  /** Stops it; nothing changes. */
  signal?: AbortSignal;
}

interface RollBack extends RollBackOptions {
  dir: string;
  number: number;
  /** Newest generations to keep. */
  keep: number;
  originalsDir?: string | undefined;
}

/**
 * Publishes a copy of a kept generation as the next one, so that numbers only rise and whoever
 * caches by number stays right. What was imported after it is gone and can be imported again; the
 * days whose figures change by that are recorded as restated.
 * Refused: `not-found`, `generation-published`, `writer-busy`, `integrity-failed`, `disk-full`.
 */
export async function rollBack(work: RollBack): Promise<Result<GenerationInfo>> {
  const { dir, number, signal } = work;
  const lock = await acquireWriterLock(dir);
  if (!lock.ok) return lock;
  try {
    const current = await readPointer(dir);
    const kept = await readManifest(dir, number);
    if (current === null || kept === null || number > current.number) {
      return refused(generationUnknown(number));
    }
    if (number === current.number) return refused(generationPublished(number));
    return await restore(work, kept, lock.value);
  } catch (error) {
    if (!signal?.aborted && isDamage(error)) return refused(generationDamaged(number));
    return problemOfFailure(error, signal);
  } finally {
    await lock.value.release();
  }
}

async function restore(work: RollBack, kept: Manifest, lock: WriterLock) {
  const { dir, number, signal } = work;
  const build = await startBuild(dir, { from: number });
  const interrupt = () => build.session.interrupt();
  signal?.addEventListener('abort', interrupt);
  try {
    signal?.throwIfAborted();
    return await publishCopy(work, build, kept, lock);
  } finally {
    signal?.removeEventListener('abort', interrupt);
    await build.discard();
  }
}

async function publishCopy(
  { dir, number, keep, originalsDir, onProgress, signal }: RollBack,
  build: Build,
  { events, persons }: Manifest,
  lock: WriterLock,
): Promise<Result<GenerationInfo>> {
  onProgress?.({ stage: 'verify', file: '', rows: 0, share: null });
  const now = new Date();
  if (build.upgraded) {
    const today = dayInVietnam(now);
    await deriveTables(build.session, {
      changed: new Set(),
      all: true,
      today,
      generation: build.number,
    });
  }
  const published = places.database(places.generation(dir, build.number - 1));
  if (await keepPublishedCounts(build.session, published)) {
    await recordRestatements(build.session, build.number);
  }
  const broken = await findBrokenInvariant(build.session);
  if (broken) return refused(broken);
  signal?.throwIfAborted();
  if (!(await lock.isHeld())) throw new Error('the writer’s lock was taken over');
  onProgress?.({ stage: 'publish', file: '', rows: 0, share: null });
  const publishedAt = now.toISOString();
  const generation = { number: build.number, publishedAt, events, persons };
  await build.publish(generation, { files: [], restores: number });
  await pruneGenerations(dir, build.number, { keep, originalsDir });
  return ok(generation);
}

/** DuckDB checks the sum of each block that it reads. */
function isDamage(error: unknown): boolean {
  const { message = '' } = error as Error;
  return (
    /^(IO|Serialization|INTERNAL|FATAL) Error/i.test(message) && !/no space left/i.test(message)
  );
}
