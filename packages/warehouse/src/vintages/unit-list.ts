import type { Area, BoundaryVintage, UnitOrigin } from '@tungngo/domain';
import type { Session } from '../duckdb/session.js';

/** The units of a vintage, by level from the province down and by code; empty when there is none. */
export function readUnits(session: Session, vintage: string): Promise<Area[]> {
  return session.rows<Area>(
    `SELECT code, name, level::VARCHAR AS level, parent_code AS "parentCode", lon, lat
    FROM vintage_unit WHERE vintage = $vintage ORDER BY vintage_unit.level, code`,
    { vintage },
  );
}

/** Every other vintage that files have told of, newest first. */
export function readVintages(session: Session): Promise<BoundaryVintage[]> {
  return session.rows<BoundaryVintage>(`
    SELECT
      vintage AS name,
      min(valid_from)::VARCHAR AS "validFrom",
      count(*) FILTER (level = 'ward')::DOUBLE AS units,
      (
        SELECT coalesce(list(code ORDER BY code), []) FROM area
        WHERE level = 'ward' AND code NOT IN (
          SELECT ward_code FROM vintage_part AS part WHERE part.vintage = unit.vintage
        )
      ) AS "missingWards",
      (
        SELECT struct_pack(
          cells := count(DISTINCT ward_code) FILTER (method = 'cells')::DOUBLE,
          population := count(DISTINCT ward_code) FILTER (method = 'population')::DOUBLE,
          area := count(DISTINCT ward_code) FILTER (method = 'area')::DOUBLE
        )
        FROM crosswalk WHERE crosswalk.vintage = unit.vintage
      ) AS divided
    FROM vintage_unit AS unit GROUP BY vintage ORDER BY min(valid_from) DESC, vintage`);
}

/** What every unit of a vintage was made of, by unit and ward. */
export function readOrigins(session: Session, vintage: string): Promise<UnitOrigin[]> {
  return session.rows<UnitOrigin>(
    `SELECT unit_code AS "unitCode", ward_code AS "wardCode", share, method
    FROM crosswalk WHERE vintage = $vintage AND share > 0 ORDER BY unit_code, ward_code`,
    { vintage },
  );
}
