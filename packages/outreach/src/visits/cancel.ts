import { ok, type Result, type Visit, type VisitId } from '@tungngo/domain';
import { eq, sql } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import type { Connection } from '../database/database.js';
import { visit } from '../schema.js';
import { doneNotCancellable, notFound, staleVersion } from './refusals.js';
import { holdVisit } from './visit.js';

/** Cancels a planned visit, which frees its shift; a cancelled one stays as it is. */
export async function cancel(
  connection: Connection,
  { visitId, version }: { visitId: VisitId; version: number },
): Promise<Result<Visit>> {
  const held = await holdVisit(connection, visitId);
  if (!held) return notFound('visitId', visitId);
  if (held.version !== version) return staleVersion(held, version);
  if (held.status === 'done') return doneNotCancellable(held);
  if (held.status === 'cancelled') return ok(held);

  const change = { status: 'cancelled', version: version + 1 } as const;
  await connection
    .update(visit)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(visit.id, visitId));
  await noteWrites(connection, 'visit-cancelled', [{ subject: visitId, detail: change }]);
  return ok({ ...held, ...change });
}
