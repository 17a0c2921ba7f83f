import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, ProblemError } from '@tungngo/domain';

interface Holder {
  pid: number;
  /** Kernel's start time of the process: tells it from a later one with the same number. */
  started: string | null;
  token: string;
}

const ATTEMPTS = 10;

/** Tokens of the locks that this process holds. */
const heldHere = new Set<string>();

/**
 * Takes the folder for this process; two PGlite processes on one folder would ruin it. The lock of
 * a process that has died is taken over. Returns what gives the folder back; throws a
 * `ProblemError` `writer-busy` while a living process holds it.
 */
export async function lockFolder(dir: string): Promise<() => Promise<void>> {
  const path = join(dir, 'in-use.lock');
  const holder = { pid: process.pid, started: processStart(process.pid), token: randomUUID() };
  const own = `${path}.${holder.token}`;
  await writeFile(own, JSON.stringify(holder));
  heldHere.add(holder.token);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await linked(own, path)) return () => release(path, holder);
      const other = await readHolder(path);
      if (other !== null && isAlive(other)) throw new ProblemError(inUse(dir, other));
      if (other !== null && (await takenOver(own, path, other))) {
        return () => release(path, holder);
      }
    }
    throw new ProblemError(inUse(dir, await readHolder(path)));
  } catch (error) {
    heldHere.delete(holder.token);
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function release(path: string, holder: Holder): Promise<void> {
  if (!heldHere.delete(holder.token)) return;
  if ((await readHolder(path))?.token === holder.token) await rm(path, { force: true });
}

/** A hard link appears with its content or not at all, and never replaces what is there. */
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
 * Puts the own lock in a dead holder's place. Of several processes that try, one wins the claim on
 * that holder's token; a late one finds another token in the lock and steps back.
 */
async function takenOver(own: string, path: string, dead: Holder): Promise<boolean> {
  const claim = `${path}.claim-${dead.token}`;
  if (!(await linked(own, claim))) {
    const claimant = await readHolder(claim);
    // It died between claim and lock; whoever comes next may claim again.
    if (claimant !== null && !isAlive(claimant)) await rm(claim, { force: true });
    return false;
  }
  if ((await readHolder(path))?.token === dead.token) {
    await rename(claim, path);
    return true;
  }
  await rm(claim, { force: true });
  return false;
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    // Cut short by a power cut, so its writer is gone.
    if (error instanceof SyntaxError) return { pid: 0, started: null, token: 'unreadable' };
    throw error;
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.pid === 0) return false;
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

function inUse(dir: string, holder: Holder | null): Problem {
  const pid = holder?.pid ?? '?';
  return {
    code: 'writer-busy',
    message: {
      vi: `Kho điều phối ${dir} đang được một tiến trình khác mở (số ${pid}).`,
      en: `The operational store ${dir} is open in another process (number ${pid}).`,
    },
    remedy: {
      vi: 'Dừng tiến trình kia trước, dùng thư mục dữ liệu khác, hoặc đặt DATABASE_URL để nhiều tiến trình dùng chung PostgreSQL.',
      en: 'Stop that process first, use another data folder, or set DATABASE_URL so that several processes share PostgreSQL.',
    },
  };
}
