import initSqlJs, { type Database, type SqlValue } from 'sql.js';
import type { FileLimits } from './file-limits.js';
import { FileProblem, fileProblems } from './file-problems.js';
import {
  type Budget,
  budgetOf,
  type OpenedFile,
  type RawLayer,
  type StatedReference,
} from './raw-layer.js';
import { wkbGeometry } from './wkb-geometry.js';

/** A GeoPackage: each of its feature tables is a layer. All of them are read, and it is closed. */
export async function openGeoPackage(bytes: Uint8Array, limits: FileLimits): Promise<OpenedFile> {
  // A new one each time: its memory would stay as large as the largest file, and a file that brings
  // it down must not spoil the next.
  const { Database } = await initSqlJs();
  const db = new Database(bytes);
  try {
    // What the file itself defines (views, generated columns) must not call functions with effects.
    db.run('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON');
    const budget = budgetOf(limits);
    const layers = tablesOf(db).map((table) => layerOf(db, table, budget));
    return { format: 'geopackage', layers: layers.map((l) => ({ name: l.name, read: () => l })) };
  } finally {
    db.close();
  }
}

interface FeatureTable {
  table: string;
  geometry: string;
  system: number;
}

/** Feature tables in order; views are left out, for a view's query may never end. */
function tablesOf(db: Database): FeatureTable[] {
  const rows = allRows(
    db,
    `SELECT c.table_name, g.column_name, g.srs_id
     FROM gpkg_contents c
     JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
     JOIN sqlite_master s ON s.name = c.table_name AND s.type = 'table' AND s.rootpage > 0
     WHERE c.data_type = 'features'
     LIMIT 200`,
    'gpkg_contents',
    'gpkg_geometry_columns',
  );
  return rows.map(([table, geometry, system]) => ({
    table: String(table),
    geometry: String(geometry),
    system: Number(system),
  }));
}

/** Rows of a query over tables that must be tables, not views. */
function allRows(db: Database, sql: string, ...tables: string[]): SqlValue[][] {
  for (const table of tables) {
    const [found] = db.exec(
      "SELECT 1 FROM sqlite_master WHERE type = 'table' AND rootpage > 0 AND name = ?",
      [table],
    );
    if (!found) throw notGeoPackage();
  }
  return db.exec(sql)[0]?.values ?? [];
}

function layerOf(
  db: Database,
  { table, geometry, system }: FeatureTable,
  budget: Budget,
): RawLayer {
  // table_info leaves generated columns out: theirs is code of the file's author.
  const columns = (db.exec('SELECT name FROM pragma_table_info(?)', [table])[0]?.values ?? [])
    .map(([name]) => String(name))
    .filter((name) => name !== '__proto__');
  const features: unknown[] = [];
  const statement = db.prepare(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}`);
  try {
    while (statement.step()) {
      budget.feature();
      features.push(featureOf(columns, statement.get(), geometry, budget));
    }
  } finally {
    statement.free();
  }
  return { name: table, reference: referenceOf(db, system), features };
}

function featureOf(columns: string[], row: SqlValue[], geometry: string, budget: Budget): unknown {
  const properties: Record<string, string | number | null> = {};
  let shape: unknown = null;
  for (const [i, column] of columns.entries()) {
    const value = row[i] ?? null;
    if (column.toLowerCase() === geometry.toLowerCase()) shape = shapeOf(value, budget);
    else if (!(value instanceof Uint8Array)) properties[column] = value;
  }
  return { type: 'Feature', properties, geometry: shape };
}

/** Bytes of the envelope by its code, after GeoPackage 1.3, table 5. */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

/** The shape behind a GeoPackage header: "GP", version, flags, system, envelope. */
function shapeOf(value: SqlValue, budget: Budget): unknown {
  if (value === null) return null;
  if (!(value instanceof Uint8Array) || value[0] !== 0x47 || value[1] !== 0x50) throw broken();
  const flags = value[3] ?? 0;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelope === undefined || flags & 0x20) throw broken();
  if (flags & 0x10) return null;
  return wkbGeometry(value.subarray(8 + envelope), budget);
}

function referenceOf(db: Database, system: number): StatedReference {
  // -1 and 0 are "undefined" by the standard.
  if (system <= 0) return { by: 'nothing' };
  const [row] = allRows(
    db,
    `SELECT organization, organization_coordsys_id, definition
     FROM gpkg_spatial_ref_sys WHERE srs_id = ${Math.trunc(system)} LIMIT 1`,
    'gpkg_spatial_ref_sys',
  );
  if (!row) return { by: 'nothing' };
  const [organization, code, definition] = row;
  return /^epsg$/i.test(String(organization))
    ? { by: 'code', code: `EPSG:${code}`, wkt: String(definition ?? '') }
    : { by: 'wkt', wkt: String(definition ?? '') };
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

function notGeoPackage(): FileProblem {
  return new FileProblem(
    fileProblems.unknownFormat({
      vi: 'cơ sở dữ liệu SQLite này không phải GeoPackage',
      en: 'this SQLite database is not a GeoPackage',
    }),
  );
}

function broken(): FileProblem {
  return new FileProblem(fileProblems.broken('GeoPackage'));
}
