import { ProblemError, type Team, teamSchema } from '@tungngo/domain';
import { asc, sql } from 'drizzle-orm';
import { noteWrites } from '../audit/audit-log.js';
import { checked } from '../checked.js';
import type { Connection } from '../database/database.js';
import { team } from '../schema.js';

const columns = {
  id: team.id,
  name: team.name,
  baseCode: team.baseCode,
  people: team.people,
  workstations: team.workstations,
  capacityPerHour: team.capacityPerHour,
  loudspeakerCar: team.loudspeakerCar,
  skills: team.skills,
  languages: team.languages,
  kits: team.kits,
  hours: team.hours,
};

/** All teams, by id. */
export async function readTeams(connection: Connection): Promise<Team[]> {
  return connection.select(columns).from(team).orderBy(asc(team.id));
}

/** Adds a team, or replaces the one with its id. Throws a `ProblemError` for a team that is none. */
export async function saveTeam(connection: Connection, given: Team): Promise<Team> {
  const saved = checkedTeam(given);
  await connection
    .insert(team)
    .values(saved)
    .onConflictDoUpdate({ target: team.id, set: { ...saved, updatedAt: sql`now()` } });
  await noteWrites(connection, 'team-saved', [{ subject: saved.id, detail: saved }]);
  return saved;
}

/** A team as a file had it, and when that was imported: ISO 8601. */
export interface ImportedTeam {
  team: Team;
  importedAt: string;
}

/**
 * Adds or replaces teams that came from files, and returns how many changed. One whose file was taken
 * over before stays as it is: what a person has changed since then is not undone.
 */
export async function takeImportedTeams(
  connection: Connection,
  imported: ImportedTeam[],
): Promise<number> {
  const known = await connection
    .select({ id: team.id, importedAt: team.importedAt })
    .from(team)
    .for('update');
  const takenAt = new Map(known.map(({ id, importedAt }) => [id, importedAt?.getTime() ?? 0]));
  const fresh = imported.filter(
    ({ team: { id }, importedAt }) => Date.parse(importedAt) > (takenAt.get(id) ?? 0),
  );
  for (const { team: given, importedAt } of fresh) {
    const row = { ...checkedTeam(given), importedAt: new Date(importedAt) };
    await connection
      .insert(team)
      .values(row)
      .onConflictDoUpdate({ target: team.id, set: { ...row, updatedAt: sql`now()` } });
  }
  const writes = fresh.map(({ team: given }) => ({ subject: given.id, detail: given }));
  await noteWrites(connection, 'team-imported', writes);
  return fresh.length;
}

/** Adds the teams if there is none yet; of several nodes that start at once, one adds them. */
export async function seedTeams(connection: Connection, given: Team[]): Promise<void> {
  const seeds = given.map(checkedTeam);
  if (seeds.length === 0) return;
  await connection.execute(sql`lock table ${team} in share row exclusive mode`);
  const [known] = await connection.select({ id: team.id }).from(team).limit(1);
  if (known) return;
  await connection.insert(team).values(seeds);
  const writes = seeds.map((seed) => ({ subject: seed.id, detail: seed }));
  await noteWrites(connection, 'team-saved', writes);
}

function checkedTeam(given: Team): Team {
  const result = checked(teamSchema, given);
  if (!result.ok) throw new ProblemError(result.problem);
  return result.value;
}
