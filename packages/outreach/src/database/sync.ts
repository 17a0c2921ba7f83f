import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

// PGlite writes but never syncs: its WebAssembly build leaves `fdatasync` out, whatever `fsync` is
// set to. So a process may die at any moment, but for a power cut the store syncs for itself.

/** Brings a folder's files and their names to the disk. */
export async function syncFolder(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (entry.isFile()) await syncPath(join(dir, entry.name));
  }
  await syncPath(dir);
}

/** Brings a folder with everything below it to the disk. */
export async function syncTree(dir: string): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncTree(join(dir, entry.name));
  }
  await syncFolder(dir);
}

async function syncPath(path: string): Promise<void> {
  try {
    const file = await open(path, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    // Gone in the meantime, or (a folder, on Windows) nothing that can be synced.
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['ENOENT', 'EISDIR', 'EPERM', 'EACCES', 'EINVAL'].includes(code)) throw error;
  }
}
