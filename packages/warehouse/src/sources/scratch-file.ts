import { randomUUID } from 'node:crypto';
import { access, type FileHandle, mkdir, open, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** A temporary file; `path` opens it again, also after its name is gone. */
export interface ScratchFile {
  handle: FileHandle;
  path: string;
  close(): Promise<void>;
}

/** The path by which this process opens an open file again; null where /proc is missing. */
export async function pathOfHandle(handle: FileHandle): Promise<string | null> {
  const path = `/proc/self/fd/${handle.fd}`;
  return access(path).then(
    () => path,
    () => null,
  );
}

/**
 * Makes an empty file in the folder and takes its name away at once: when the process is killed,
 * the system frees it, and no identifier stays on the disk. Where /proc is missing the file keeps
 * its name, readable by the owner alone, until it is closed; the next import drops old ones.
 */
export async function createScratchFile(folder: string): Promise<ScratchFile> {
  await mkdir(folder, { recursive: true });
  const name = join(folder, `decoded-${randomUUID()}`);
  const handle = await open(name, 'wx+', 0o600);
  const unnamed = await pathOfHandle(handle);
  if (unnamed !== null) {
    await unlink(name);
    return { handle, path: unnamed, close: () => handle.close() };
  }
  const close = async () => {
    await handle.close();
    await rm(name, { force: true });
  };
  return { handle, path: name, close };
}
