import { describe, expect, it } from 'vitest';
import { coordinateSystems, findCoordinateSystem, systemOfProvince } from './coordinate-systems.js';
import { candidateSystems } from './guessed-systems.js';
import { systemOfWkt } from './stated-system.js';
import { toWgs84 } from './to-wgs84.js';

/**
 * Control values by PROJ 9.1.1 (`cs2cs -f %.9f`). VN-2000 with the parameters of EPSG:6960 written
 * out, for by itself PROJ takes EPSG:5194 (a metre away) in the Mekong delta; the point in Hà Nội
 * is the same by EPSG codes alone.
 */
const controls: [code: string, x: number, y: number, lon: number, lat: number][] = [
  ['EPSG:9205', 510250.5, 2365000.25, 103.100744979, 21.379798804],
  ['EPSG:9210', 603656.361591383, 1205558.90187983, 106.700000001, 10.9],
  ['EPSG:9210', 571234.5, 1252345.75, 106.404375277, 11.323758946],
  ['EPSG:9209', 560000, 1240000, 106.051246985, 11.212355876],
  ['EPSG:5897', 587500.25, 2325000.5, 105.843629682, 21.016406128],
  ['EPSG:5899', 432100.125, 1201000, 107.130729069, 10.859618481],
  ['EPSG:9218', 455555.5, 1400000.75, 108.092621733, 12.659055549],
  ['EPSG:3405', 685432.1, 1213579.2, 106.698819287, 10.97254517],
  ['EPSG:3406', 201234.5, 1773456.7, 108.210027704, 16.02167748],
  ['EPSG:32648', 680287.7489, 1214262.5695, 106.65, 10.98],
  ['EPSG:32649', 200000, 1775000, 108.196486116, 16.036486133],
  ['EPSG:3857', 11872000, 1228000, 106.647990531, 10.963783559],
  ['EPSG:4756', 106.65, 10.98, 106.651787597, 10.97898193],
  ['EPSG:4326', 106.65, 10.98, 106.65, 10.98],
];

describe('to WGS 84', () => {
  it.each(controls)('%s %f %f is where PROJ puts it, to a millimetre', (code, x, y, lon, lat) => {
    const [gotLon, gotLat] = toWgs84(code)?.(x, y) ?? [];
    expect(gotLon).toBeCloseTo(lon, 8);
    expect(gotLat).toBeCloseTo(lat, 8);
  });

  it('a place outside a system is not a number, and an unknown system has no way', () => {
    expect(toWgs84('EPSG:9210')?.(Number.NaN, 1)).toEqual([Number.NaN, Number.NaN]);
    expect(toWgs84('EPSG:9210')?.(Number.POSITIVE_INFINITY, 1)).toEqual([Number.NaN, Number.NaN]);
    expect(toWgs84('EPSG:2154')).toBeNull();
  });
});

