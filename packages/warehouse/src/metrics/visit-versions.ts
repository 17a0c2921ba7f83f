import type { Session } from '../duckdb/session.js';

/** The newest version of each visit's outcome that the generation holds. */
export async function readVisitVersions(session: Session): Promise<Map<string, number>> {
  const rows = await session.rows<{ id: string; version: number }>(`
    SELECT visit_id AS id, max(version)::DOUBLE AS version FROM visit_outcome GROUP BY visit_id`);
  return new Map(rows.map(({ id, version }) => [id, version]));
}
