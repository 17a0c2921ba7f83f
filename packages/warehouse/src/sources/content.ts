import type { FileHandle } from 'node:fs/promises';
import type { Problem, TextEncoding } from '@tungngo/domain';
import type { OpenOptions, SourceFormat, SourceTable } from './source.js';

/** What is to be read: the original itself, or what was unpacked of it. */
export interface Content {
  handle: FileHandle;
  /** Opens the file again, by this process. */
  path: string;
  bytes: number;
  /** The name by which people know it. */
  file: string;
}

/** A content opened as tables. */
export interface Opened {
  format: SourceFormat;
  encoding: TextEncoding | null;
  tables: SourceTable[];
  /** Set when read_csv reads the content in place, so that its bytes must be checked. */
  inPlace: { headerRow: number } | null;
  /** Set for format `geo`. */
  content: { path: string; name: string } | null;
  close(): Promise<void>;
}

/** Carries a refusal through streams and callbacks to `openSource`, which returns it. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message.en);
  }
}

const CHUNK_BYTES = 256 << 10;

/** The bytes of a content in order. A piece is good until the next one is asked for. */
export async function* readChunks(
  { handle, bytes }: Content,
  { signal, onBytes }: Pick<OpenOptions, 'signal' | 'onBytes'>,
): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let offset = 0; ; ) {
    signal?.throwIfAborted();
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, offset);
    if (bytesRead === 0) return;
    offset += bytesRead;
    yield buffer.subarray(0, bytesRead);
    onBytes?.(offset, bytes);
  }
}

/** Up to `length` bytes from `offset`. */
export async function readPiece(content: Content, offset: number, length: number): Promise<Buffer> {
  const piece = Buffer.alloc(Math.max(0, Math.min(length, content.bytes - offset)));
  const { bytesRead } = await content.handle.read(piece, 0, piece.length, offset);
  return piece.subarray(0, bytesRead);
}
