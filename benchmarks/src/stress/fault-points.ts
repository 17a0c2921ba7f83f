import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename, dirname } from 'node:path';

/** A step of this process through the file system: the call, what it touches, and the how-manieth. */
export interface FaultPoint {
  call: string;
  nth: number;
  when: 'before' | 'after';
}

const writes = ['writeFile', 'link', 'rename', 'rm', 'mkdir', 'copyFile'] as const;
const handleWrites = ['writeFile', 'write', 'sync'] as const;

/**
 * Counts every call that changes the file system, and ends this process with SIGKILL at the given
 * one. To be called before the modules that do the work are loaded.
 *
 * @returns the calls so far, by name.
 */
export function watchFileSystem(dieAt: FaultPoint | null): Map<string, number> {
  const calls = new Map<string, number>();
  const through = async <T>(call: string, work: () => Promise<T>): Promise<T> => {
    const nth = (calls.get(call) ?? 0) + 1;
    calls.set(call, nth);
    const here = dieAt?.call === call && dieAt.nth === nth;
    if (here && dieAt.when === 'before') die();
    const value = await work();
    if (here) die();
    return value;
  };
  const target = promises as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  for (const name of writes) {
    const original = target[name];
    if (!original) throw new Error(`node:fs/promises has no ${name}`);
    target[name] = (...args) => through(nameOf(name, args), () => original(...args));
  }
  const { open } = promises;
  promises.open = async (...args: Parameters<typeof open>) => {
    const handle = await open(...args);
    for (const name of handleWrites) wrapHandle(handle, name, String(args[0]), through);
    return handle;
  };
  syncBuiltinESMExports();
  return calls;
}

type Through = <T>(call: string, work: () => Promise<T>) => Promise<T>;

function wrapHandle(handle: FileHandle, name: string, path: string, through: Through): void {
  const target = handle as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const original = target[name]?.bind(handle);
  if (original) target[name] = (...args) => through(nameOf(name, [path]), () => original(...args));
}

/** The same in every run: numbers of processes and random names are left out. */
function nameOf(call: string, paths: unknown[]): string {
  const shown = paths
    .filter((path) => typeof path === 'string')
    .slice(0, 2)
    .map((path) => placeOf(path as string));
  return `${call} ${shown.join(' → ')}`;
}

function placeOf(path: string): string {
  const name = basename(path).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*');
  const parent = basename(dirname(path));
  const plain = name.replace(/^(writer\.lock)\..*/, '$1.*');
  return /^\d{6}/.test(parent) ? `${parent}/${plain}` : plain;
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
}
