import { and, eq } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import type { Connection } from '../database/database.js';
import { type DeliveredKind, pendingDelivery } from '../schema.js';

/** A version of a record: of a visit's outcome, of a decision. */
export interface RecordVersion {
  id: string;
  version: number;
}

/** Puts the record at the end of the outbox, in place of an undelivered earlier version. */
export async function queueDelivery(
  connection: Connection,
  kind: DeliveredKind,
  { id, version }: RecordVersion,
): Promise<void> {
  await connection.delete(pendingDelivery).where(isOf(kind, id));
  await connection.insert(pendingDelivery).values({ kind, subject: id, version });
}

/**
 * Takes delivered records out of the outbox. One that was changed during its delivery stays, so that
 * the change is delivered too.
 */
export async function markDelivered(
  connection: Connection,
  kind: DeliveredKind,
  delivered: readonly RecordVersion[],
): Promise<void> {
  const cleared: RecordVersion[] = [];
  // In one order for all, so that two nodes that deliver the same records do not deadlock.
  const inOrder = [...delivered].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, version } of inOrder) {
    const rows = await connection
      .delete(pendingDelivery)
      .where(and(isOf(kind, id), eq(pendingDelivery.version, version)))
      .returning({ id: pendingDelivery.subject, version: pendingDelivery.version });
    cleared.push(...rows);
  }
  const writes = cleared.map(({ id, version }) => ({ subject: id, detail: { version } }));
  await noteWrites(connection, deliveries[kind], writes);
}

const isOf = (kind: DeliveredKind, id: string) =>
  and(eq(pendingDelivery.kind, kind), eq(pendingDelivery.subject, id));

const deliveries = {
  'visit-outcomes': 'outcome-delivered',
  'area-decisions': 'decision-delivered',
} as const;
