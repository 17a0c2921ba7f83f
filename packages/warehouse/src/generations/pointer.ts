import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { GenerationInfo } from '@tungngo/domain';

/** Where things lie in a warehouse's directory. */
export const places = {
  scratch: (dir: string) => join(dir, 'scratch'),
  pointer: (dir: string) => join(dir, 'CURRENT'),
  generations: (dir: string) => join(dir, 'generations'),
  generation: (dir: string, number: number) =>
    join(dir, 'generations', String(number).padStart(6, '0')),
  database: (generationDir: string) => join(generationDir, 'warehouse.duckdb'),
  manifest: (generationDir: string) => join(generationDir, 'manifest.json'),
  lock: (dir: string) => join(dir, 'writer.lock'),
  nextPointer: (dir: string) => join(dir, 'CURRENT.next'),
};

/** The published generation; null when nothing was ever published. */
export async function readPointer(dir: string): Promise<GenerationInfo | null> {
  const text = await readFile(places.pointer(dir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : (JSON.parse(text) as GenerationInfo);
}

/** Publishes: whoever reads the pointer sees either the old generation or the new one, whole. */
export async function swapPointer(dir: string, generation: GenerationInfo): Promise<void> {
  const next = places.nextPointer(dir);
  await writeDurably(next, `${JSON.stringify(generation, null, 2)}\n`);
  await rename(next, places.pointer(dir));
  await syncPath(dir);
}

/** Writes a file that survives a power cut. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Forces a file, or the entries of a directory, to the disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
