import { openReadOnly, openSession } from '../duckdb/session.js';
import { SCHEMA_VERSION } from '../schema/tables.js';
import { schemaVersion } from '../schema/upgrade.js';
import { places, readPointer } from './pointer.js';

/** True when the published generation has an older schema than this release reads. */
export async function isOutdated(dir: string): Promise<boolean> {
  const current = await readPointer(dir);
  if (current === null) return false;
  const instance = await openReadOnly(places.database(places.generation(dir, current.number)));
  try {
    const session = await openSession(instance);
    const version = await schemaVersion(session);
    session.close();
    return version < SCHEMA_VERSION;
  } finally {
    instance.closeSync();
  }
}
