import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok, type Problem, type Result, refused } from '@tungngo/domain';
import { syncPath } from '../generations/pointer.js';
import { type Passed, SealBroken, seal, unseal } from './sealed-file.js';

/** Where the originals of imported files are kept, encrypted. */
export interface OriginalStore {
  dir: string;
  /** 32 bytes, kept outside `dir`. */
  key: Uint8Array;
}

const UNFINISHED = '.unfinished';

/**
 * Keeps a file, encrypted, under the SHA-256 of its content; the same content is kept once. It is
 * there whole or not at all, also after a crash. The caller holds the writer's lock: what an
 * earlier call left unfinished is removed.
 *
 * Throws what the file system says (ENOSPC, EACCES), and the signal's reason when it is aborted.
 */
export async function keepOriginal(
  path: string,
  { dir, key }: OriginalStore,
  signal?: AbortSignal,
): Promise<Passed> {
  requireKey(key);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await removeUnfinished(dir);
  const unfinished = join(dir, `${randomUUID()}${UNFINISHED}`);
  try {
    const source = await open(path);
    try {
      const target = await open(unfinished, 'wx', 0o600);
      try {
        const passed = await seal(source, target, key, signal);
        await target.sync();
        await rename(unfinished, placeOf(dir, passed.sha256));
        await syncPath(dir);
        return passed;
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  } finally {
    await rm(unfinished, { force: true });
  }
}

/**
 * Writes the original with this SHA-256 to a new file `out`, readable by its owner alone, which
 * appears when it is whole. Refused: `not-found` when it is not kept, `integrity-failed` when it was
 * changed or cut or the key is another, `input-invalid` when `out` exists.
 */
export async function restoreOriginal(
  sha256: string,
  { dir, key }: OriginalStore,
  out: string,
): Promise<Result<{ bytes: number }>> {
  requireKey(key);
  if (await exists(out)) return refused(outExists(out));
  const source = /^[0-9a-f]{64}$/.test(sha256)
    ? await open(placeOf(dir, sha256)).catch(absent)
    : null;
  if (source === null) return refused(notKept);
  const part = join(dirname(out), `.${basename(out)}.${randomUUID()}`);
  try {
    const target = await open(part, 'wx', 0o600);
    try {
      const passed = await unseal(source, target, key);
      if (passed.sha256 !== sha256) throw new SealBroken('another content');
      await target.sync();
      await rename(part, out);
      return ok({ bytes: passed.bytes });
    } finally {
      await target.close();
    }
  } catch (error) {
    if (error instanceof SealBroken) return refused(changed);
    throw error;
  } finally {
    await source.close();
    await rm(part, { force: true });
  }
}

/** Removes the original with this SHA-256; harmless when it is not kept. */
export async function dropOriginal(sha256: string, dir: string): Promise<void> {
  if (/^[0-9a-f]{64}$/.test(sha256)) await rm(placeOf(dir, sha256), { force: true });
}

function placeOf(dir: string, sha256: string): string {
  return join(dir, sha256);
}

async function removeUnfinished(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (name.endsWith(UNFINISHED)) await rm(join(dir, name), { force: true });
  }
}

function requireKey(key: Uint8Array): void {
  if (key.length !== 32) throw new RangeError(`the key has ${key.length} bytes; 32 are needed`);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Said of an import whose original is not kept. */
export const notKept: Problem = {
  code: 'not-found',
  message: {
    vi: 'Tệp gốc của lần nhập này không được giữ.',
    en: 'The original of this import is not kept.',
  },
  remedy: {
    vi: 'Đặt TUNGNGO_KEEP_ORIGINALS=1 để giữ tệp gốc (mã hoá) của các lần nhập sau.',
    en: 'Set TUNGNGO_KEEP_ORIGINALS=1 to keep the originals of later imports, encrypted.',
  },
};

const changed: Problem = {
  code: 'integrity-failed',
  message: {
    vi: 'Tệp gốc đã bị sửa, bị cắt, hoặc khoá không đúng; không có gì được ghi.',
    en: 'The kept original was changed or cut, or the key is another; nothing was written.',
  },
  remedy: {
    vi: 'Khôi phục tệp gốc và khoá secrets/originals.key từ bản sao lưu.',
    en: 'Restore it and the key secrets/originals.key from a backup.',
  },
};

function outExists(out: string): Problem {
  return {
    code: 'input-invalid',
    message: { vi: `Đã có tệp ${out}.`, en: `The file ${out} exists.` },
    remedy: { vi: 'Chọn tên khác.', en: 'Choose another name.' },
    place: { value: out },
  };
}
