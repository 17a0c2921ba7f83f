import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Problem, ProblemError } from '@tungngo/domain';
import type { OriginalStore } from '@tungngo/warehouse';
import { existingKey, keyFile } from './keys.js';
import { switchSetting, wholeNumberSetting } from './settings.js';

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
  /** Where the originals of imported files are kept; absent unless the setting says so. */
  originals?: OriginalStore;
  /** Where originals lie that were ever kept. */
  originalsDir: string;
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
    const originals = switchSetting('TUNGNGO_KEEP_ORIGINALS') ? await makeOriginals(dir) : null;
    return {
      dir,
      warehouseDir: join(dir, 'warehouse'),
      operationalDir: join(dir, 'operational'),
      scratchDir,
      identityKey: await keyFile(keyPath),
      keepGenerations: wholeNumberSetting('TUNGNGO_KEEP_GENERATIONS', { min: 1, max: 1000 }) ?? 5,
      originalsDir: originalsDir(dir),
      ...(originals && { originals }),
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ProblemError(notWritable(dir, code));
  }
}

const originalsKeyPath = (dir: string) =>
  process.env.TUNGNGO_ORIGINALS_KEY_FILE ?? join(dir, 'secrets', 'originals.key');
const originalsDir = (dir: string) => join(dir, 'originals');

async function makeOriginals(dir: string): Promise<OriginalStore> {
  await mkdir(dirname(originalsKeyPath(dir)), { recursive: true, mode: 0o700 });
  return { dir: originalsDir(dir), key: await keyFile(originalsKeyPath(dir)) };
}

/** Originals that were kept while the setting said so; null when none ever were. */
export async function keptOriginals(dir: string): Promise<OriginalStore | null> {
  const key = await existingKey(originalsKeyPath(dir));
  return key && { dir: originalsDir(dir), key };
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
