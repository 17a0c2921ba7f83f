import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { ok, type Problem, type Result, refused } from '@tungngo/domain';
import { limits } from './limits.js';
import { pathOfHandle } from './scratch-file.js';
import * as problems from './source-problems.js';

const CHUNK_BYTES = 1 << 20;
const LF = 10;

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

/** How the bytes of a text are checked while they are hashed; they are read in place. */
export interface PlainText {
  file: string;
  headerRow: number;
}

/**
 * SHA-256 of the file, streamed. Text that read_csv reads in place is checked on the way: refused
 * where it is not UTF-8 and where a line is longer than read_csv takes.
 */
export async function hashOriginal(
  { handle }: Original,
  text: PlainText | null,
  signal?: AbortSignal,
): Promise<Result<string>> {
  const hash = createHash('sha256');
  const check = text === null ? null : new PlainTextCheck(text);
  const buffer = Buffer.alloc(CHUNK_BYTES);
  let kept = 0;
  for (let offset = 0; ; ) {
    if (signal?.aborted) return refused(problems.cancelled);
    const { bytesRead } = await handle.read(buffer, kept, CHUNK_BYTES - kept, offset);
    hash.update(buffer.subarray(kept, kept + bytesRead));
    offset += bytesRead;
    if (check === null) {
      if (bytesRead === 0) return ok(hash.digest('hex'));
      continue;
    }
    const length = kept + bytesRead;
    const whole = bytesRead === 0 ? length : wholeCharacters(buffer, length);
    const problem = check.push(buffer.subarray(0, whole));
    if (problem !== null) return refused(problem);
    if (bytesRead === 0) return ok(hash.digest('hex'));
    buffer.copy(buffer, 0, whole, length);
    kept = length - whole;
  }
}

class PlainTextCheck {
  private lines = 0;
  private sinceBreak = 0;

  constructor(private readonly text: PlainText) {}

  push(bytes: Buffer): Problem | null {
    if (!isUtf8(bytes)) {
      const line = this.lines + lineOfBadByte(bytes);
      return problems.badText(this.text.file, line, this.text.headerRow, 'utf-8');
    }
    const first = bytes.indexOf(LF);
    this.sinceBreak += first < 0 ? bytes.length : first;
    if (this.sinceBreak > limits.lineBytes) {
      return problems.lineTooLong(this.text.file, this.lines + 1, limits.lineBytes);
    }
    if (first >= 0) this.sinceBreak = bytes.length - 1 - bytes.lastIndexOf(LF);
    this.lines += countLineFeeds(bytes);
    return null;
  }
}

/** 1-based line, counted within the bytes, that holds the first byte that is not UTF-8. */
export function lineOfBadByte(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(LF, start);
    const stop = end < 0 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    start = stop + 1;
  }
  return line;
}

function countLineFeeds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
}

/** Length without a character that the end of the bytes may have cut. */
export function wholeCharacters(buffer: Buffer, length: number): number {
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = buffer[length - back] ?? 0;
    if (byte >= 0xc0) return length - back;
    if (byte < 0x80) return length;
  }
  return length;
}
