import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Problem, ProblemError } from '@tungngo/domain';
import { wholeNumberSetting } from './settings.js';

/** Where an installation keeps its data. */
export interface Instance {
  dir: string;
  warehouseDir: string;
  operationalDir: string;
  /** For files that are removed after use. */
  scratchDir: string;
  /** Key of the identifiers' hashes, 32 bytes; see `keyPath`. */
  identityKey: Buffer;
  /** Newest generations to keep. */
  keepGenerations: number;
}

const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The built web app. */
export const webDir = join(repository, 'apps/web/dist');

/** The data folder: the given one, `TUNGNGO_DATA`, or `.tungngo` beside the source. */
export function dataDir(given: string | undefined): string {
  return resolve(given || process.env.TUNGNGO_DATA || join(repository, '.tungngo'));
}

/**
 * Opens the data folder and makes what is missing in it. The identity key lies in `secrets/`, or
 * where `TUNGNGO_IDENTITY_KEY_FILE` says, and is made once.
 * Throws a `ProblemError` `not-writable` when the folder cannot be written.
 */
export async function openInstance(dir: string): Promise<Instance> {
  const keyPath = process.env.TUNGNGO_IDENTITY_KEY_FILE ?? join(dir, 'secrets', 'identity.key');
  const scratchDir = join(dir, 'scratch');
  try {
    await mkdir(scratchDir, { recursive: true, mode: 0o700 });
    await mkdir(dirname(keyPath), { recursive: true, mode: 0o700 });
    return {
      dir,
      warehouseDir: join(dir, 'warehouse'),
      operationalDir: join(dir, 'operational'),
      scratchDir,
      identityKey: await identityKey(keyPath),
      keepGenerations: wholeNumberSetting('TUNGNGO_KEEP_GENERATIONS', { min: 1, max: 1000 }) ?? 5,
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ProblemError(notWritable(dir, code));
  }
}

async function identityKey(path: string): Promise<Buffer> {
  try {
    // `wx` refuses an existing file: a key is never replaced, or persons would be counted twice.
    await writeFile(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'hex');
  if (key.length !== 32) throw new ProblemError(brokenKey(path));
  return key;
}

function notWritable(dir: string, code: string): Problem {
  return {
    code: 'not-writable',
    message: {
      vi: `Không ghi được vào thư mục dữ liệu ${dir} (${code}).`,
      en: `The data folder ${dir} cannot be written (${code}).`,
    },
    remedy: {
      vi: 'Cấp quyền ghi, hoặc chọn thư mục khác bằng --data hay TUNGNGO_DATA.',
      en: 'Make it writable, or choose another one with --data or TUNGNGO_DATA.',
    },
  };
}

function brokenKey(path: string): Problem {
  return {
    code: 'file-unreadable',
    message: {
      vi: `Khoá băm định danh ${path} không có đủ 64 chữ số thập lục phân.`,
      en: `The identity key ${path} has not 64 hexadecimal digits.`,
    },
    remedy: {
      vi: 'Khôi phục tệp khoá từ bản sao lưu; không tạo khoá mới khi đã có dữ liệu.',
      en: 'Restore the key from a backup; do not make a new one where there is data.',
    },
  };
}
