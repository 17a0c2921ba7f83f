import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok, type Problem, type Result, refused } from '@tungngo/domain';
import { places } from './pointer.js';

interface Holder {
  pid: number;
  /** Kernel's start time of the process: tells it from a later one with the same number. */
  started: string | null;
  token: string;
}

/** The right to write; one holder at a time. */
export interface WriterLock {
  /** True while nobody has taken it over. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** Tokens of the locks that this process holds. */
const heldHere = new Set<string>();

/**
 * Takes the writer's lock; refused with `writer-busy` while another import holds it. The lock of a
 * process that has died is taken over.
 */
export async function acquireWriterLock(dir: string): Promise<Result<WriterLock>> {
  const path = places.lock(dir);
  const holder: Holder = {
    pid: process.pid,
    started: processStart(process.pid),
    token: randomUUID(),
  };
  const own = ownPath(path, holder);
  await writeFile(own, JSON.stringify(holder));
  heldHere.add(holder.token);
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      // A hard link appears with its content or not at all, and never replaces what is there.
      if (await linked(own, path)) return ok(lockOf(path, holder));
      const other = await readHolder(path);
      if (other !== null && isAlive(other)) break;
      if (other !== null) await removeStale(path, other);
    }
  } finally {
    await rm(own, { force: true });
  }
  heldHere.delete(holder.token);
  return refused(writerBusy);
}

function lockOf(path: string, holder: Holder): WriterLock {
  const isHeld = async () => (await readHolder(path))?.token === holder.token;
  return {
    isHeld,
    async release() {
      heldHere.delete(holder.token);
      if (await isHeld()) await rm(path, { force: true });
    },
  };
}

async function linked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Moves a dead holder's lock aside. If what was moved turns out to be another's, which was taken
 * in the same moment, it is put back; its holder also looks again before it publishes.
 */
async function removeStale(path: string, stale: Holder): Promise<void> {
  const aside = `${path}.stale-${randomUUID()}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const holder = await readHolder(aside);
  if (holder !== null && holder.token !== stale.token) await linked(aside, path);
  await rm(aside, { force: true });
}

/** A holder's own file is named after it, so that even an empty one tells whether it lives. */
function ownPath(path: string, { pid, started, token }: Holder): string {
  return `${path}.${pid}.${started ?? ''}.${token}`;
}

/** Removes what processes left that died while they took or released the lock. */
export async function removeDeadLocks(dir: string): Promise<void> {
  const prefix = `${basename(places.lock(dir))}.`;
  for (const name of await readdir(dir)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(dir, name);
    const [pid = '', started = '', token = ''] = name.slice(prefix.length).split('.');
    const named = { pid: Number(pid), started: started || null, token };
    const holder = token === '' ? await readHolder(path) : named;
    if (holder === null || !isAlive(holder)) await rm(path, { force: true });
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.pid === process.pid) return heldHere.has(holder.token);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return processStart(holder.pid) === holder.started;
}

/** Start time of a process in clock ticks since boot, from Linux's procfs; null elsewhere. */
function processStart(pid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The process name in parentheses may hold blanks; the fields after it are counted from 3.
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

const writerBusy: Problem = {
  code: 'writer-busy',
  message: {
    vi: 'Một lần nhập khác đang ghi dữ liệu.',
    en: 'Another import is writing the data.',
  },
  remedy: { vi: 'Chờ lần nhập kia xong rồi thử lại.', en: 'Wait until it ends and try again.' },
};
