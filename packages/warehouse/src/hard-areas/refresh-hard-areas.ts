import type { AreaCode, Day, HardArea, StandingDecision } from '@tungngo/domain';
import { clippedToWard, detectHardAreas, type KnownSite } from '@tungngo/geo';
import { readBoundaryInfo, readBoundarySet } from '../boundaries/boundary-table.js';
import type { Session } from '../duckdb/session.js';
import { readAreas } from '../metrics/area-list.js';
import { readCellCounts } from './cell-counts.js';
import { readPreviousAreas } from './previous-areas.js';

/**
 * Finds the hard areas of the build and writes them to `hard_area`, best first; those of the
 * generation before, which the build was copied from, hand their ids on. The cells of areas that
 * came off the list stay known, so that one that comes back is recognised.
 * Counts people of the campaign's headline level (2 without a campaign).
 */
export async function refreshHardAreas(
  session: Session,
  { generation, decisions }: { generation: number; decisions: readonly StandingDecision[] },
): Promise<void> {
  const day = await newestDay(session);
  const found = detectHardAreas({
    cells: await readCellCounts(session, day),
    sites: await knownSites(session),
    areas: await readAreas(session),
    visits: await visitsByWard(session),
    day,
    decisions,
    previous: await readPreviousAreas(session),
  });
  await session.run('DELETE FROM hard_area');
  if (found.length === 0) return;
  const rows = { rows: JSON.stringify(await withinWards(session, found)) };
  await session.run(insertSql, rows);
  await session.run('DELETE FROM hard_area_cell WHERE id IN (SELECT id FROM hard_area)');
  await session.run(insertCellsSql, rows);
  await session.run(
    'DELETE FROM hard_area_history WHERE day = $day::DATE AND id IN (SELECT id FROM hard_area)',
    { day },
  );
  await session.run(rememberSql, { generation, day });
}

/**
 * Outlines end at their ward's border where real borders were imported; stand-ins drawn from centres
 * say nothing of who lives where, and an officer's own outline stays as it was drawn.
 */
async function withinWards<A extends HardArea>(session: Session, found: A[]): Promise<A[]> {
  const { approximate } = await readBoundaryInfo(session);
  if (approximate) return found;
  const { features } = await readBoundarySet(session);
  const wards = new Map(features.map(({ properties, geometry }) => [properties.code, geometry]));
  return found.map((area) => {
    const ward = wards.get(area.wardCode);
    if (!ward || area.standing === 'drawn') return area;
    return { ...area, polygon: clippedToWard(area.polygon, ward) };
  });
}

/** Newest day of the data. */
async function newestDay(session: Session): Promise<Day | null> {
  const { day } = await session.one<{ day: Day | null }>(
    'SELECT max(day)::VARCHAR AS day FROM coverage_daily',
  );
  return day;
}

function knownSites(session: Session): Promise<KnownSite[]> {
  return session.rows<KnownSite>(`
    SELECT
      site_id AS id, name, kind::VARCHAR AS kind, ward_code AS "wardCode", lon, lat,
      size::DOUBLE AS size, hours
    FROM site ORDER BY site_id`);
}

function visitsByWard(session: Session) {
  return session.rows<{ wardCode: AreaCode; absent: number; reached: number; times: number }>(`
    SELECT
      ward_code AS "wardCode",
      sum(absent)::DOUBLE AS absent,
      sum(level1 + level2)::DOUBLE AS reached,
      count(*)::DOUBLE AS times
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
    row->'reasons', row->'missingInputs', row->'polygon',
    row->>'standing', row->'kindEvidence', (row->>'kindConfidence')::DOUBLE,
    (row->>'expectedCoverage')::DOUBLE, (row->>'since')::DATE, row->>'parentId',
    round((row->>'trend')::DOUBLE)::INTEGER, row->'nearestPoint', row->>'access',
    row->>'contact', (row->>'closedDay')::DATE
  FROM (SELECT unnest(json_extract($rows::JSON, '$[*]')) AS row)`;

const insertCellsSql = `
  INSERT INTO hard_area_cell
  SELECT row->>'id', ('0x' || (member->>'cell'))::UBIGINT, member->>'wardCode'
  FROM (
    SELECT row, unnest(json_extract(row, '$.members[*]')) AS member
    FROM (SELECT unnest(json_extract($rows::JSON, '$[*]')) AS row)
  )`;

/** One row an area and day: a later generation of the same day takes the place of the earlier. */
const rememberSql = `
  INSERT INTO hard_area_history
  SELECT id, $generation, $day::DATE, eligible, activated, remaining, hardness, parent_id
  FROM hard_area`;
