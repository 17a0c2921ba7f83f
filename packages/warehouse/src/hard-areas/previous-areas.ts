import type { Day, HardAreaKind, HardAreaStanding } from '@tungngo/domain';
import type { CellOfWard, PreviousArea } from '@tungngo/geo';
import type { Session } from '../duckdb/session.js';

/**
 * Every area that a build's data was ever found to have, by id; what the last generation said of
 * those that it listed. Cost: rows of `hard_area_cell` and `hard_area_history`.
 */
export async function readPreviousAreas(session: Session): Promise<PreviousArea[]> {
  const rows = await session.rows<PreviousRow>(`
    WITH past AS (
      SELECT
        id, min(day) AS since, arg_max(parent_id, generation) AS parent_id
      FROM hard_area_history GROUP BY id
    ),
    cells AS (
      SELECT id, list(printf('%x %s', cell, ward_code) ORDER BY ward_code, cell) AS members
      FROM hard_area_cell GROUP BY id
    )
    SELECT
      id, to_json(members)::VARCHAR AS members,
      coalesce(area.parent_id, past.parent_id) AS "parentId",
      coalesce(area.since, past.since)::VARCHAR AS since,
      name_vi, name_en, kind, standing, closed_day::VARCHAR AS closed
    FROM cells LEFT JOIN hard_area AS area USING (id) LEFT JOIN past USING (id)
    ORDER BY id`);
  return rows.map(({ id, members, parentId, since, ...area }) => ({
    id,
    members: (JSON.parse(members) as string[]).map(memberOf),
    parentId,
    since,
    last:
      area.standing === null
        ? null
        : {
            name: { vi: area.name_vi ?? '', en: area.name_en ?? '' },
            kind: area.kind ?? 'scattered',
            standing: area.standing,
            closedDay: area.closed,
          },
  }));
}

interface PreviousRow {
  id: string;
  members: string;
  parentId: string | null;
  since: Day | null;
  name_vi: string | null;
  name_en: string | null;
  kind: HardAreaKind | null;
  standing: HardAreaStanding | null;
  closed: Day | null;
}

function memberOf(text: string): CellOfWard {
  const [cell = '', wardCode = ''] = text.split(' ');
  return { cell, wardCode: wardCode as CellOfWard['wardCode'] };
}
