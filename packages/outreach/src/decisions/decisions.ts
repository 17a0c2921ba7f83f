import { randomUUID } from 'node:crypto';
import {
  type AreaDecision,
  type DecisionId,
  type DecisionVersion,
  decisionVersionSchema,
  type NewDecision,
  newDecisionSchema,
  newestAbout,
  ok,
  type Result,
} from '@tungngo/domain';
import { and, asc, eq, sql } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import { checked } from '../checked.js';
import type { Connection } from '../database/database.js';
import { queueDelivery } from '../delivery/outbox.js';
import { areaDecision, pendingDelivery } from '../schema.js';
import { builtUpon, decidedMeanwhile, decisionChanged, decisionUnknown } from './refusals.js';

type DecisionRow = typeof areaDecision.$inferSelect;

/** Every decision, undone ones too, in the order in which they were taken. */
export async function readDecisions(connection: Connection): Promise<AreaDecision[]> {
  const rows = await connection.select().from(areaDecision).orderBy(asc(areaDecision.position));
  return rows.map(toDecision);
}

/** Decisions whose newest version is not delivered, in the order in which they were taken. */
export async function readPendingDecisions(connection: Connection): Promise<AreaDecision[]> {
  const rows = await connection
    .select({ decision: areaDecision })
    .from(pendingDelivery)
    .innerJoin(
      areaDecision,
      and(eq(pendingDelivery.kind, 'area-decisions'), eq(areaDecision.id, pendingDelivery.subject)),
    )
    .orderBy(asc(areaDecision.position));
  return rows.map(({ decision }) => toDecision(decision));
}

/**
 * Keeps a decision, with its delivery, in one transaction. Refused: `input-invalid`; `stale-version`
 * when somebody decided about one of the areas meanwhile.
 */
export async function decide(
  connection: Connection,
  given: NewDecision,
): Promise<Result<AreaDecision>> {
  const taken = checked<NewDecision>(newDecisionSchema, given);
  if (!taken.ok) return taken;
  const { after, restriction, ...fields } = taken.value;
  const before = await holdDecisions(connection);
  const newest = newestAbout(before, fields.areaIds);
  if (newest !== after) return decidedMeanwhile(before.find(({ id }) => id === newest));
  const [row] = await connection
    .insert(areaDecision)
    .values({
      ...fields,
      id: randomUUID() as DecisionId,
      version: 1,
      restriction: restriction?.state ?? null,
      until: restriction?.until ?? null,
    })
    .returning();
  return kept(connection, 'decision-taken', row);
}

/**
 * Makes a decision stand no more: the areas are again what they were before it. Refused: `not-found`,
 * `stale-version`; `input-invalid` when a later decision builds on it.
 */
export async function undoDecision(
  connection: Connection,
  given: DecisionVersion,
): Promise<Result<AreaDecision>> {
  return change(connection, given, (held, all, { author }) => {
    if (held.removedAt !== null) return decisionUnknown(held.id);
    const later = laterAbout(held, all);
    if (later) return builtUpon(later);
    return ok({ action: 'decision-undone', set: { removedAt: sql`now()`, removedBy: author } });
  });
}

/** Brings an undone decision back, in its old place among the others. Refused as an undoing is. */
export async function restoreDecision(
  connection: Connection,
  given: DecisionVersion,
): Promise<Result<AreaDecision>> {
  return change(connection, given, (held, all) => {
    if (held.removedAt === null) return decisionChanged(given.version, held);
    const later = laterAbout(held, all);
    if (later) return builtUpon(later);
    return ok({ action: 'decision-restored', set: { removedAt: null, removedBy: null } });
  });
}

type Change = { action: 'decision-undone' | 'decision-restored'; set: object };

async function change(
  connection: Connection,
  given: DecisionVersion,
  judge: (held: AreaDecision, all: AreaDecision[], asked: DecisionVersion) => Result<Change>,
): Promise<Result<AreaDecision>> {
  const asked = checked(decisionVersionSchema, given);
  if (!asked.ok) return asked;
  const { id, version, author } = asked.value;
  const all = await holdDecisions(connection);
  const held = all.find((one) => one.id === id);
  if (!held) return decisionUnknown(id);
  if (held.version !== version) return decisionChanged(version, held);
  const judged = judge(held, all, asked.value);
  if (!judged.ok) return judged;
  const [row] = await connection
    .update(areaDecision)
    .set({ ...judged.value.set, version: version + 1 })
    .where(eq(areaDecision.id, id))
    .returning();
  return kept(connection, judged.value.action, row, { by: author });
}

/** The newest later decision about what one left; restrictions and other decisions do not touch. */
function laterAbout(held: AreaDecision, all: readonly AreaDecision[]): AreaDecision | undefined {
  const restricts = held.kind === 'restrict';
  const later = all
    .slice(all.findIndex(({ id }) => id === held.id) + 1)
    .filter(({ kind }) => (kind === 'restrict') === restricts);
  const newest = newestAbout(later, [...held.areaIds, ...held.parts.map(({ id }) => id)]);
  return later.find(({ id }) => id === newest);
}

/** All decisions, kept from others' writes until the transaction ends: whether one fits hangs on all. */
async function holdDecisions(connection: Connection): Promise<AreaDecision[]> {
  await connection.execute(sql`lock table ${areaDecision} in share row exclusive mode`);
  return readDecisions(connection);
}

async function kept(
  connection: Connection,
  action: 'decision-taken' | Change['action'],
  row: DecisionRow | undefined,
  by: object = {},
): Promise<Result<AreaDecision>> {
  if (!row) throw new Error('a write returned no row');
  const decision = toDecision(row);
  await queueDelivery(connection, 'area-decisions', decision);
  await noteWrites(connection, action, [
    {
      subject: decision.id,
      detail: { ...decision, ...by, parts: decision.parts.map(withoutCells) },
    },
  ]);
  return ok(decision);
}

/** The log says how many cells; which, the decision itself keeps. */
const withoutCells = ({ cells, shape: _, ...part }: AreaDecision['parts'][number]) => ({
  ...part,
  cells: cells.length,
});

function toDecision({ restriction, until, position: _, ...row }: DecisionRow): AreaDecision {
  return {
    ...row,
    restriction: restriction === null ? null : { state: restriction, until },
    decidedAt: row.decidedAt.toISOString(),
    removedAt: row.removedAt?.toISOString() ?? null,
  };
}
