import type { HardArea } from '@tungngo/domain';
import type { CellOfWard } from '@tungngo/geo';
import type { Session } from '../duckdb/session.js';

/** The hard areas of a generation in the order in which they were ranked. */
export async function readHardAreas(session: Session): Promise<HardArea[]> {
  const rows = await session.rows<Record<string, string | number | null>>(`
    SELECT
      id, name_vi, name_en, kind, ward_code AS "wardCode", ward_name AS "wardName", lon, lat,
      eligible::DOUBLE AS eligible, activated::DOUBLE AS activated, remaining::DOUBLE AS remaining,
      temporary_share AS "temporaryShare", hardness, confidence, best_hours_vi, best_hours_en,
      reasons::VARCHAR AS reasons, missing_inputs::VARCHAR AS missing, polygon::VARCHAR AS polygon,
      standing, kind_evidence::VARCHAR AS evidence, kind_confidence AS "kindConfidence",
      expected_coverage AS "expectedCoverage", since::VARCHAR AS since, parent_id AS "parentId",
      trend::DOUBLE AS trend, nearest_point::VARCHAR AS nearest, access, contact,
      closed_day::VARCHAR AS "closedDay"
    FROM hard_area ORDER BY rowid`);
  return rows.map(
    ({
      name_vi,
      name_en,
      best_hours_vi,
      best_hours_en,
      reasons,
      missing,
      polygon,
      evidence,
      nearest,
      ...plain
    }) =>
      ({
        ...plain,
        name: { vi: name_vi, en: name_en },
        bestHours: { vi: best_hours_vi, en: best_hours_en },
        reasons: JSON.parse(String(reasons)),
        missingInputs: JSON.parse(String(missing)),
        kindEvidence: JSON.parse(String(evidence)),
        nearestPoint: nearest === null ? null : JSON.parse(String(nearest)),
        polygon: JSON.parse(String(polygon)),
      }) as unknown as HardArea,
  );
}

/** The residents' cells of one area by ward and cell; empty when there is no such area. */
export function readHardAreaCells(session: Session, id: string): Promise<CellOfWard[]> {
  return session.rows<CellOfWard>(
    `
    SELECT printf('%x', cell) AS cell, ward_code AS "wardCode"
    FROM hard_area_cell WHERE id = $id ORDER BY ward_code, cell`,
    { id },
  );
}
