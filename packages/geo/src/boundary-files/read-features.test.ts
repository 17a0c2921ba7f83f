import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { FeatureCollection, Geometry } from 'geojson';
import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import {
  collection,
  json,
  point,
  pointOf,
  problemOf,
  read,
  rounded,
  utf8,
} from '../../test/feature-files.js';
import { storedZip, tinyDbf, tinyShp } from '../../test/tiny-shapefile.js';

const byGdal = (name: string) =>
  readFileSync(new URL(`./written-by-gdal/${name}`, import.meta.url));
/** The wards of written-by-gdal, turned as shapefiles turn them. */
const diAn = {
  type: 'Polygon',
  coordinates: [
    [
      [106.7, 10.9],
      [106.7, 10.92],
      [106.72, 10.92],
      [106.72, 10.9],
      [106.7, 10.9],
    ],
    [
      [106.705, 10.905],
      [106.71, 10.905],
      [106.71, 10.91],
      [106.705, 10.91],
      [106.705, 10.905],
    ],
  ],
};

describe('files written by GDAL', () => {
  it('a zipped shapefile in VN-2000: layers, Vietnamese attributes, a hole, two parts', async () => {
    const file = await read(byGdal('wards-and-sites.shp.zip'), { layer: 'xa' });
    expect(file.format).toBe('shapefile');
    expect(file.layers).toEqual(['tro', 'xa']);
    expect(file.crs).toMatchObject({ code: 'EPSG:9210', known: 'file' });
    expect(file.features.map(({ properties }) => properties)).toEqual([
      { MA_XA: '25741', TEN: 'Phường Dĩ An', DAN_SO: 1234, NGAY: '2024-03-01' },
      { MA_XA: '25744', TEN: 'Phường Thủ Dầu Một', DAN_SO: 5678, NGAY: null },
    ]);
    expect(rounded(file.features[0]?.geometry)).toEqual(diAn);
    const second = file.features[1]?.geometry;
    expect(
      second?.type === 'MultiPolygon' ? second.coordinates.map((p) => p.length) : null,
    ).toEqual([1, 1]);
  });

  it('its other layer is in Windows-1258 and comes first when none is named', async () => {
    const file = await read(byGdal('wards-and-sites.shp.zip'));
    expect(file.layer).toBe('tro');
    expect(file.features[1]?.properties).toEqual({ ten: 'Khu trọ số 2', phong: 60 });
    expect(rounded(file.features[1]?.geometry)).toEqual(
      rounded(point(106.73, 10.915).geometry as Geometry),
    );
  });

  it('a GeoPackage: each layer in its own system', async () => {
    const wards = await read(byGdal('wards-and-sites.gpkg.gz'), { layer: 'xa' });
    expect([wards.format, wards.layers]).toEqual(['geopackage', ['tro', 'xa']]);
    expect(wards.crs).toMatchObject({ code: 'EPSG:9210', known: 'file' });
    expect(rounded(wards.features[0]?.geometry)).toEqual(diAn);
    expect(wards.features[0]?.properties).toMatchObject({ TEN: 'Phường Dĩ An', DAN_SO: 1234 });
    const sites = await read(byGdal('wards-and-sites.gpkg.gz'));
    expect(sites.crs.code).toBe('EPSG:4326');
    expect(pointOf(sites)).toEqual([106.71, 10.91]);
  });

  it.each(['wards.kml', 'wards.kmz'])('%s: extended data, parts as one shape', async (name) => {
    const file = await read(byGdal(name));
    expect([file.format, file.crs.code, file.crs.known]).toEqual(['kml', 'EPSG:4326', 'file']);
    expect(file.features.map(({ geometry }) => geometry?.type)).toEqual([
      'Polygon',
      'MultiPolygon',
    ]);
    expect(file.features[0]?.properties).toMatchObject({ MA_XA: '25741', TEN: 'Phường Dĩ An' });
  });

  it('a layer that the file lacks is refused with those that it has', async () => {
    const problem = await problemOf(byGdal('wards-and-sites.gpkg.gz'), { layer: 'huyen' });
    expect([problem.code, problem.place?.field]).toEqual(['input-invalid', 'layer']);
    expect(problem.remedy.vi).toContain('tro, xa');
  });
});

