import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ok, type Result, refused } from '@tungngo/domain';
import { createScratchFile, type ScratchFile } from '@tungngo/warehouse';
import {
  diskFull,
  emptyUpload,
  problemOfWriting,
  tooLarge,
  unknownUpload,
} from './upload-problems.js';

/** A file that a browser or a program has sent. */
export interface Upload {
  id: string;
  name: string;
  bytes: number;
  /** As an import process takes it. */
  path: string;
  fd?: number;
}

/** Files that have been sent and wait to be imported; none has a name on the disk. */
export interface Uploads {
  /** Takes a body to its end. A sender that breaks off leaves nothing: rejects with its error. */
  receive(
    name: string,
    body: Readable,
    announcedBytes: number | null,
  ): Promise<Result<{ uploadId: string; bytes: number }>>;
  /** Holds an upload for as long as it is in use. */
  use(id: string): Result<{ upload: Upload; done: () => void }>;
  /** Drops an upload, as soon as nothing uses it; false when it is unknown. */
  remove(id: string): boolean;
  close(): Promise<void>;
}

export interface UploadOptions {
  scratchDir: string;
  /** Largest file, in bytes; 20 GiB when left out. */
  maxBytes?: number | undefined;
  /** How long an upload that nothing uses is kept, in milliseconds; an hour when left out. */
  idleMs?: number | undefined;
}

const MAX_BYTES = 20 * 2 ** 30;
const IDLE_MS = 3_600_000;
/** What is gathered before it is written. */
const WRITE_BYTES = 1 << 20;

interface Entry {
  upload: Upload;
  file: ScratchFile;
  uses: number;
  dropped: boolean;
  expiry: NodeJS.Timeout | null;
}

/** Opens the place where sent files wait. */
export function openUploads(options: UploadOptions): Uploads {
  const { scratchDir, maxBytes = MAX_BYTES, idleMs = IDLE_MS } = options;
  const entries = new Map<string, Entry>();

  function settle(entry: Entry): void {
    if (entry.expiry) clearTimeout(entry.expiry);
    entry.expiry = null;
    if (entry.uses > 0) return;
    if (entry.dropped) return void entry.file.close();
    entry.expiry = setTimeout(() => drop(entry), idleMs);
    entry.expiry.unref();
  }

  function drop(entry: Entry): void {
    entries.delete(entry.upload.id);
    entry.dropped = true;
    settle(entry);
  }

  return {
    async receive(name, body, announcedBytes) {
      if ((announcedBytes ?? 0) > maxBytes) return refused(tooLarge(name, maxBytes));
      if (await isScarce(scratchDir, announcedBytes)) return refused(diskFull(name));
      const file = await createScratchFile(scratchDir);
      const written = await writeBody(file, name, body, maxBytes).catch(async (error: unknown) => {
        await file.close();
        throw error;
      });
      if (!written.ok) {
        // What still comes is let go by: unread, it would block the connection's next request.
        body.resume();
        await file.close();
        return written;
      }
      const upload = uploadOf(file, name, written.value);
      const entry: Entry = { upload, file, uses: 0, dropped: false, expiry: null };
      entries.set(upload.id, entry);
      settle(entry);
      return ok({ uploadId: upload.id, bytes: upload.bytes });
    },
    use(id) {
      const entry = entries.get(id);
      if (!entry) return refused(unknownUpload);
      entry.uses++;
      settle(entry);
      let inUse = true;
      const done = () => {
        if (!inUse) return;
        inUse = false;
        entry.uses--;
        settle(entry);
      };
      return ok({ upload: entry.upload, done });
    },
    remove(id) {
      const entry = entries.get(id);
      if (entry) drop(entry);
      return entry !== undefined;
    },
    async close() {
      const open = [...entries.values()];
      entries.clear();
      for (const { expiry } of open) if (expiry) clearTimeout(expiry);
      await Promise.all(open.map(({ file }) => file.close()));
    },
  };
}

function uploadOf({ path, handle }: ScratchFile, name: string, bytes: number): Upload {
  // Where the system has no /proc the file has kept its name, and a process can open that.
  const unnamed = path.startsWith('/proc/') ? { fd: handle.fd } : {};
  return { id: randomUUID(), name, bytes, path, ...unnamed };
}

/** True when the disk has no room for what has been announced. */
async function isScarce(dir: string, announcedBytes: number | null): Promise<boolean> {
  if (announcedBytes === null) return false;
  const disk = await statfs(dir).catch(() => null);
  return disk !== null && disk.bavail * disk.bsize < announcedBytes;
}

/** Writes a body and gives its bytes. Rejects when its sender breaks off. */
async function writeBody(
  { handle }: ScratchFile,
  name: string,
  body: Readable,
  maxBytes: number,
): Promise<Result<number>> {
  let bytes = 0;
  let isTooLarge = false;
  async function* limited() {
    // Destroying the body would cut the connection, and the sender could not be told why.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length;
      isTooLarge = bytes > maxBytes;
      if (isTooLarge) return;
      yield chunk as Buffer;
    }
  }
  try {
    for await (const part of gathered(limited())) await handle.writeFile(part);
  } catch (error) {
    const problem = problemOfWriting(error, name);
    if (problem) return refused(problem);
    throw error;
  }
  if (isTooLarge) return refused(tooLarge(name, maxBytes));
  return bytes === 0 ? refused(emptyUpload(name)) : ok(bytes);
}

async function* gathered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    bytes += chunk.length;
    if (bytes < WRITE_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}
