import {
  type Outcome,
  ok,
  outcomeSchema,
  type Result,
  type Visit,
  type VisitId,
} from '@tungngo/domain';
import { eq, sql } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import { checked } from '../checked.js';
import type { Connection } from '../database/database.js';
import { queueDelivery } from '../delivery/outbox.js';
import { outcome, visit } from '../schema.js';
import { cancelledHasNoOutcome, notFound, staleVersion } from './refusals.js';
import { holdVisit } from './visit.js';

/**
 * Records what came of a visit, or corrects it; earlier records stay. The visit, the outcome and
 * its delivery are written in one transaction.
 */
export async function recordOutcome(
  connection: Connection,
  given: { visitId: VisitId; version: number; outcome: Outcome },
): Promise<Result<Visit>> {
  const { visitId, version } = given;
  const recorded = checked(outcomeSchema, given.outcome);
  if (!recorded.ok) return recorded;
  const held = await holdVisit(connection, visitId);
  if (!held) return notFound('visitId', visitId);
  if (held.version !== version) return staleVersion(held, version);
  if (held.status === 'cancelled') return cancelledHasNoOutcome(held);

  const change = { status: 'done', version: version + 1 } as const;
  await connection
    .update(visit)
    .set({ ...change, updatedAt: sql`now()` })
    .where(eq(visit.id, visitId));
  await connection.insert(outcome).values({ ...recorded.value, visitId, version: change.version });
  await queueDelivery(connection, 'visit-outcomes', { id: visitId, version: change.version });
  const detail = { ...change, outcome: recorded.value };
  await noteWrites(connection, 'outcome-recorded', [{ subject: visitId, detail }]);
  return ok({ ...held, ...change, outcome: recorded.value });
}