describe('GeoJSON', () => {
  it('heights go, ids and null shapes stay, a collection of one kind is one shape', async () => {
    const file = await read(
      json(
        collection([
          { ...point(106.7, 11), id: 7, geometry: { type: 'Point', coordinates: [106.7, 11, 30] } },
          { type: 'Feature', properties: null, geometry: null },
          {
            type: 'Feature',
            properties: {},
            geometry: {
              type: 'GeometryCollection',
              geometries: [point(106.7, 11).geometry, point(106.8, 11).geometry],
            },
          },
        ]),
      ),
    );
    expect(file.features).toEqual([
      { ...point(106.7, 11), id: 7 },
      { type: 'Feature', properties: {}, geometry: null },
      {
        type: 'Feature',
        properties: {},
        geometry: {
          type: 'MultiPoint',
          coordinates: [
            [106.7, 11],
            [106.8, 11],
          ],
        },
      },
    ]);
  });

  it.each([
    ['a feature a line', '\n'],
    ['a feature a line, after record separators', '\n\u001e'],
    ['lines of Windows', '\r\n'],
  ])('%s', async (_, between) => {
    const lines = [1, 2, 3].map((n) => JSON.stringify(point(106.7, 11, { n })));
    const file = await read(utf8(lines.join(between)));
    expect(file.features.map(({ properties }) => properties?.n)).toEqual([1, 2, 3]);
    const broken = await problemOf(utf8([...lines, '{"type":'].join('\n')));
    expect(broken.message.en).toMatch(/breaks at line 4/);
  });

  it('UTF-16, gzip and zip are unpacked; a lone geometry is a feature', async () => {
    const text = JSON.stringify(collection([point(106.7, 11, { ten: 'Dĩ An' })], { name: 'xa' }));
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const zipped = storedZip({ '__MACOSX/._xa.geojson': utf8('x'), 'xa.geojson': utf8(text) });
    for (const bytes of [utf8(text), utf16, gzipSync(text), zipped]) {
      const file = await read(bytes);
      expect([file.layer, file.features[0]?.properties]).toEqual(['xa', { ten: 'Dĩ An' }]);
    }
    expect(pointOf(await read(json(point(106.7, 11).geometry)))).toEqual([106.7, 11]);
  });

  it('the old crs member is read, by name or number', async () => {
    for (const crs of [
      { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::9210' } },
      { type: 'EPSG', properties: { code: 9210 } },
    ]) {
      const file = await read(json(collection([point(603656.3616, 1205558.9019)], { crs })));
      expect(file.crs).toMatchObject({ code: 'EPSG:9210', known: 'file' });
      expect(rounded(file.features[0]?.geometry)).toEqual({
        type: 'Point',
        coordinates: [106.7, 10.9],
      });
    }
  });
});

describe('TopoJSON', () => {
  const square = (x: number): Geometry => ({
    type: 'Polygon',
    coordinates: [
      [
        [x, 11],
        [x + 0.1, 11],
        [x + 0.1, 11.1],
        [x, 11.1],
        [x, 11],
      ],
    ],
  });
  const wards: FeatureCollection = {
    type: 'FeatureCollection',
    features: [106.6, 106.7].map((x) => ({
      type: 'Feature',
      properties: { x },
      geometry: square(x),
    })),
  };
  const topo = topology({ diem: square(106.6), xa: wards }, 1e5);

  it('its objects are layers, its arcs become rings', async () => {
    const file = await read(json(topo), { layer: 'xa' });
    expect([file.format, file.layers]).toEqual(['topojson', ['diem', 'xa']]);
    expect(file.features.map(({ properties }) => properties)).toEqual([{ x: 106.6 }, { x: 106.7 }]);
    const corners = file.features.map(({ geometry }) => JSON.stringify(rounded(geometry)));
    expect(corners[0]).toMatch(/106\.(6|70*1|69999\d*),11/);
    expect(corners[1]).toMatch(/106\.(8|80*1|79999\d*),11\.1/);
    expect((await read(json(topo))).features).toHaveLength(1);
  });

  it('arcs that are missing, or used beyond measure, are refused', async () => {
    const object = { type: 'Polygon', arcs: [[99]] };
    const missing = await problemOf(json({ ...topo, objects: { xa: object } }));
    expect(missing.code).toBe('file-unreadable');
    const geometries = Array.from({ length: 2_000 }, () => ({ type: 'LineString', arcs: [0] }));
    const bomb = {
      type: 'Topology',
      arcs: [Array.from({ length: 2_000 }, () => [0, 0])],
      objects: { xa: { type: 'GeometryCollection', geometries } },
    };
    const problem = await problemOf(json(bomb), { limits: { vertices: 1_000_000 } });
    expect(problem.code).toBe('file-too-large');
    expect((await problemOf(json({ type: 'Topology' }))).code).toBe('file-unreadable');
  });
});

describe('KML', () => {
  const kml = (inner: string) =>
    utf8(
      `\n<?xml version="1.0" encoding="UTF-8"?><kml:kml xmlns:kml="http://www.opengis.net/kml/2.2" xmlns:gx="x"><kml:Document><kml:name>Ra quân</kml:name>${inner}</kml:Document></kml:kml>`,
    );
  const place = (inner: string) =>
    `<Placemark id="p1"><name> Khu trọ &amp; nhà máy </name>${inner}</Placemark>`;
  const at = '<Point><coordinates>106.7, 11.0, 5</coordinates></Point>';

  it('folders become a property; Data, SimpleData and HTML descriptions are attributes', async () => {
    const file = await read(
      kml(
        `<Folder><name>Dĩ An</name><Folder><name>Tân Đông Hiệp</name>${place(
          `<description><![CDATA[<b>24</b> phòng]]></description><ExtendedData><Data name="phòng"><displayName>x</displayName><value>24</value></Data><SchemaData><SimpleData name="mã">01</SimpleData></SchemaData></ExtendedData>${at}`,
        )}</Folder></Folder>${place('<gx:Track><when>2024</when><gx:coord>106.7 11 0</gx:coord><gx:coord>106.8 11 0</gx:coord></gx:Track>')}`,
      ),
    );
    expect(file.features).toEqual([
      {
        ...point(106.7, 11),
        id: 'p1',
        properties: {
          folder: 'Ra quân / Dĩ An / Tân Đông Hiệp',
          name: 'Khu trọ & nhà máy',
          description: '<b>24</b> phòng',
          phòng: '24',
          mã: '01',
        },
      },
      {
        type: 'Feature',
        id: 'p1',
        properties: { folder: 'Ra quân', name: 'Khu trọ & nhà máy' },
        geometry: {
          type: 'LineString',
          coordinates: [
            [106.7, 11],
            [106.8, 11],
          ],
        },
      },
    ]);
  });

  it('20 000 placemarks are read', async () => {
    const file = await read(kml(place(at).repeat(20_000)));
    expect(file.features).toHaveLength(20_000);
  });

  it.each([
    ['a web page', utf8('<!DOCTYPE html><html><body>x</body></html>'), /XML <html>, not KML/],
    ['XML that breaks off', kml('<Folder>').slice(0, -20), /XML breaks at line 2/],
    ['entities that unfold', utf8('<!DOCTYPE k [<!ENTITY a "aa">]><kml>&a;</kml>'), /XML breaks/],
    ['a hundred folders in each other', kml('<Folder>'.repeat(100)), /KML file is damaged/],
    [
      'a word for a coordinate',
      kml(place('<Point><coordinates>đông,bắc</coordinates></Point>')),
      /not a pair of numbers/,
    ],
  ])('%s is refused', async (_, bytes, message) => {
    const problem = await problemOf(bytes);
    expect(problem.message.en).toMatch(message);
    expect(problem.remedy.vi.length).toBeGreaterThan(20);
  });
});

describe('shapefiles of older programs', () => {
  const layer = (name: string, text: Uint8Array, more: Record<string, Uint8Array> = {}) => ({
    [`${name}.shp`]: tinyShp([[106.7, 11]]),
    [`${name}.dbf`]: tinyDbf('TEN', [text]),
    ...more,
  });
  const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

  it.each([
    ['UTF-8 that says so', utf8('Phường Thủ Dầu Một'), 'UTF-8', 'Phường Thủ Dầu Một'],
    [
      'UTF-8 cut within a letter',
      utf8('Phường Dĩ An, phường Thuận Giao ạ').slice(0, -1),
      '',
      'Phường Dĩ An, phường Thuận Giao',
    ],
    ['TCVN3 that says 1252', latin1('Ph­êng Thñ DÇu Mét'), '1252', 'Phường Thủ Dầu Một'],
    [
      'TCVN3 that says nothing',
      latin1('X· B×nh D­¬ng, x· Ph­íc Hßa'),
      '',
      'Xã Bình Dương, xã Phước Hòa',
    ],
    ['VNI', latin1('Phöôøng Dó An, xaõ Phöôùc Hoøa'), '', 'Phường Dĩ An, xã Phước Hòa'],
    ['VNI that says 1252', latin1('THÒ TRAÁN DAÀU TIEÁNG'), '1252', 'THỊ TRẤN DẦU TIẾNG'],
    ['Windows-1258', latin1('XaÞ BiÌnh Dýõng'), '1258', 'Xã Bình Dương'],
    ['ASCII', latin1('Phuong Di An'), '', 'Phuong Di An'],
  ])('attributes in %s', async (_, text, cpg, expected) => {
    const zip = storedZip(layer('xa', text, cpg ? { 'xa.cpg': utf8(cpg) } : {}));
    expect((await read(zip)).features[0]?.properties).toEqual({ TEN: expected });
  });

  it('without a .dbf there are shapes alone; endings may be in capitals', async () => {
    const zip = storedZip({ 'THU MUC/XA.SHP': tinyShp([[106.7, 11]]) });
    const file = await read(zip);
    expect([file.layer, file.features]).toEqual(['XA', [point(106.7, 11)]]);
    expect(file.crs).toMatchObject({ code: 'EPSG:4326', known: 'guessed' });
    expect(file.notes[0]?.vi).toMatch(/không ghi rõ hệ toạ độ/);
  });

  it('a lone .shp and a zip without a map are refused with what to do', async () => {
    expect((await problemOf(tinyShp([[106.7, 11]]))).remedy.vi).toMatch(/Nén \.shp cùng \.dbf/);
    expect((await problemOf(storedZip({ 'a.txt': utf8('x') }))).message.en).toMatch(/zip holds no/);
    // `zip -P`, of one small file.
    const locked = Buffer.from(
      'UEsDBAoACQAAAEokeV0tIIPFMwAAACcAAAAJAAAAYS5nZW9qc29uRGOjcyq1yQBPtZ4klOJFnEUGBUDM9mfbHhA0i0p+298CyfXp77EKhnxTDXPIsD6GK0cPUEsHCC0gg8UzAAAAJwAAAFBLAQIeAwoACQAAAEokeV0tIIPFMwAAACcAAAAJAAAAAAAAAAEAAACkgQAAAABhLmdlb2pzb25QSwUGAAAAAAEAAQA3AAAAagAAAAAA',
      'base64',
    );
    expect((await problemOf(locked)).message.vi).toBe('Tệp zip có mật khẩu.');
    const two = storedZip({ 'a.geojson': json(point(106, 11)), 'b.geojson': json(point(106, 11)) });
    expect((await problemOf(two)).message.en).toMatch(/several files \(a\.geojson, b\.geojson\)/);
  });
});
