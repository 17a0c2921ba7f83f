import type { Area, AreaCode } from '@tungngo/domain';
import {
  type BoundarySet,
  drawnUnitAt,
  fragmentAreas,
  hexCentre,
  type UnitPart,
  unitAt,
  unitShapes,
} from '@tungngo/geo';
import { readBoundarySet } from '../boundaries/boundary-table.js';
import type { Session } from '../duckdb/session.js';
import { readAreas } from '../metrics/area-list.js';
import { readDrawnShapes } from './drawn-shapes.js';
import { readUnits } from './unit-list.js';

/** A ward's share in a unit. */
export interface Share extends UnitPart {
  share: number;
  method: 'whole' | 'cells' | 'population' | 'area';
}

interface StatedPart extends UnitPart {
  people: number | null;
}

/**
 * Computes the shares and the shapes of every vintage whose crosswalk names each ward of the records.
 * A divided ward is shared by its residents' cells where they are known, else by the stated people
 * of its parts, else by their area. Cost: the cells of divided wards, not events.
 */
export async function refreshCrosswalks(session: Session): Promise<void> {
  await session.run('DELETE FROM crosswalk');
  await session.run('DELETE FROM vintage_boundary');
  const complete = await session.rows<{ vintage: string }>(`
    SELECT DISTINCT vintage FROM vintage_part AS part
    WHERE NOT EXISTS (
      SELECT code FROM area
      WHERE level = 'ward' AND code NOT IN (
        SELECT ward_code FROM vintage_part WHERE vintage = part.vintage
      )
    )`);
  if (complete.length === 0) return;
  const base = await readBoundarySet(session);
  for (const { vintage } of complete) await refreshOne(session, vintage, base);
}

async function refreshOne(session: Session, vintage: string, base: BoundarySet): Promise<void> {
  const units = await readUnits(session, vintage);
  const parts = await session.rows<StatedPart>(
    `SELECT ward_code AS "wardCode", unit_code AS "unitCode", people::DOUBLE AS people
    FROM vintage_part WHERE vintage = $vintage ORDER BY ward_code, unit_code`,
    { vintage },
  );
  const wards = (await readAreas(session)).filter(({ level }) => level === 'ward');
  const people = await readPeopleByCell(session, vintage);
  const drawn = await readDrawnShapes(session, vintage);
  const shares = sharesOf({ parts, units, wards, base, drawn }, people);
  await writeShares(session, vintage, shares);
  const shapes = drawn ?? unitShapes(base, wards, units, parts);
  await session.run(
    `INSERT INTO vintage_boundary
    SELECT $name, $vintage, $approximate, $source, $bbox::JSON::DOUBLE[], $features::JSON`,
    {
      name: vintage,
      vintage: shapes.vintage,
      approximate: shapes.approximate,
      source: shapes.source,
      bbox: JSON.stringify(shapes.bbox),
      features: JSON.stringify(shapes.features),
    },
  );
}

/** People by cell of the divided wards, as last counted. */
function readPeopleByCell(session: Session, vintage: string): Promise<CellPeople[]> {
  return session.rows<CellPeople>(
    `WITH divided AS (
      SELECT ward_code FROM vintage_part WHERE vintage = $vintage
      GROUP BY ward_code HAVING count(*) > 1
    ),
    newest AS (
      SELECT ward_code, residency, max(counted_day) AS counted_day
      FROM eligible JOIN divided USING (ward_code) WHERE indicator IS NULL GROUP BY ALL
    )
    SELECT ward_code AS "wardCode", lower(to_hex(cell)) AS cell, sum(people)::DOUBLE AS people
    FROM eligible JOIN newest USING (ward_code, residency, counted_day)
    ANTI JOIN excluded_cell USING (cell, ward_code)
    WHERE cell IS NOT NULL AND indicator IS NULL
    GROUP BY eligible.ward_code, eligible.cell ORDER BY ward_code, cell`,
    { vintage },
  );
}

interface CellPeople {
  wardCode: AreaCode;
  cell: string;
  people: number;
}

