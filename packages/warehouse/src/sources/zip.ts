import type { Readable, Transform } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { type Content, Refusal } from './content.js';
import { limits } from './limits.js';
import * as problems from './source-problems.js';
import { isZlibError } from './unpack.js';

/** The members of a zip file, by name; folders are left out. */
export interface Zip {
  members: Map<string, yauzl.Entry>;
  /** Bytes of a member, checked against its size and checksum. Throws a Refusal when broken. */
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

/** Opens a zip's directory. Throws a Refusal: broken, too many members, encrypted. */
export async function openZip({ path, file }: Content): Promise<Zip> {
  const broken = () => new Refusal(problems.fileProblem(file, problems.brokenArchive));
  const zip = await yauzl
    .openPromise(path, { autoClose: false, lazyEntries: true })
    .catch((): never => {
      throw broken();
    });
  try {
    if (zip.entryCount > limits.archiveMembers) {
      throw new Refusal(problems.tooManyMembers(file, limits.archiveMembers));
    }
    const members = new Map<string, yauzl.Entry>();
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new Refusal(problems.fileProblem(file, problems.encrypted));
      members.set(entry.fileName, entry);
    }
    return { members, read: (name) => readMember(zip, members.get(name), broken), close };
  } catch (error) {
    close();
    throw error instanceof Refusal ? error : broken();
  }

  function close() {
    zip.close();
  }
}

async function* readMember(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry | undefined,
  broken: () => Refusal,
): AsyncGenerator<Buffer> {
  if (entry === undefined || !entry.canDecodeFileData()) throw broken();
  let checksum = 0;
  let bytes = 0;
  for await (const chunk of unpacked(zip, entry, broken)) {
    checksum = crc32(chunk, checksum);
    bytes += chunk.length;
    if (bytes > entry.uncompressedSize) throw broken();
    yield chunk;
  }
  if (bytes !== entry.uncompressedSize || checksum !== entry.crc32) throw broken();
}

/** Inflates in larger pieces than yauzl does: a sheet of a million rows has 20,000 of its size. */
async function* unpacked(zip: yauzl.ZipFile, entry: yauzl.Entry, broken: () => Refusal) {
  const packed = await zip
    .openReadStreamPromise(entry, { decodeFileData: false })
    .catch((): never => {
      throw broken();
    });
  const stored = entry.compressionMethod === 0;
  const stream: Readable = stored ? packed : createInflateRaw({ chunkSize: 256 << 10 });
  // Either can fail once more after its reader has gone.
  packed.on('error', (error) => stream.destroy(error));
  stream.on('error', () => {});
  if (!stored) packed.pipe(stream as Transform);
  try {
    const chunks = stream.iterator({ destroyOnReturn: true }) as AsyncIterableIterator<Buffer>;
    for (;;) {
      const next = await chunks.next().catch((error: Error): never => {
        throw isZlibError(error) || !('syscall' in error) ? broken() : error;
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    packed.destroy();
    stream.destroy();
  }
}
