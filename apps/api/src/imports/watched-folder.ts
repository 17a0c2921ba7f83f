import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportProfile } from '@tungngo/domain';
import { isReport } from './folder-report.js';
import { profileHash, type Remembered } from './watch-memory.js';
import {
  importWatchedFile,
  type WatchedFolder,
  type WatchTools,
  type WholeFile,
} from './watched-file.js';

export interface WatchTimes {
  /** How often to look where the file system tells nothing; 2 s when left out. */
  pollMs?: number;
  /** How long a file must have been the same; 2 s when left out. */
  stableMs?: number;
}

const POLL_MS = 2000;
const STABLE_MS = 2000;
const RETRY_MS = 60_000;

/**
 * Watches a folder until it is closed; files that are whole are imported in the order of their
 * change. What cannot be read now may be there later, so it never throws.
 */
export function openWatchedFolder(
  folder: WatchedFolder,
  tools: WatchTools,
  { pollMs = POLL_MS, stableMs = STABLE_MS }: WatchTimes = {},
): { close(): Promise<void> } {
  const wholeness = followWholeness(folder.dir, stableMs);
  const busy = new Map<string, Promise<void>>();
  const notBefore = new Map<string, number>();
  const sayOnce = onceEach((what, code) =>
    tools.log.warn({ dir: folder.dir, profile: folder.profile, code }, what),
  );
  let closed = false;

  async function scan(): Promise<void> {
    const profile = await tools.findProfile(folder.profile);
    if (!profile.ok) return sayOnce('a watched folder has no profile', profile.problem.code);
    const { names, whole } = await wholeness.look();
    await tools.memory.keepOnly(folder.dir, names);
    for (const file of whole) {
      if (closed) return;
      const isEarly = performance.now() < (notBefore.get(file.name) ?? 0);
      const known = tools.memory.find(folder.dir, file.name);
      if (busy.has(file.name) || isEarly || isKnown(known, file, profile.value)) continue;
      busy.set(file.name, take(file, profile.value));
    }
    sayOnce(null);
  }

  async function take(file: WholeFile, profile: ImportProfile): Promise<void> {
    try {
      const end = await importWatchedFile(folder, tools, file, profile, () => closed);
      if (end === 'retry') notBefore.set(file.name, performance.now() + RETRY_MS);
    } catch (error) {
      tools.log.error({ dir: folder.dir, code: codeOf(error) }, 'a watched file was given up');
      notBefore.set(file.name, performance.now() + RETRY_MS);
    } finally {
      busy.delete(file.name);
    }
  }

  const looking = lookOften(folder.dir, pollMs, () =>
    scan().catch((error: unknown) => sayOnce('a watched folder cannot be read', codeOf(error))),
  );
  return {
    async close() {
      closed = true;
      await looking.close();
      await Promise.all(busy.values());
    },
  };
}

const codeOf = (error: unknown) => {
  const { code, name } = error as NodeJS.ErrnoException;
  return code ?? name;
};

/** Says a thing once until it is over (null) or another takes its place. */
function onceEach(say: (what: string, code?: string) => void) {
  let last: string | null = null;
  return (what: string | null, code?: string) => {
    if (what !== last && what !== null) say(what, code);
    last = what;
  };
}

/** Tells which files of a folder have been the same for long enough. */
function followWholeness(dir: string, stableMs: number) {
  const seen = new Map<string, WholeFile & { sinceMs: number }>();

  async function look(name: string): Promise<WholeFile | null> {
    const found = await stat(join(dir, name)).catch(() => null);
    if (found === null) return null;
    const nowMs = performance.now();
    const { size: bytes, mtimeMs: modifiedMs } = found;
    const before = seen.get(name);
    const isSame = before?.bytes === bytes && before.modifiedMs === modifiedMs;
    const sinceMs = isSame ? before.sinceMs : nowMs;
    seen.set(name, { name, bytes, modifiedMs, sinceMs });
    return nowMs - sinceMs >= stableMs ? { name, bytes, modifiedMs } : null;
  }

  return {
    /** Names in the folder, and its whole files, first changed first. */
    async look(): Promise<{ names: Set<string>; whole: WholeFile[] }> {
      const entries = await readdir(dir, { withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && isCandidate(entry.name));
      const names = new Set(files.map(({ name }) => name));
      for (const name of seen.keys()) if (!names.has(name)) seen.delete(name);
      const whole = (await Promise.all([...names].map(look))).filter((file) => file !== null);
      whole.sort((a, b) => a.modifiedMs - b.modifiedMs || (a.name < b.name ? -1 : 1));
      return { names, whole };
    },
  };
}

/** Reports of ours, hidden files, and what programs write while they copy or edit. */
function isCandidate(name: string): boolean {
  return !isReport(name) && !/^[.~]|\.(part|filepart|crdownload|tmp|swp)$|~$/i.test(name);
}

function isKnown(known: Remembered | null, file: WholeFile, profile: ImportProfile): boolean {
  if (known?.bytes !== file.bytes || known.modifiedMs !== file.modifiedMs) return false;
  return known.result !== 'refused' || known.profileHash === profileHash(profile);
}

/** Looks when the file system says that something has changed, and now and then all the same. */
function lookOften(dir: string, pollMs: number, look: () => Promise<void>) {
  let watcher: FSWatcher | null = null;
  let looking: Promise<void> = Promise.resolve();
  let isAsked = false;

  function ask(): void {
    if (isAsked) return;
    isAsked = true;
    looking = looking.then(() => {
      isAsked = false;
      return look();
    });
  }

  function listen(): void {
    if (watcher) return;
    try {
      watcher = watch(dir, { persistent: false }, ask);
      watcher.on('error', () => {
        watcher?.close();
        watcher = null;
      });
    } catch {
      // A folder that is not there yet, or a file system that tells nothing: looking will do.
    }
  }

  const poll = () => {
    listen();
    ask();
  };
  poll();
  const timer = setInterval(poll, pollMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      watcher?.close();
      await looking;
    },
  };
}
