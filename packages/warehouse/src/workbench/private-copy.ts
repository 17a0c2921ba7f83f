import { constants } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of one worker's own: its way to the generation's file, and room to spill. */
export interface PrivateFolder {
  databasePath: string;
  spillDir: string;
  remove(): Promise<void>;
}

/**
 * Makes a folder with a hard link to the database, which costs nothing and keeps the file alive
 * when the generation is pruned. Where links are impossible, the file is copied.
 */
export async function makePrivateFolder(databasePath: string): Promise<PrivateFolder> {
  const dir = await makeFolder(dirname(databasePath));
  const folder = {
    databasePath: join(dir, 'generation.duckdb'),
    spillDir: join(dir, 'spill'),
    remove: () => rm(dir, { recursive: true, force: true, maxRetries: 3 }),
  };
  try {
    await mkdir(folder.spillDir, { mode: 0o700 });
    await link(databasePath, folder.databasePath).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw error;
      return copyFile(databasePath, folder.databasePath, constants.COPYFILE_FICLONE);
    });
    return folder;
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

/** Beside the database, where there is room for data and links work; else where temporary files go. */
async function makeFolder(beside: string): Promise<string> {
  try {
    return await mkdtemp(join(beside, '.query-'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    return mkdtemp(join(tmpdir(), 'tungngo-query-'));
  }
}
