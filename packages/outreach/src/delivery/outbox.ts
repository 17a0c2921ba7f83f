import type { VisitId } from '@tungngo/domain';
import { and, eq } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import type { Connection } from '../database/database.js';
import { pendingDelivery } from '../schema.js';

/** A version of a visit's outcome. */
export interface VisitVersion {
  visitId: VisitId;
  version: number;
}

/** Puts the outcome at the end of the outbox, in place of an undelivered earlier version. */
export async function queueDelivery(
  connection: Connection,
  visitId: VisitId,
  version: number,
): Promise<void> {
  await connection.delete(pendingDelivery).where(eq(pendingDelivery.visitId, visitId));
  await connection.insert(pendingDelivery).values({ visitId, version });
}

/**
 * Takes delivered outcomes out of the outbox. One that was corrected during its delivery stays,
 * so that the correction is delivered too.
 */
export async function markDelivered(
  connection: Connection,
  delivered: readonly VisitVersion[],
): Promise<void> {
  const cleared: VisitVersion[] = [];
  // In one order for all, so that two nodes that deliver the same outcomes do not deadlock.
  const inOrder = [...delivered].sort((a, b) => (a.visitId < b.visitId ? -1 : 1));
  for (const { visitId, version } of inOrder) {
    const rows = await connection
      .delete(pendingDelivery)
      .where(and(eq(pendingDelivery.visitId, visitId), eq(pendingDelivery.version, version)))
      .returning({ visitId: pendingDelivery.visitId, version: pendingDelivery.version });
    cleared.push(...rows);
  }
  const writes = cleared.map(({ visitId, version }) => ({ subject: visitId, detail: { version } }));
  await noteWrites(connection, 'outcome-delivered', writes);
}
