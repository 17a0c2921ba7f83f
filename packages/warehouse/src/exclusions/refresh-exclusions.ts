import type { StandingDecision } from '@tungngo/domain';
import { placeEligible } from '../cells/place-eligible.js';
import { everyChange } from '../cubes/every-change.js';
import type { Session } from '../duckdb/session.js';

/**
 * Writes which areas, and which residents' cells of which wards, the decisions exclude. True when
 * the cells are others than before: then every figure must be computed anew. Where two areas share a
 * cell, the one that was excluded first has it.
 * Cost: nothing without decisions; else a scan of the cells of `event` for the wards of its people.
 */
export async function refreshExcludedCells(
  session: Session,
  decisions: readonly StandingDecision[],
): Promise<boolean> {
  await writeDecided(session, decisions.filter(isExclusion));
  await session.run(`
    CREATE OR REPLACE TEMP TABLE former_cell AS SELECT cell, ward_code FROM excluded_cell`);
  await session.run('DELETE FROM excluded_cell');
  await session.run(`
    INSERT INTO excluded_cell (cell, ward_code, area_id)
    WITH lived_in AS (
      SELECT cell, ward_code FROM eligible SEMI JOIN decided_cell USING (cell)
      UNION
      SELECT cell, ward_code FROM event SEMI JOIN decided_cell USING (cell)
    )
    SELECT cell, lived_in.ward_code, arg_min(area_id, (since, area_id))
    FROM lived_in JOIN decided_cell AS decided USING (cell)
    WHERE decided.ward_code IS NULL OR decided.ward_code = lived_in.ward_code
    GROUP BY cell, lived_in.ward_code ORDER BY ALL`);
  const { differ } = await session.one<{ differ: boolean }>(`
    SELECT EXISTS (
      FROM former_cell FULL JOIN excluded_cell AS current USING (cell, ward_code)
      WHERE former_cell.ward_code IS NULL OR current.ward_code IS NULL
    ) AS differ`);
  await session.run('DROP TABLE former_cell');
  await session.run('DROP TABLE decided_cell');
  return differ;
}

const isExclusion = ({ kind, restriction }: StandingDecision) =>
  kind === 'restrict' && restriction?.state === 'excluded';

/** Writes `excluded_area` and the temporary `decided_cell` (cell, ward or null for every ward). */
async function writeDecided(session: Session, decisions: readonly StandingDecision[]) {
  const rows = decisions.flatMap(({ parts, restriction, reason, author, decidedAt }) =>
    parts.map(({ id, name, kind, wardCode, cells }) => ({
      ...{ id, name, kind, wardCode, cells, reason, author },
      since: decidedAt,
      until: restriction?.until ?? null,
    })),
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE decided_area AS
    SELECT
      row->>'id' AS area_id, row->>'name' AS name, row->>'kind' AS kind,
      row->>'wardCode' AS ward_code, (row->>'$.cells')::VARCHAR[] AS cells,
      row->>'reason' AS reason, row->>'author' AS author, row->>'since' AS since,
      (row->>'until')::DATE AS until
    FROM (SELECT unnest($rows::JSON::JSON[]) AS row)`,
    { rows: JSON.stringify(rows) },
  );
  await session.run(`
    CREATE OR REPLACE TEMP TABLE decided_cell AS
    SELECT ('0x' || unnest(cells))::UBIGINT AS cell, ward_code, area_id, since FROM decided_area`);
  await session.run(`
    CREATE OR REPLACE TEMP TABLE named_area AS
    SELECT
      decided.area_id,
      coalesce(decided.name, found.name_vi, former.name_vi, 'Địa bàn ' || decided.area_id) AS name_vi,
      coalesce(decided.name, found.name_en, former.name_en, 'Area ' || decided.area_id) AS name_en,
      coalesce(decided.kind, found.kind, former.kind, 'scattered') AS kind,
      decided.reason, decided.author, decided.since, decided.until
    FROM decided_area AS decided
    LEFT JOIN hard_area AS found ON found.id = decided.area_id
    LEFT JOIN excluded_area AS former ON former.area_id = decided.area_id
    QUALIFY row_number() OVER (PARTITION BY decided.area_id ORDER BY decided.since) = 1`);
  await session.run('DELETE FROM excluded_area');
  await session.run('INSERT INTO excluded_area FROM named_area');
  await session.run('DROP TABLE named_area');
  await session.run('DROP TABLE decided_area');
}

/**
 * Writes by how much the excluded people changed the counts, day by day; what `activation_daily`
 * leaves out. Grain: cell, ward, indicator, day, residency, channel. Cost: scans of `event`, joined
 * with the excluded cells; none without them.
 */
export async function refreshExcludedActivation(session: Session): Promise<void> {
  await session.run('DELETE FROM excluded_activation');
  if (!(await anyExcluded(session))) return;
  await session.run(`
    INSERT INTO excluded_activation (cell, ward_code, indicator, day, residency, channel, persons)
    SELECT cell, ward_code, indicator, day, residency, channel, sum(change)
    FROM (${everyChange}) SEMI JOIN excluded_cell USING (cell, ward_code)
    GROUP BY ALL ORDER BY ALL`);
}

/**
 * Writes the excluded people of every count; what the denominators leave out. People of a count
 * without cells are taken to live where `placed_eligible` puts them, as on the map.
 * Grain: cell, ward, residency, whose count, day of count. Cost: rows of `eligible`; none without
 * excluded cells.
 */
export async function refreshExcludedEligible(session: Session): Promise<void> {
  await session.run('DELETE FROM excluded_eligible');
  if (!(await anyExcluded(session))) return;
  await placeEligible(session);
  await session.run(`
    INSERT INTO excluded_eligible (
      cell, ward_code, residency, indicator, counted_day, people, estimated
    )
    SELECT
      cell, ward_code, residency, nullif(counted_for, '')::indicator, counted_day,
      sum(people), sum(estimated)
    FROM placed_eligible SEMI JOIN excluded_cell USING (cell, ward_code)
    GROUP BY ALL ORDER BY ALL`);
  await session.run('DROP TABLE placed_eligible');
}

async function anyExcluded(session: Session): Promise<boolean> {
  const { some } = await session.one<{ some: boolean }>(
    'SELECT EXISTS (FROM excluded_cell) AS some',
  );
  return some;
}
