import { randomUUID } from 'node:crypto';
import {
  type AreaCode,
  type Assignment,
  assignmentSchema,
  type Channel,
  type Localized,
  ok,
  type Result,
  type Visit,
  type VisitId,
} from '@tungngo/domain';
import { eq, sql } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import { checked } from '../checked.js';
import type { Connection } from '../database/database.js';
import { readAbsence } from '../resources/absences.js';
import { team, visit } from '../schema.js';
import { doubleBooking, notFound, teamAway } from './refusals.js';
import { readVisit, readVisits } from './visit.js';

/** What a visit keeps of its hard area. */
export interface Destination {
  name: Localized;
  wardCode: AreaCode;
  channel: Channel;
}

/** Plans a visit; refused with `not-found`, `input-invalid`, `team-away` or `double-booking`. */
export async function assign(
  connection: Connection,
  given: Assignment,
  destination: Destination,
): Promise<Result<Visit>> {
  const assignment = checked(assignmentSchema, given);
  if (!assignment.ok) return assignment;
  const { teamId, hardAreaId, day, shift } = assignment.value;
  if (!destination.name.vi.trim()) return notFound('hardAreaId', hardAreaId);
  const [known] = await connection.select({ id: team.id }).from(team).where(eq(team.id, teamId));
  if (!known) return notFound('teamId', teamId);
  const away = await readAbsence(connection, teamId, day);
  if (away) return teamAway(away, day);

  for (;;) {
    const added = await insertIfFree(connection, assignment.value, destination);
    if (added) {
      await noteWrites(connection, 'visit-assigned', [{ subject: added.id, detail: added }]);
      return ok(added);
    }
    const sameDay = await readVisits(connection, { teamId, from: day, to: day });
    const held = sameDay.find((other) => other.shift === shift && other.status !== 'cancelled');
    if (held) return doubleBooking(held, sameDay);
    // What held the shift was cancelled between the two statements: it is free after all.
  }
}

/** Undefined when the team's shift is taken; waits for a transaction that is just taking it. */
async function insertIfFree(
  connection: Connection,
  { note, ...assignment }: Assignment,
  { name, wardCode, channel }: Destination,
): Promise<Visit | undefined> {
  const [added] = await connection
    .insert(visit)
    .values({
      ...assignment,
      id: randomUUID() as VisitId,
      hardAreaNameVi: name.vi,
      hardAreaNameEn: name.en,
      wardCode,
      channel,
      status: 'planned',
      note: note ?? null,
      version: 1,
    })
    .onConflictDoNothing({
      target: [visit.teamId, visit.day, visit.shift],
      where: sql`status <> 'cancelled'`,
    })
    .returning({ id: visit.id });
  return added && readVisit(connection, added.id);
}
