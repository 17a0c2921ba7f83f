import type { Team } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/** A team as a file had it, and when that file was imported: ISO 8601 in UTC. */
export interface TeamFromFile {
  team: Team;
  importedAt: string;
}

/** Every team that came from a file, by id. */
export async function readImportedTeams(session: Session): Promise<TeamFromFile[]> {
  const rows = await session.rows<Team & { importedAt: string }>(`
    SELECT
      id, name, base_code AS "baseCode", people::DOUBLE AS people,
      workstations::DOUBLE AS workstations, capacity_per_hour AS "capacityPerHour",
      loudspeaker_car AS "loudspeakerCar",
      coalesce(list_distinct(skills), []) AS skills,
      coalesce(list_distinct(languages), []) AS languages,
      coalesce(list_distinct(kits), []) AS kits, hours,
      strftime(imported_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%gZ') AS "importedAt"
    FROM team JOIN import USING (import_id) ORDER BY id`);
  return rows.map(({ importedAt, ...team }) => ({ team, importedAt }));
}
