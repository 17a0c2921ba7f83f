import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
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
  const stream: Readable = await zip.openReadStreamPromise(entry).catch((): never => {
    throw broken();
  });
  let checksum = 0;
  try {
    const chunks = stream.iterator({ destroyOnReturn: true }) as AsyncIterableIterator<Buffer>;
    for (;;) {
      const next = await chunks.next().catch((error: Error): never => {
        throw isZlibError(error) || !('syscall' in error) ? broken() : error;
      });
      if (next.done) break;
      checksum = crc32(next.value, checksum);
      yield next.value;
    }
    if (checksum !== entry.crc32) throw broken();
  } finally {
    stream.destroy();
  }
}
