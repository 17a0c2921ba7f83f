import type { DuckDBInstance } from '@duckdb/node-api';
import { ProblemError } from '@tungngo/domain';
import { openReadOnly, openSession } from '../duckdb/session.js';
import { SCHEMA_VERSION } from '../schema/tables.js';
import { schemaVersion } from '../schema/upgrade.js';
import { schemaDiffers } from './generation-problems.js';
import { places, readPointer } from './pointer.js';

/** True when the published generation has an older schema than this release reads. */
export async function isOutdated(dir: string): Promise<boolean> {
  const current = await readPointer(dir);
  if (current === null) return false;
  const instance = await openReadOnly(places.database(places.generation(dir, current.number)));
  try {
    return (await versionOf(instance)) < SCHEMA_VERSION;
  } finally {
    instance.closeSync();
  }
}

/**
 * Throws a `ProblemError` `schema-differs` unless a generation has the schema that this release
 * reads: queries on another one would fail on a missing column or, worse, answer.
 */
export async function refuseOtherSchema(instance: DuckDBInstance, number: number): Promise<void> {
  const version = await versionOf(instance);
  if (version !== SCHEMA_VERSION) {
    throw new ProblemError(schemaDiffers(number, version < SCHEMA_VERSION));
  }
}

async function versionOf(instance: DuckDBInstance): Promise<number> {
  const session = await openSession(instance);
  try {
    return await schemaVersion(session);
  } finally {
    session.close();
  }
}