interface Division {
  parts: readonly StatedPart[];
  units: readonly Area[];
  wards: readonly Area[];
  base: BoundarySet;
  /** Shapes of the units as a file drew them. */
  drawn: BoundarySet | null;
}

function sharesOf(division: Division, cells: readonly CellPeople[]): Share[] {
  const { parts, units, wards, base, drawn } = division;
  const byWard = grouped(parts);
  const cellsByWard = grouped(cells);
  const wardOf = new Map(wards.map((ward) => [ward.code, ward]));
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return [...byWard].flatMap(([wardCode, mine]): Share[] => {
    if (mine.length === 1) return mine.map((part) => ({ ...part, share: 1, method: 'whole' }));
    const successors = mine.flatMap(({ unitCode }) => byCode.get(unitCode) ?? []);
    const ward = wardOf.get(wardCode);
    if (!ward) return [];
    const counted = countByUnit(cellsByWard.get(wardCode) ?? [], (place) =>
      drawn
        ? (drawnUnitAt(place, successors, drawn) ?? unitAt(place, ward, successors))
        : unitAt(place, ward, successors),
    );
    if (counted.size > 0) return shared(mine, 'cells', (code) => counted.get(code) ?? 0);
    const stated = new Map(mine.map(({ unitCode, people }) => [unitCode, people]));
    if (mine.every(({ people }) => people !== null) && mine.some(({ people }) => people !== 0)) {
      return shared(mine, 'population', (code) => stated.get(code) ?? 0);
    }
    const areas = fragmentAreas(base, ward, successors, drawn);
    const known = mine.some(({ unitCode }) => (areas.get(unitCode) ?? 0) > 0);
    return shared(mine, 'area', (code) => (known ? (areas.get(code) ?? 0) : 1));
  });
}

function grouped<T extends { wardCode: AreaCode }>(rows: readonly T[]): Map<AreaCode, T[]> {
  const groups = new Map<AreaCode, T[]>();
  for (const row of rows) {
    const group = groups.get(row.wardCode);
    if (group) group.push(row);
    else groups.set(row.wardCode, [row]);
  }
  return groups;
}

function countByUnit(
  cells: readonly CellPeople[],
  unitOf: (place: [lon: number, lat: number]) => AreaCode | undefined,
): Map<AreaCode, number> {
  const people = new Map<AreaCode, number>();
  for (const { cell, people: count } of cells) {
    const code = count > 0 ? unitOf(hexCentre(cell)) : undefined;
    if (code) people.set(code, (people.get(code) ?? 0) + count);
  }
  return people;
}

function shared(
  parts: readonly UnitPart[],
  method: Share['method'],
  weightOf: (code: AreaCode) => number,
): Share[] {
  const total = parts.reduce((sum, { unitCode }) => sum + weightOf(unitCode), 0);
  return parts.map(({ wardCode, unitCode }) => ({
    wardCode,
    unitCode,
    share: weightOf(unitCode) / total,
    method,
  }));
}

/** The last share of a ward ends at exactly 1, so that no person falls between two roundings. */
async function writeShares(session: Session, vintage: string, shares: Share[]): Promise<void> {
  await session.run(
    `INSERT INTO crosswalk (vintage, ward_code, unit_code, below, share, method)
    WITH stated AS (
      SELECT item->>'wardCode' AS ward_code, item->>'unitCode' AS unit_code,
        (item->>'share')::DOUBLE AS share, item->>'method' AS method
      FROM (SELECT unnest($shares::JSON::JSON[]) AS item)
    ),
    placed AS (
      SELECT *,
        coalesce(sum(share) OVER earlier, 0) AS below,
        row_number() OVER (PARTITION BY ward_code ORDER BY unit_code DESC) = 1 AS is_last
      FROM stated
      WINDOW earlier AS (
        PARTITION BY ward_code ORDER BY unit_code
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      )
    )
    SELECT $vintage, ward_code, unit_code, below,
      CASE WHEN is_last THEN 1 - below ELSE share END, method
    FROM placed ORDER BY ward_code, unit_code`,
    { vintage, shares: JSON.stringify(shares) },
  );
}
