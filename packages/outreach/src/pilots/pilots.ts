import { randomUUID } from 'node:crypto';
import {
  ok,
  type PilotDraft,
  type PilotId,
  type PilotModel,
  type PilotVersion,
  ProblemError,
  pilotDraftSchema,
  pilotVersionSchema,
  type Result,
} from '@tungngo/domain';
import { desc, eq, isNull, sql } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import { checked } from '../checked.js';
import type { Connection } from '../database/database.js';
import { pilotModel } from '../schema.js';
import { pilotChanged, pilotUnknown } from './refusals.js';

type PilotRow = typeof pilotModel.$inferSelect;

/** The pilot models, the newest first; removed ones are left out. */
export async function readPilots(connection: Connection): Promise<PilotModel[]> {
  const rows = await connection
    .select()
    .from(pilotModel)
    .where(isNull(pilotModel.removedAt))
    .orderBy(desc(pilotModel.createdAt), desc(pilotModel.id));
  return rows.map(toPilot);
}

/** Registers a model, or changes it; refused with `input-invalid`, `not-found` or `stale-version`. */
export async function savePilot(
  connection: Connection,
  given: PilotDraft,
): Promise<Result<PilotModel>> {
  const draft = checked<PilotDraft>(pilotDraftSchema, given);
  if (!draft.ok) return draft;
  const { id, version, from, to, wards, ...fields } = draft.value;
  const values = { ...fields, wards: wards.toSorted(), fromDay: from, toDay: to };
  if (id !== undefined && version !== undefined) {
    const asked = { id, version, author: fields.author };
    return change(connection, asked, 'pilot-edited', { ...values, editedAt: sql`now()` });
  }
  const [added] = await connection
    .insert(pilotModel)
    .values({ ...values, id: randomUUID() as PilotId, version: 1 })
    .returning();
  return logged(connection, 'pilot-added', added);
}

/**
 * Registers the models if there is none, not even a removed one; of several nodes that start at once,
 * one does. Throws a `ProblemError` for a model that is none.
 */
export async function seedPilots(
  connection: Connection,
  drafts: readonly PilotDraft[],
): Promise<void> {
  await connection.execute(sql`lock table ${pilotModel} in share row exclusive mode`);
  const [known] = await connection.select({ id: pilotModel.id }).from(pilotModel).limit(1);
  if (known) return;
  for (const draft of drafts) {
    const saved = await savePilot(connection, draft);
    if (!saved.ok) throw new ProblemError(saved.problem);
  }
}

/** Takes a model out of sight; refused as a change is. */
export async function removePilot(
  connection: Connection,
  given: PilotVersion,
): Promise<Result<PilotModel>> {
  const asked = checked(pilotVersionSchema, given);
  if (!asked.ok) return asked;
  const { author } = asked.value;
  return change(connection, asked.value, 'pilot-removed', { author, removedAt: sql`now()` });
}

/** Undoes a removal; refused as a change is. */
export async function restorePilot(
  connection: Connection,
  given: PilotVersion,
): Promise<Result<PilotModel>> {
  const asked = checked(pilotVersionSchema, given);
  if (!asked.ok) return asked;
  const { author } = asked.value;
  return change(connection, asked.value, 'pilot-restored', { author, removedAt: null });
}

async function change(
  connection: Connection,
  { id, version }: PilotVersion,
  action: 'pilot-edited' | 'pilot-removed' | 'pilot-restored',
  values: object,
): Promise<Result<PilotModel>> {
  const [held] = await connection
    .select()
    .from(pilotModel)
    .where(eq(pilotModel.id, id))
    .for('update');
  if (!held) return pilotUnknown(id);
  if (held.version !== version) return pilotChanged(version, held.version);
  const restores = action === 'pilot-restored';
  if (!restores && held.removedAt !== null) return pilotUnknown(id);
  if (restores && held.removedAt === null) return ok(toPilot(held));
  const [changed] = await connection
    .update(pilotModel)
    .set({ ...values, version: version + 1 })
    .where(eq(pilotModel.id, id))
    .returning();
  return logged(connection, action, changed);
}

async function logged(
  connection: Connection,
  action: Parameters<typeof noteWrites>[1],
  row: PilotRow | undefined,
): Promise<Result<PilotModel>> {
  if (!row) throw new Error('a write returned no row');
  const model = toPilot(row);
  await noteWrites(connection, action, [{ subject: model.id, detail: model }]);
  return ok(model);
}

function toPilot({
  fromDay,
  toDay,
  createdAt,
  editedAt,
  removedAt: _,
  ...row
}: PilotRow): PilotModel {
  return {
    ...row,
    from: fromDay,
    to: toDay,
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
  };
}
