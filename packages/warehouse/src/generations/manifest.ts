import { readdir, readFile, stat } from 'node:fs/promises';
import type { GenerationInfo, KeptGeneration } from '@tungngo/domain';
import { places, readPointer } from './pointer.js';

/** Where a generation came from. */
export interface Origin {
  /** Files that it brought, by name. */
  files: string[];
  /** Generation that it restores; null when it is not a roll-back. */
  restores: number | null;
}

/** What is written beside a generation's database. */
export type Manifest = GenerationInfo & Origin;

/** The manifest of a kept generation; null when there is no such generation. */
export async function readManifest(dir: string, number: number): Promise<Manifest | null> {
  try {
    const text = await readFile(places.manifest(places.generation(dir, number)), 'utf8');
    const manifest = JSON.parse(text) as GenerationInfo & Partial<Origin>;
    // Manifests were once without an origin.
    return { ...manifest, files: manifest.files ?? [], restores: manifest.restores ?? null };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Numbers of the generations that are kept, oldest first; one that was not published is none. */
export async function keptNumbers(dir: string, current: number): Promise<number[]> {
  const names = await readdir(places.generations(dir));
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((number) => number <= current)
    .sort((a, b) => a - b);
}

/** Every generation that is kept, newest first. */
export async function listGenerations(dir: string): Promise<KeptGeneration[]> {
  const current = await readPointer(dir);
  if (current === null) return [];
  const kept: KeptGeneration[] = [];
  for (const number of (await keptNumbers(dir, current.number)).reverse()) {
    const manifest = await readManifest(dir, number);
    const database = await stat(places.database(places.generation(dir, number))).catch(() => null);
    // Another process may delete one meanwhile.
    if (manifest === null || database === null) continue;
    kept.push({ ...manifest, current: number === current.number, bytes: database.size });
  }
  return kept;
}
