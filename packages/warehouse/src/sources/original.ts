import { type FileHandle, open, stat } from 'node:fs/promises';
import { ok, type Result, refused } from '@tungngo/domain';
import { pathOfHandle } from './scratch-file.js';
import * as problems from './source-problems.js';

/** The file that a person gave, held open, so that what is read is one file from start to end. */
export interface Original {
  handle: FileHandle;
  /** Opens the same file again even when another has taken its name. */
  path: string;
  bytes: number;
  modifiedMs: number;
  isUnchanged(): Promise<boolean>;
}

/** Opens a file. Refused: missing, no plain file, not to be read, empty. */
export async function openOriginal(path: string, file: string): Promise<Result<Original>> {
  const known = await stat(path).catch(() => null);
  if (known === null) {
    return refused(problems.fileProblem(file, problems.missing, {}, 'file-missing'));
  }
  if (!known.isFile()) return refused(problems.fileProblem(file, problems.notAFile));
  const handle = await open(path).catch(() => null);
  if (handle === null) return refused(problems.fileProblem(file, problems.unreadable));
  const { size, mtimeMs, ino } = await handle.stat();
  if (size === 0) {
    await handle.close();
    return refused(problems.fileProblem(file, problems.empty, {}, 'file-empty'));
  }
  const original: Original = {
    handle,
    path: (await pathOfHandle(handle)) ?? path,
    bytes: size,
    modifiedMs: mtimeMs,
    async isUnchanged() {
      const now = await stat(path).catch(() => null);
      return now?.size === size && now.mtimeMs === mtimeMs && now.ino === ino;
    },
  };
  return ok(original);
}
