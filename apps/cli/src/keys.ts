import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { type Problem, ProblemError } from '@tungngo/domain';

/**
 * The key in a file, 32 bytes, which is made when there is none and never replaced.
 * Throws a `ProblemError` `file-unreadable` when the file holds something else.
 */
export async function keyFile(path: string): Promise<Buffer> {
  try {
    // `wx` refuses an existing file: with a new key persons would be counted twice, originals lost.
    await writeFile(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return parseKey(path, await readFile(path, 'utf8'));
}

/** Like `keyFile`, but null when there is no such file. */
export async function existingKey(path: string): Promise<Buffer | null> {
  try {
    return parseKey(path, await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parseKey(path: string, text: string): Buffer {
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length !== 32) throw new ProblemError(brokenKey(path));
  return key;
}

function brokenKey(path: string): Problem {
  return {
    code: 'file-unreadable',
    message: {
      vi: `Tệp khoá ${path} không có đủ 64 chữ số thập lục phân.`,
      en: `The key file ${path} has not 64 hexadecimal digits.`,
    },
    remedy: {
      vi: 'Khôi phục tệp khoá từ bản sao lưu; không tạo khoá mới khi đã có dữ liệu.',
      en: 'Restore the key from a backup; do not make a new one where there is data.',
    },
  };
}
