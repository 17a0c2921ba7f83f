import { readSync } from 'node:fs';
import { createScratchFile, type ScratchFile } from '../scratch-file.js';

const BLOCK_BYTES = 64 << 10;

/**
 * Many texts by number, in bounded memory: the first `memoryBytes` of UTF-8 stay in memory, the
 * rest goes to a scratch file of which the blocks used last are kept. Cells mostly ask for texts in
 * the order in which the texts were first used, so blocks are read once or twice.
 */
export class TextStore {
  private bytes: Buffer = Buffer.alloc(BLOCK_BYTES);
  private kept = 0;
  private spilled = 0;
  private ends = new Float64Array(1024);
  private count = 0;
  private file: ScratchFile | null = null;
  private readonly blocks = new Map<number, Buffer>();

  constructor(
    private readonly folder: string,
    private readonly memoryBytes = 64 << 20,
    private readonly cachedBlocks = 256,
  ) {}

  get length(): number {
    return this.count;
  }

  /** Adds a text; its number is how many were added before. Await `spillIfFull` now and then. */
  add(text: string): void {
    const length = Buffer.byteLength(text);
    while (this.kept + length > this.bytes.length) {
      this.bytes = Buffer.concat([this.bytes], this.bytes.length * 2);
    }
    this.kept += this.bytes.write(text, this.kept);
    if (this.count === this.ends.length) {
      const longer = new Float64Array(this.count * 2);
      longer.set(this.ends);
      this.ends = longer;
    }
    this.ends[this.count++] = this.spilled + this.kept;
  }

  async spillIfFull(): Promise<void> {
    if (this.kept < this.memoryBytes) return;
    this.file ??= await createScratchFile(this.folder);
    for (let written = 0; written < this.kept; ) {
      const { bytesWritten } = await this.file.handle.write(
        this.bytes,
        written,
        this.kept - written,
        this.spilled + written,
      );
      written += bytesWritten;
    }
    this.spilled += this.kept;
    this.kept = 0;
  }

  /** The text with this number; undefined when there is none. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    const start = index === 0 ? 0 : (this.ends[index - 1] ?? 0);
    const end = this.ends[index] ?? start;
    // A text is written whole, so it lies on one side alone.
    return start >= this.spilled
      ? this.bytes.toString('utf8', start - this.spilled, end - this.spilled)
      : this.readSpilled(start, end);
  }

  async close(): Promise<void> {
    await this.file?.close();
  }

  private readSpilled(start: number, end: number): string {
    const first = Math.floor(start / BLOCK_BYTES);
    const last = Math.floor(Math.max(start, end - 1) / BLOCK_BYTES);
    const block = this.block(first);
    const offset = first * BLOCK_BYTES;
    if (first === last) return block.toString('utf8', start - offset, end - offset);
    const pieces = [block.subarray(start - offset)];
    for (let at = first + 1; at < last; at++) pieces.push(this.block(at));
    pieces.push(this.block(last).subarray(0, end - last * BLOCK_BYTES));
    return Buffer.concat(pieces).toString('utf8');
  }

  private block(number: number): Buffer {
    let block = this.blocks.get(number);
    if (block === undefined) {
      block = Buffer.alloc(BLOCK_BYTES);
      readSync(this.file?.handle.fd ?? -1, block, 0, BLOCK_BYTES, number * BLOCK_BYTES);
      const oldest = this.blocks.keys().next().value;
      if (this.blocks.size >= this.cachedBlocks && oldest !== undefined) this.blocks.delete(oldest);
    } else {
      this.blocks.delete(number);
    }
    this.blocks.set(number, block);
    return block;
  }
}
