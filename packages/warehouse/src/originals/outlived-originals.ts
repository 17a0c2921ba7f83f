import { readdir } from 'node:fs/promises';
import { openReadOnly, openSession } from '../duckdb/session.js';
import { keptNumbers } from '../generations/manifest.js';
import { places } from '../generations/pointer.js';
import { dropOriginal } from './originals.js';

/**
 * Removes the kept originals whose import no kept generation has: a file must not outlive the data
 * that came of it. The caller holds the writer's lock. When a generation cannot be read, none is
 * removed; that is no failure of what the caller did, so the next publication tries again.
 */
export async function removeOutlivedOriginals(
  dir: string,
  originalsDir: string,
  current: number,
): Promise<void> {
  const names = await readdir(originalsDir).catch(() => []);
  const kept = names.filter((name) => /^[0-9a-f]{64}$/.test(name));
  if (kept.length === 0) return;
  try {
    const held = new Set<string>();
    for (const number of await keptNumbers(dir, current)) {
      for (const sha256 of await importedContents(dir, number)) held.add(sha256);
    }
    for (const name of kept) if (!held.has(name)) await dropOriginal(name, originalsDir);
  } catch {
    return;
  }
}

/** SHA-256 of the files that a generation has imported. */
async function importedContents(dir: string, number: number): Promise<string[]> {
  const instance = await openReadOnly(places.database(places.generation(dir, number)));
  try {
    const session = await openSession(instance);
    const rows = await session.rows<{ sha256: string }>('SELECT DISTINCT sha256 FROM import');
    session.close();
    return rows.map(({ sha256 }) => sha256);
  } finally {
    instance.closeSync();
  }
}
