import { createReadStream } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { type Content, Refusal } from './content.js';
import { limits } from './limits.js';
import { createScratchFile, type ScratchFile } from './scratch-file.js';
import type { OpenOptions } from './source.js';
import * as problems from './source-problems.js';

/** How much may still be unpacked of one original: by ratio and by the disk's free space. */
export class UnpackBudget {
  private unpacked = 0;

  private constructor(
    private readonly file: string,
    private readonly limitBytes: number,
  ) {}

  static async of(original: Content, scratchDir: string): Promise<UnpackBudget> {
    await mkdir(scratchDir, { recursive: true });
    const { bavail, bsize } = await statfs(scratchDir);
    const free = Math.max(0, bavail * bsize - limits.diskMarginBytes);
    const byRatio = Math.max(limits.ratioFreeBytes, original.bytes * limits.unpackRatio);
    return new UnpackBudget(original.file, Math.min(free, byRatio));
  }

  /** Counts bytes that came out; throws a Refusal when they are too many. */
  spend(bytes: number): void {
    this.unpacked += bytes;
    if (this.unpacked > this.limitBytes) {
      throw new Refusal(problems.unpacksTooLarge(this.file, this.limitBytes));
    }
  }
}

/** Writes pieces to a scratch file, within the budget; memory is that of a piece. */
export async function unpackChunks(
  chunks: AsyncIterable<Buffer>,
  file: string,
  budget: UnpackBudget,
  options: OpenOptions,
): Promise<Content & ScratchFile> {
  const scratch = await createScratchFile(options.scratchDir);
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      options.signal?.throwIfAborted();
      budget.spend(chunk.length);
      for (let written = 0; written < chunk.length; ) {
        const rest = chunk.length - written;
        written += (await scratch.handle.write(chunk, written, rest, bytes + written)).bytesWritten;
      }
      bytes += chunk.length;
    }
    return { ...scratch, bytes, file };
  } catch (error) {
    await scratch.close();
    throw error;
  }
}

/** Unpacks a gzip file, all its members one after another. */
export async function gunzip(
  original: Content,
  budget: UnpackBudget,
  options: OpenOptions,
): Promise<Content & ScratchFile> {
  const packed = createReadStream(original.path, { highWaterMark: 256 << 10 });
  let read = 0;
  packed.on('data', (chunk) => {
    read += chunk.length;
    options.onBytes?.(read, original.bytes);
  });
  const plain = createGunzip({ chunkSize: 256 << 10 });
  packed.on('error', (error) => plain.destroy(error));
  // It can fail once more after its reader has gone.
  plain.on('error', () => {});
  packed.pipe(plain);
  try {
    return await unpackChunks(plain, original.file, budget, options);
  } catch (error) {
    throw isZlibError(error)
      ? new Refusal(problems.fileProblem(original.file, problems.brokenArchive))
      : error;
  } finally {
    packed.destroy();
    plain.destroy();
  }
}

export function isZlibError(error: unknown): boolean {
  return /^Z_/.test((error as NodeJS.ErrnoException)?.code ?? '');
}
