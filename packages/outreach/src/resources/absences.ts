import { randomUUID } from 'node:crypto';
import {
  type AbsenceDraft,
  type AbsenceId,
  type AbsenceVersion,
  absenceDraftSchema,
  absenceVersionSchema,
  type Day,
  ok,
  type Result,
  type TeamAbsence,
  type TeamId,
} from '@tungngo/domain';
import { and, asc, eq, gte, isNull, lte, sql } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import { checked } from '../checked.js';
import type { Connection } from '../database/database.js';
import { team, teamAbsence } from '../schema.js';
import { notFound } from '../visits/refusals.js';
import { absenceChanged, absenceUnknown } from './refusals.js';

type AbsenceRow = typeof teamAbsence.$inferSelect;

/** Days on which teams do not go out, by first day; removed ones are left out. */
export async function readAbsences(connection: Connection): Promise<TeamAbsence[]> {
  const rows = await connection
    .select()
    .from(teamAbsence)
    .where(isNull(teamAbsence.removedAt))
    .orderBy(asc(teamAbsence.fromDay), asc(teamAbsence.teamId), asc(teamAbsence.id));
  return rows.map(toAbsence);
}

/** The absence that keeps a team from going out on a day, if any; the earliest of several. */
export async function readAbsence(
  connection: Connection,
  teamId: TeamId,
  day: Day,
): Promise<TeamAbsence | undefined> {
  const [row] = await connection
    .select()
    .from(teamAbsence)
    .where(
      and(
        isNull(teamAbsence.removedAt),
        eq(teamAbsence.teamId, teamId),
        lte(teamAbsence.fromDay, day),
        gte(teamAbsence.toDay, day),
      ),
    )
    .orderBy(asc(teamAbsence.fromDay), asc(teamAbsence.id))
    .limit(1);
  return row && toAbsence(row);
}

/** Refused: `input-invalid`, `not-found` for an unknown team. */
export async function addAbsence(
  connection: Connection,
  given: AbsenceDraft,
): Promise<Result<TeamAbsence>> {
  const draft = checked(absenceDraftSchema, given);
  if (!draft.ok) return draft;
  const { from, to, ...rest } = draft.value;
  const [known] = await connection
    .select({ id: team.id })
    .from(team)
    .where(eq(team.id, rest.teamId));
  if (!known) return notFound('teamId', rest.teamId);
  const id = randomUUID() as AbsenceId;
  const [added] = await connection
    .insert(teamAbsence)
    .values({ ...rest, id, fromDay: from, toDay: to, version: 1 })
    .returning();
  return logged(connection, 'absence-added', added);
}

/** Refused: `input-invalid`, `not-found`, `stale-version`. */
export function removeAbsence(
  connection: Connection,
  given: AbsenceVersion,
): Promise<Result<TeamAbsence>> {
  return change(connection, given, 'absence-removed');
}

/** Undoes a removal; refused as a removal is. */
export function restoreAbsence(
  connection: Connection,
  given: AbsenceVersion,
): Promise<Result<TeamAbsence>> {
  return change(connection, given, 'absence-restored');
}

async function change(
  connection: Connection,
  given: AbsenceVersion,
  action: 'absence-removed' | 'absence-restored',
): Promise<Result<TeamAbsence>> {
  const asked = checked(absenceVersionSchema, given);
  if (!asked.ok) return asked;
  const { id, version, author } = asked.value;
  const [held] = await connection
    .select()
    .from(teamAbsence)
    .where(eq(teamAbsence.id, id))
    .for('update');
  if (!held) return absenceUnknown(id);
  if (held.version !== version) return absenceChanged(version, held.version);
  const removed = action === 'absence-removed';
  const [changed] = await connection
    .update(teamAbsence)
    .set({ author, removedAt: removed ? sql`now()` : null, version: version + 1 })
    .where(eq(teamAbsence.id, id))
    .returning();
  return logged(connection, action, changed);
}

async function logged(
  connection: Connection,
  action: 'absence-added' | 'absence-removed' | 'absence-restored',
  row: AbsenceRow | undefined,
): Promise<Result<TeamAbsence>> {
  if (!row) throw new Error('a write returned no row');
  const absence = toAbsence(row);
  await noteWrites(connection, action, [{ subject: absence.id, detail: absence }]);
  return ok(absence);
}

function toAbsence({ fromDay, toDay, createdAt, removedAt, ...row }: AbsenceRow): TeamAbsence {
  return { ...row, from: fromDay, to: toDay };
}
