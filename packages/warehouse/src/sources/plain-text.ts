import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { ok, type Problem, type Result, refused } from '@tungngo/domain';
import { limits } from './limits.js';
import * as problems from './source-problems.js';

const CHUNK_BYTES = 1 << 20;
const LF = 10;

/** How the bytes of a text are checked while they are hashed; they are read in place. */
export interface PlainText {
  file: string;
  headerRow: number;
}

/**
 * SHA-256 of the file, streamed. Text that read_csv reads in place is checked on the way: refused
 * where it is not UTF-8 and where a line is longer than read_csv takes.
 */
export async function hashFile(
  handle: FileHandle,
  text: PlainText | null,
  signal?: AbortSignal,
): Promise<Result<string>> {
  const hash = createHash('sha256');
  const problem = await scan(handle, text, signal, (bytes) => hash.update(bytes));
  return problem === null ? ok(hash.digest('hex')) : refused(problem);
}

/** The same check alone, for text that was unpacked. */
export function checkPlainText(
  handle: FileHandle,
  text: PlainText,
  signal?: AbortSignal,
): Promise<Problem | null> {
  return scan(handle, text, signal, () => {});
}

async function scan(
  handle: FileHandle,
  text: PlainText | null,
  signal: AbortSignal | undefined,
  onBytes: (bytes: Buffer) => void,
): Promise<Problem | null> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  let kept = 0;
  let sinceBreak = 0;
  for (let offset = 0; ; ) {
    if (signal?.aborted) return problems.cancelled;
    const { bytesRead } = await handle.read(buffer, kept, CHUNK_BYTES - kept, offset);
    onBytes(buffer.subarray(kept, kept + bytesRead));
    const start = offset - kept;
    offset += bytesRead;
    const length = kept + bytesRead;
    const whole = bytesRead === 0 ? length : wholeCharacters(buffer, length);
    const bytes = buffer.subarray(0, text === null ? length : whole);
    if (text !== null) {
      if (!isUtf8(bytes)) {
        const line = (await linesBefore(handle, start)) + lineOfBadByte(bytes);
        return problems.badText(text.file, line, text.headerRow, 'utf-8');
      }
      const first = bytes.indexOf(LF);
      if (sinceBreak + (first < 0 ? bytes.length : first) > limits.lineBytes) {
        const line = (await linesBefore(handle, start)) + 1;
        return problems.lineTooLong(text.file, line, limits.lineBytes);
      }
      sinceBreak = first < 0 ? sinceBreak + bytes.length : bytes.length - 1 - bytes.lastIndexOf(LF);
    }
    if (bytesRead === 0) return null;
    buffer.copy(buffer, 0, bytes.length, length);
    kept = length - bytes.length;
  }
}

async function linesBefore(handle: FileHandle, end: number): Promise<number> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  let lines = 0;
  for (let offset = 0; offset < end; ) {
    const length = Math.min(CHUNK_BYTES, end - offset);
    const { bytesRead } = await handle.read(buffer, 0, length, offset);
    if (bytesRead === 0) break;
    lines += countLineFeeds(buffer.subarray(0, bytesRead));
    offset += bytesRead;
  }
  return lines;
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

export function countLineFeeds(bytes: Buffer): number {
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
