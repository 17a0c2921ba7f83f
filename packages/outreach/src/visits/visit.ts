import type { AreaCode, Day, Outcome, TeamId, Visit, VisitId } from '@tungngo/domain';
import { and, asc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.js';
import { outcome, pendingDelivery, team, visit } from '../schema.js';

/** A visit as somebody read it. */
export interface VisitVersion {
  visitId: VisitId;
  version: number;
}

/** Which visits; all that is given must hold. */
export interface VisitQuery {
  from?: Day;
  to?: Day;
  teamId?: TeamId;
  hardAreaId?: string;
}

const columns = { visit, teamName: team.name, outcome };
const newestOutcome = sql`(select max(o.version) from outcome o where o.visit_id = ${visit.id})`;
const inWorkingOrder = [
  asc(visit.day),
  sql`array_position(array['morning', 'afternoon', 'evening'], ${visit.shift})`,
  asc(visit.teamId),
  asc(visit.createdAt),
];

/** Visits by day, shift and team; cancelled ones included. */
export function readVisits(connection: Connection, query: VisitQuery): Promise<Visit[]> {
  return readWhere(
    connection,
    and(
      query.from === undefined ? undefined : gte(visit.day, query.from),
      query.to === undefined ? undefined : lte(visit.day, query.to),
      query.teamId === undefined ? undefined : eq(visit.teamId, query.teamId),
      query.hardAreaId === undefined ? undefined : eq(visit.hardAreaId, query.hardAreaId),
    ),
  );
}

/** The visit, or undefined when there is none with this id. */
export async function readVisit(connection: Connection, id: VisitId): Promise<Visit | undefined> {
  const [found] = await readWhere(connection, eq(visit.id, id));
  return found;
}

/** The visit, kept from others' writes until the transaction ends. */
export async function holdVisit(connection: Connection, id: VisitId): Promise<Visit | undefined> {
  await connection.select({ id: visit.id }).from(visit).where(eq(visit.id, id)).for('update');
  return readVisit(connection, id);
}

/** Visits whose newest outcome is not delivered, in the order of recording. */
export async function readPending(connection: Connection): Promise<Visit[]> {
  const rows = await connection
    .select(columns)
    .from(pendingDelivery)
    .innerJoin(
      visit,
      and(eq(pendingDelivery.kind, 'visit-outcomes'), eq(visit.id, pendingDelivery.subject)),
    )
    .innerJoin(team, eq(team.id, visit.teamId))
    .innerJoin(
      outcome,
      and(eq(outcome.visitId, visit.id), eq(outcome.version, pendingDelivery.version)),
    )
    .orderBy(asc(pendingDelivery.position));
  return rows.map((row) => ({ ...toVisit(row), version: row.outcome.version }));
}

async function readWhere(connection: Connection, condition: SQL | undefined): Promise<Visit[]> {
  const rows = await connection
    .select(columns)
    .from(visit)
    .innerJoin(team, eq(team.id, visit.teamId))
    .leftJoin(outcome, and(eq(outcome.visitId, visit.id), eq(outcome.version, newestOutcome)))
    .where(condition)
    .orderBy(...inWorkingOrder);
  return rows.map(toVisit);
}

interface VisitRow {
  visit: typeof visit.$inferSelect;
  teamName: string;
  outcome: typeof outcome.$inferSelect | null;
}

function toVisit({ visit: row, teamName, outcome: recorded }: VisitRow): Visit {
  return {
    id: row.id,
    teamId: row.teamId,
    teamName,
    hardAreaId: row.hardAreaId,
    hardAreaName: { vi: row.hardAreaNameVi, en: row.hardAreaNameEn },
    wardCode: row.wardCode as AreaCode,
    channel: row.channel,
    day: row.day,
    shift: row.shift,
    status: row.status,
    note: row.note,
    outcome: recorded && toOutcome(recorded),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}

function toOutcome({
  level1,
  level2,
  absent,
  refused,
  note,
}: typeof outcome.$inferSelect): Outcome {
  return { level1, level2, absent, refused, ...(note === null ? {} : { note }) };
}
