import type { AreaCode, HardArea } from '@tungngo/domain';
import { type CellCount, detectHardAreas, type KnownSite } from '@tungngo/geo';
import type { Session } from '../duckdb/session.js';
import { readAreas } from '../metrics/area-list.js';

/**
 * Finds the hard areas of the build and writes them to `hard_area`, best first.
 * Counts people of the campaign's headline level (2 without a campaign).
 */
export async function refreshHardAreas(session: Session): Promise<void> {
  const found = detectHardAreas({
    cells: await cellCounts(session),
    sites: await knownSites(session),
    areas: await readAreas(session),
    visits: await visitsByWard(session),
  });
  await session.run('DELETE FROM hard_area');
  if (found.length === 0) return;
  await session.run(insertSql, { rows: JSON.stringify(found) });
}

/** Grain: cell and ward. The newest count of eligible people of each ward and residency is taken. */
function cellCounts(session: Session): Promise<CellCount[]> {
  return session.rows<CellCount>(`
    WITH newest AS (
      SELECT ward_code, residency, max(counted_day) AS counted_day
      FROM eligible WHERE indicator IS NULL GROUP BY ALL
    ),
    people AS (
      SELECT
        cell, ward_code,
        sum(people) AS eligible,
        coalesce(sum(people) FILTER (residency = 'temporary'), 0) AS temporary
      FROM eligible SEMI JOIN newest USING (ward_code, residency, counted_day)
      WHERE cell IS NOT NULL AND indicator IS NULL GROUP BY ALL
    ),
    reached AS (
      SELECT cell, ward_code, sum(persons) AS activated
      FROM activated_cell
      WHERE indicator = coalesce(
        (SELECT 'level' || headline_level FROM campaign), 'level2'
      )::indicator
      GROUP BY ALL
    )
    SELECT
      printf('%x', cell) AS cell, ward_code AS "wardCode",
      eligible::DOUBLE AS eligible,
      temporary::DOUBLE AS "eligibleTemporary",
      coalesce(activated, 0)::DOUBLE AS activated
    FROM people LEFT JOIN reached USING (cell, ward_code)
    ORDER BY cell, ward_code`);
}

function knownSites(session: Session): Promise<KnownSite[]> {
  return session.rows<KnownSite>(`
    SELECT
      site_id AS id, name, kind::VARCHAR AS kind, ward_code AS "wardCode", lon, lat,
      size::DOUBLE AS size, hours
    FROM site ORDER BY site_id`);
}

function visitsByWard(session: Session) {
  return session.rows<{ wardCode: AreaCode; absent: number; reached: number }>(`
    SELECT
      ward_code AS "wardCode",
      sum(absent)::DOUBLE AS absent,
      sum(level1 + level2)::DOUBLE AS reached
    FROM (SELECT DISTINCT ON (visit_id) * FROM visit_outcome ORDER BY visit_id, version DESC)
    GROUP BY ward_code ORDER BY ward_code`);
}

const insertSql = `
  INSERT INTO hard_area
  SELECT
    row->>'id', row->>'$.name.vi', row->>'$.name.en', row->>'kind', row->>'wardCode',
    row->>'wardName', (row->>'lon')::DOUBLE, (row->>'lat')::DOUBLE,
    round((row->>'eligible')::DOUBLE)::INTEGER, round((row->>'activated')::DOUBLE)::INTEGER,
    round((row->>'remaining')::DOUBLE)::INTEGER, (row->>'temporaryShare')::DOUBLE,
    (row->>'hardness')::DOUBLE, (row->>'confidence')::DOUBLE,
    row->>'$.bestHours.vi', row->>'$.bestHours.en',
    row->'reasons', row->'missingInputs', row->'polygon'
  FROM (SELECT unnest(json_extract($rows::JSON, '$[*]')) AS row)`;

/** The hard areas of a generation in the order in which they were ranked. */
export async function readHardAreas(session: Session): Promise<HardArea[]> {
  const rows = await session.rows<Record<string, string | number>>(`
    SELECT
      id, name_vi, name_en, kind, ward_code AS "wardCode", ward_name AS "wardName", lon, lat,
      eligible::DOUBLE AS eligible, activated::DOUBLE AS activated, remaining::DOUBLE AS remaining,
      temporary_share AS "temporaryShare", hardness, confidence, best_hours_vi, best_hours_en,
      reasons::VARCHAR AS reasons, missing_inputs::VARCHAR AS missing, polygon::VARCHAR AS polygon
    FROM hard_area ORDER BY rowid`);
  return rows.map(
    ({ name_vi, name_en, best_hours_vi, best_hours_en, reasons, missing, polygon, ...plain }) =>
      ({
        ...plain,
        name: { vi: name_vi, en: name_en },
        bestHours: { vi: best_hours_vi, en: best_hours_en },
        reasons: JSON.parse(String(reasons)),
        missingInputs: JSON.parse(String(missing)),
        polygon: JSON.parse(String(polygon)),
      }) as unknown as HardArea,
  );
}
