import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/**
 * A file encrypted in chunks (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár
 * 2015 over AES-256-GCM), so that any size is written and read in the memory of one chunk:
 *
 *     magic (8 bytes) · salt (32) · chunk · chunk · … · last chunk
 *
 * The file's own key is HKDF-SHA-256(key, salt). A chunk is up to `CHUNK_BYTES` of text followed by
 * its tag (16 bytes); its nonce is its number and whether it is the last one. So a chunk that is
 * changed, moved, left out or added fails, and so does a file that was cut, even between chunks.
 */
const MAGIC = Buffer.from('TNORIG01', 'latin1');
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const CHUNK_BYTES = 1 << 20;
const HEAD_BYTES = MAGIC.length + SALT_BYTES;

/** Thrown for a file that is not what was written: changed, cut, or sealed with another key. */
export class SealBroken extends Error {
  override name = 'SealBroken';
}

/** What passed through: SHA-256 of the open text in hexadecimal, and its bytes. */
export interface Passed {
  sha256: string;
  bytes: number;
}

/** Reads `source` from its start to its end and writes it to `target`, encrypted. */
export async function seal(
  source: FileHandle,
  target: FileHandle,
  key: Uint8Array,
  signal?: AbortSignal,
): Promise<Passed> {
  const salt = randomBytes(SALT_BYTES);
  const fileKey = deriveKey(key, salt);
  const hash = createHash('sha256');
  await writeAll(target, Buffer.concat([MAGIC, salt]));
  let bytes = 0;
  // One chunk ahead, to know which is the last: that of a file of whole chunks is a full one.
  let chunk = await readChunk(source, CHUNK_BYTES);
  for (let index = 0; ; index++) {
    signal?.throwIfAborted();
    const next = chunk.length < CHUNK_BYTES ? empty : await readChunk(source, CHUNK_BYTES);
    const last = next.length === 0;
    hash.update(chunk);
    bytes += chunk.length;
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(index, last));
    await writeAll(
      target,
      Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]),
    );
    if (last) return { sha256: hash.digest('hex'), bytes };
    chunk = next;
  }
}

/**
 * Reads an encrypted `source` and writes its text to `target`. Each chunk is authentic before it is
 * written, the whole only when this returns.
 * @throws SealBroken
 */
export async function unseal(
  source: FileHandle,
  target: FileHandle,
  key: Uint8Array,
): Promise<Passed> {
  const head = await readChunk(source, HEAD_BYTES);
  if (head.length < HEAD_BYTES || !head.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new SealBroken('no head');
  }
  const fileKey = deriveKey(key, head.subarray(MAGIC.length));
  const hash = createHash('sha256');
  let bytes = 0;
  let sealed = await readChunk(source, CHUNK_BYTES + TAG_BYTES);
  for (let index = 0; ; index++) {
    const next =
      sealed.length < CHUNK_BYTES + TAG_BYTES
        ? empty
        : await readChunk(source, CHUNK_BYTES + TAG_BYTES);
    const last = next.length === 0;
    const text = openChunk(sealed, fileKey, nonceOf(index, last));
    hash.update(text);
    bytes += text.length;
    await writeAll(target, text);
    if (last) return { sha256: hash.digest('hex'), bytes };
    sealed = next;
  }
}

function openChunk(sealed: Buffer, fileKey: Buffer, nonce: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw new SealBroken('no tag');
  const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealBroken('a chunk is not authentic');
  }
}

const empty = Buffer.alloc(0);

function deriveKey(key: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'tungngo original', 32));
}

/** 12 bytes: seven zeros, the chunk's number, and 1 for the last chunk. */
function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** The next `size` bytes; fewer at the end of the file alone. */
async function readChunk(source: FileHandle, size: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await source.read(buffer, filled, size - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function writeAll(target: FileHandle, bytes: Buffer): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await target.write(bytes, written, bytes.length - written);
    written += bytesWritten;
  }
}
