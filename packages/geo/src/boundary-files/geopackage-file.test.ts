import initSqlJs from 'sql.js';
import { describe, expect, it } from 'vitest';
import { readFeatures } from './read-features.js';

/** The tables of a GeoPackage, without any layer. */
const EMPTY = `
  CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
  CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
  CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);`;
const layer = (name: string, srs = 4326) => `
  INSERT INTO gpkg_contents VALUES ('${name}', 'features');
  INSERT INTO gpkg_geometry_columns VALUES ('${name}', 'geom', ${srs});`;

/** "GP", version 0, flags, system, then a point in well-known binary. */
function pointBlob(x: number, y: number, flags = 1): string {
  const bytes = Buffer.alloc(29);
  bytes.write('GP', 'latin1');
  bytes[3] = flags;
  bytes[8] = 1;
  bytes.writeUInt32LE(1, 9);
  bytes.writeDoubleLE(x, 13);
  bytes.writeDoubleLE(y, 21);
  return `x'${bytes.toString('hex')}'`;
}

async function read(sql: string) {
  const { Database } = await initSqlJs();
  const db = new Database();
  db.run(sql);
  const bytes = db.export();
  db.close();
  return readFeatures(bytes, 'tep.gpkg');
}

describe('a GeoPackage', () => {
  it('names with quotes are names; an empty shape is none; blobs are no attributes', async () => {
    const file = await read(`${EMPTY}${layer('xa "mới"')}
      CREATE TABLE "xa ""mới""" (fid INTEGER PRIMARY KEY, "tên ""cũ""" TEXT, anh BLOB, GEOM BLOB);
      INSERT INTO "xa ""mới""" VALUES (1, 'Dĩ An', x'00', ${pointBlob(106.7, 11)});
      INSERT INTO "xa ""mới""" VALUES (2, NULL, NULL, ${pointBlob(0, 0, 0x11)});`);
    expect(file.ok ? file.value.layers : file.problem).toEqual(['xa "mới"']);
    expect(file.ok ? file.value.features : []).toEqual([
      {
        type: 'Feature',
        properties: { fid: 1, 'tên "cũ"': 'Dĩ An' },
        geometry: { type: 'Point', coordinates: [106.7, 11] },
      },
      { type: 'Feature', properties: { fid: 2, 'tên "cũ"': null, anh: null }, geometry: null },
    ]);
  });

  it('a system of its own is read from its definition', async () => {
    const wkt =
      'PROJCS["VN2000 Binh Duong",GEOGCS["VN-2000",DATUM["Vietnam_2000",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",105.75],PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]';
    const file = await read(`${EMPTY}${layer('xa', 100_001)}
      INSERT INTO gpkg_spatial_ref_sys VALUES (100001, 'NONE', 100001, '${wkt}');
      CREATE TABLE xa (geom BLOB); INSERT INTO xa VALUES (${pointBlob(603656.36, 1205558.9)});`);
    expect(file.ok ? file.value.crs.code : file.problem).toBe('EPSG:9210');
  });

  it.each([
    [
      'a view that never ends',
      `${EMPTY}${layer('xa')} CREATE VIEW xa AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, NULL AS geom FROM n WHERE i < 0;`,
    ],
    [
      'a list of layers that never ends',
      `${EMPTY.replace('CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);', '')}
       CREATE VIEW gpkg_contents AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'x' AS table_name, 'features' AS data_type FROM n WHERE i < 0;`,
    ],
    ['a database without layers', EMPTY],
    ['another database', 'CREATE TABLE x (a)'],
  ])('%s is refused at once', async (_, sql) => {
    const file = await read(sql);
    expect(file.ok ? 'read' : file.problem.code).toBe('file-unreadable');
  });

  it('a generated column is not computed', async () => {
    const file = await read(`${EMPTY}${layer('xa')}
      CREATE TABLE xa (ten TEXT, geom BLOB, dai TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000))) VIRTUAL);
      INSERT INTO xa (ten, geom) VALUES ('A', ${pointBlob(106.7, 11)});`);
    expect(file.ok ? file.value.features[0]?.properties : file.problem).toEqual({ ten: 'A' });
  });
});
