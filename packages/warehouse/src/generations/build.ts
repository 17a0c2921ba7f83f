import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBInstance } from '@duckdb/node-api';
import type { GenerationInfo } from '@tungngo/domain';
import { openForBuild, openSession, type Session } from '../duckdb/session.js';
import { createSchema } from '../schema/tables.js';
import { places, readPointer, swapPointer, syncPath, writeDurably } from './pointer.js';

/** A generation that is being built beside the published one. */
export interface Build {
  number: number;
  session: Session;
  /** Makes it the published generation; afterwards the build is closed. */
  publish(generation: GenerationInfo): Promise<void>;
  /** Throws it away; harmless after `publish`. */
  discard(): Promise<void>;
}

const BUILDING = '.building';

/** Starts the next generation as a copy of the published one. The caller holds the writer's lock. */
export async function startBuild(dir: string): Promise<Build> {
  const current = await readPointer(dir);
  await removeLeftovers(dir, current);
  const number = (current?.number ?? 0) + 1;
  const buildDir = `${places.generation(dir, number)}${BUILDING}`;
  await mkdir(join(buildDir, 'spill'), { recursive: true, mode: 0o700 });
  const database = places.database(buildDir);
  if (current) {
    const published = places.database(places.generation(dir, current.number));
    // A file system with reflinks copies nothing until a block changes.
    await copyFile(published, database, constants.COPYFILE_FICLONE);
  }
  const instance = await openForBuild(database, join(buildDir, 'spill'));
  const session = await openSession(instance);
  if (!current) await createSchema(session);
  return buildOf(dir, buildDir, number, instance, session);
}

function buildOf(
  dir: string,
  buildDir: string,
  number: number,
  instance: DuckDBInstance,
  session: Session,
): Build {
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    session.close();
    instance.closeSync();
  };
  return {
    number,
    session,
    async publish(generation) {
      await session.run('CHECKPOINT');
      close();
      await rm(join(buildDir, 'spill'), { recursive: true, force: true });
      await syncPath(places.database(buildDir));
      await writeDurably(places.manifest(buildDir), `${JSON.stringify(generation, null, 2)}\n`);
      await syncPath(buildDir);
      await rename(buildDir, places.generation(dir, number));
      await syncPath(places.generations(dir));
      await swapPointer(dir, generation);
    },
    async discard() {
      close();
      await rm(buildDir, { recursive: true, force: true });
    },
  };
}

/** Removes what a crashed build left: unfinished directories and finished ones that were not published. */
async function removeLeftovers(dir: string, current: GenerationInfo | null): Promise<void> {
  const root = places.generations(dir);
  for (const name of await readdir(root)) {
    const unpublished = name.endsWith(BUILDING) || Number(name) > (current?.number ?? 0);
    if (unpublished) await rm(join(root, name), { recursive: true, force: true });
  }
  await rm(`${places.pointer(dir)}.next`, { force: true });
}

/** Keeps the newest `keep` generations. Whoever still reads an older one keeps its open file. */
export async function pruneGenerations(dir: string, newest: number, keep: number): Promise<void> {
  const root = places.generations(dir);
  for (const name of await readdir(root)) {
    if (/^\d+$/.test(name) && Number(name) <= newest - keep) {
      await rm(join(root, name), { recursive: true, force: true });
    }
  }
}
