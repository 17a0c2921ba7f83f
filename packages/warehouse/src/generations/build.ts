import { constants } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBInstance } from '@duckdb/node-api';
import type { GenerationInfo } from '@tungngo/domain';
import { openForBuild, openSession, type Session } from '../duckdb/session.js';
import { createSchema } from '../schema/tables.js';
import { upgradeSchema } from '../schema/upgrade.js';
import { removeLeftovers } from './leftovers.js';
import type { Manifest, Origin } from './manifest.js';
import { refuseOtherSchema } from './outdated.js';
import { places, readPointer, swapPointer, syncPath, writeDurably } from './pointer.js';

/** A generation that is being built beside the published one. */
export interface Build {
  number: number;
  session: Session;
  /** True when it comes of an older schema: every derived table must be computed anew. */
  upgraded: boolean;
  /** Makes it the published generation; afterwards the build is closed. */
  publish(generation: GenerationInfo, origin: Origin): Promise<void>;
  /** Throws it away; harmless after `publish`. */
  discard(): Promise<void>;
}

const BUILDING = '.building';

export interface BuildOptions {
  /** Generation to start from; the published one when left out. */
  from?: number;
  /** Memory that the database may take, in MiB; what needs more spills to disk. */
  memoryMb?: number | undefined;
}

/** Starts the next generation as a copy of a kept one. The caller holds the writer's lock. */
export async function startBuild(dir: string, options: BuildOptions = {}): Promise<Build> {
  const current = await readPointer(dir);
  await removeLeftovers(dir, current);
  const number = (current?.number ?? 0) + 1;
  const buildDir = `${places.generation(dir, number)}${BUILDING}`;
  await mkdir(join(buildDir, 'spill'), { recursive: true, mode: 0o700 });
  let instance: DuckDBInstance | null = null;
  try {
    const database = places.database(buildDir);
    const from = options.from ?? current?.number;
    if (from !== undefined) {
      // A file system with reflinks copies nothing until a block changes.
      const source = places.database(places.generation(dir, from));
      await copyFile(source, database, constants.COPYFILE_FICLONE);
    }
    instance = await openForBuild(database, join(buildDir, 'spill'), options.memoryMb);
    const session = await openSession(instance);
    if (from === undefined) await createSchema(session);
    const upgraded = from !== undefined && (await upgradeSchema(session));
    // Only a newer schema differs still.
    if (from !== undefined) await refuseOtherSchema(instance, from);
    return { ...buildOf(dir, buildDir, number, instance, session), upgraded };
  } catch (error) {
    instance?.closeSync();
    await rm(buildDir, { recursive: true, force: true });
    throw error;
  }
}

function buildOf(
  dir: string,
  buildDir: string,
  number: number,
  instance: DuckDBInstance,
  session: Session,
): Omit<Build, 'upgraded'> {
  let open = true;
  let renamed = false;
  const close = () => {
    if (!open) return;
    open = false;
    session.close();
    instance.closeSync();
  };
  return {
    number,
    session,
    async publish(generation, origin) {
      await session.run('CHECKPOINT');
      close();
      await rm(join(buildDir, 'spill'), { recursive: true, force: true });
      await syncPath(places.database(buildDir));
      const manifest: Manifest = { ...generation, ...origin };
      await writeDurably(places.manifest(buildDir), `${JSON.stringify(manifest, null, 2)}\n`);
      await syncPath(buildDir);
      await rename(buildDir, places.generation(dir, number));
      renamed = true;
      await syncPath(places.generations(dir));
      await swapPointer(dir, generation);
    },
    async discard() {
      close();
      await rm(buildDir, { recursive: true, force: true });
      // On a full disk the pointer may have failed to move; the room is given back at once.
      if (renamed && (await readPointer(dir))?.number !== number) {
        await rm(places.generation(dir, number), { recursive: true, force: true });
      }
    },
  };
}
