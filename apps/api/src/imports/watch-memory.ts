import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { ImportProfile } from '@tungngo/domain';
import { z } from 'zod';

const rememberedSchema = z.object({
  bytes: z.number(),
  modifiedMs: z.number(),
  result: z.enum(['done', 'refused', 'cancelled']),
  /** Of the profile by which it was read: a refused file is tried again when that has changed. */
  profileHash: z.string(),
  at: z.string(),
});
/** What became of a file of a watched folder. */
export type Remembered = z.infer<typeof rememberedSchema>;
const memorySchema = z.record(z.string(), z.record(z.string(), rememberedSchema));

/** What has become of the files of watched folders, across restarts. */
export interface WatchMemory {
  find(dir: string, name: string): Remembered | null;
  remember(dir: string, name: string, what: Remembered): Promise<void>;
  /** Forgets the files that the folder no longer has. */
  keepOnly(dir: string, names: ReadonlySet<string>): Promise<void>;
}

/** Opens the memory in a file. One that cannot be read is begun anew: an import twice changes nothing. */
export async function openWatchMemory(path: string): Promise<WatchMemory> {
  const folders = await readMemory(path);
  let writing: Promise<void> = Promise.resolve();
  const write = () => {
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        await writeFile(`${path}.next`, `${JSON.stringify(folders, null, 2)}\n`, { mode: 0o600 });
        await rename(`${path}.next`, path);
      });
    return writing;
  };
  return {
    find: (dir, name) => folders[dir]?.[name] ?? null,
    remember(dir, name, what) {
      folders[dir] = { ...folders[dir], [name]: what };
      return write();
    },
    async keepOnly(dir, names) {
      const known = Object.entries(folders[dir] ?? {});
      const kept = known.filter(([name]) => names.has(name));
      if (kept.length === known.length) return;
      folders[dir] = Object.fromEntries(kept);
      await write();
    },
  };
}

async function readMemory(path: string): Promise<z.infer<typeof memorySchema>> {
  try {
    return memorySchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return {};
  }
}

/** Tells a profile from what it was before it was changed. */
export function profileHash(profile: ImportProfile): string {
  return createHash('sha256').update(JSON.stringify(profile)).digest('hex').slice(0, 16);
}