describe('the list', () => {
  it('has each code once, and each of the 63 provinces in one zone', () => {
    const codes = coordinateSystems.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const provinces = coordinateSystems.flatMap((system) => system.provinces);
    expect(new Set(provinces).size).toBe(63);
    expect(provinces).toHaveLength(63);
  });

  it.each([
    ['Bình Dương', 'EPSG:9210'],
    ['Tỉnh Bình Dương', 'EPSG:9210'],
    ['thanh pho ho chi minh', 'EPSG:9210'],
    ['TP.HCM', 'EPSG:9210'],
    ['Bình', undefined],
    ['Tây Ninh', 'EPSG:9209'],
    ['Bình Phước', 'EPSG:9212'],
    ['Đồng Nai', 'EPSG:5899'],
    ['Bà Rịa - Vũng Tàu', 'EPSG:5899'],
    ['Hà Nội', 'EPSG:5897'],
    ['Thừa Thiên - Huế', 'EPSG:9214'],
  ])('the system of %s is %s', (province, code) => {
    expect(systemOfProvince(province)?.code).toBe(code);
  });

  it.each([
    ['EPSG:9210', 'EPSG:9210'],
    ['epsg:9210', 'EPSG:9210'],
    [' 9210 ', 'EPSG:9210'],
    ['urn:ogc:def:crs:EPSG::9210', 'EPSG:9210'],
    ['urn:ogc:def:crs:EPSG:9.6:3405', 'EPSG:3405'],
    ['http://www.opengis.net/def/crs/EPSG/0/4326', 'EPSG:4326'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326'],
    ['CRS84', 'EPSG:4326'],
    ['900913', 'EPSG:3857'],
    ['6957', 'EPSG:5897'],
    ['EPSG:2154', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('“%s” names %s', (name, code) => {
    expect(findCoordinateSystem(name)?.code).toBe(code);
  });

  it('names its meridian in both languages', () => {
    const { name } = findCoordinateSystem('9210') ?? { name: { vi: '', en: '' } };
    expect(name.vi).toMatch(/^VN-2000, múi 3°, kinh tuyến trục 105°45′ \(.*Bình Dương/);
    expect(name.en).toMatch(/^VN-2000, 3° zone, central meridian 105°45′ \(/);
  });
});

/** As ArcGIS and QGIS write it, without the datum's shift. */
const esri = (datum: string, meridian: number, scale: number, more = '') =>
  `PROJCS["x",GEOGCS["GCS",DATUM["${datum}",SPHEROID["WGS_1984",6378137.0,298.257223563]${more}],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
const shift =
  ',TOWGS84[-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278]';

describe('well-known text', () => {
  it.each([
    ['VN-2000 of Bình Dương', esri('D_Vietnam_2000', 105.75, 0.9999), 'EPSG:9210', true],
    ['VN-2000 with its shift', esri('WGS_1984', 105.5, 0.9999, shift), 'EPSG:9209', true],
    ['VN-2000 in UTM', esri('D_VN_2000', 105, 0.9996), 'EPSG:3405', true],
    ['WGS 84 in UTM', esri('D_WGS_1984', 105, 0.9996), 'EPSG:32648', true],
    ['a 3-degree zone said to be WGS 84', esri('D_WGS_1984', 105.75, 0.9999), 'EPSG:9210', false],
    [
      'WGS 84 in degrees',
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]',
      'EPSG:4326',
      true,
    ],
    [
      'VN-2000 in degrees',
      'GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]',
      'EPSG:4756',
      true,
    ],
    [
      'Web Mercator',
      'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]',
      'EPSG:3857',
      true,
    ],
    [
      'WKT 2',
      'PROJCRS["VN-2000 / TM-3 105-45",BASEGEOGCRS["VN-2000",DATUM["Vietnam 2000",ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4756]],CONVERSION["Vietnam TM-3 105-45",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],PARAMETER["Longitude of natural origin",105.75,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],PARAMETER["Scale factor at natural origin",0.9999,SCALEUNIT["unity",1],ID["EPSG",8805]],PARAMETER["False easting",500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],CS[Cartesian,2],AXIS["(E)",east,ORDER[1],LENGTHUNIT["metre",1]],AXIS["(N)",north,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",9210]]',
      'EPSG:9210',
      true,
    ],
  ])('%s', (_, wkt, code, sure) => {
    expect(systemOfWkt(wkt)).toMatchObject({ code, sure });
  });

  it('another meridian of VN-2000 is shifted like the listed ones', () => {
    const own = systemOfWkt(esri('D_Vietnam_2000', 105.7, 0.9999));
    const listed = toWgs84('EPSG:9210')?.(600_000, 1_215_000) ?? [];
    const [lon = 0, lat = 0] = own?.toWgs84(600_000, 1_215_000) ?? [];
    expect(lon).toBeCloseTo((listed[0] ?? 0) - 0.05, 5);
    expect(lat).toBeCloseTo(listed[1] ?? 0, 5);
  });

  it.each([
    ['a datum whose place is unknown', esri('D_Indian_1960', 105, 0.9996)],
    ['no text', ''],
    ['other text', 'PROJCS["'],
    ['a name only', 'LOCAL_CS["Arbitrary"]'],
    ['endless text', esri('D_Vietnam_2000', 105.75, 0.9999).repeat(100)],
  ])('%s is not known', (_, wkt) => {
    expect(systemOfWkt(wkt)).toBeNull();
  });
});

describe('coordinates of an unstated system', () => {
  const codes = (...args: Parameters<typeof candidateSystems>) =>
    candidateSystems(...args).map(({ system, swapped }) => `${system.code}${swapped ? ' yx' : ''}`);

  it('degrees are WGS 84, Web Mercator is alone in its range, either may be swapped', () => {
    expect(codes([106.5, 10.9, 106.9, 11.4])).toEqual(['EPSG:4326']);
    expect(codes([10.9, 106.5, 11.4, 106.9])).toEqual(['EPSG:4326 yx']);
    expect(codes([11_860_000, 1_215_000, 11_900_000, 1_270_000])).toEqual(['EPSG:3857']);
  });

  it('metres fit many zones of the country; around one province few of them', () => {
    const extent = [575_000, 1_205_000, 615_000, 1_260_000] as const;
    expect(codes(extent).length).toBeGreaterThan(5);
    const around = codes(extent, [106.2, 10.8, 107, 11.6]);
    expect(around).toContain('EPSG:9210');
    expect(around).not.toContain('EPSG:9217');
  });

  it('nothing fits metres of another country', () => {
    expect(codes([650_000, 6_860_000, 660_000, 6_870_000])).toEqual([]);
  });
});
