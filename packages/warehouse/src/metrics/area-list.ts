import type { Area } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/** Every administrative area, by level from the province down and by code. */
export function readAreas(session: Session): Promise<Area[]> {
  return session.rows<Area>(`
    SELECT code, name, level::VARCHAR AS level, parent_code AS "parentCode", lon, lat
    FROM area ORDER BY area.level, code`);
}
