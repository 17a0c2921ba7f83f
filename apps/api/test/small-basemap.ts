import { writeFile } from 'node:fs/promises';
import { PbfWriter } from 'pbf';
import { zxyToTileId } from 'pmtiles';

const EXTENT = 4096;
type Point = [x: number, y: number];

interface Shape {
  type: 1 | 2 | 3;
  points: Point[];
  properties: Record<string, string>;
}

/** Land, a river, a park, a road and a town, in the layers of the Protomaps schema. */
const protomapsLayers: Record<string, Shape[]> = {
  earth: [polygon([0, 0, 4096, 4096], { kind: 'earth' })],
  landuse: [polygon([300, 300, 1500, 1400], { kind: 'park' })],
  water: [polygon([2600, 0, 3000, 4096], { kind: 'river' })],
  roads: [
    {
      type: 2,
      points: [
        [0, 2000],
        [4096, 2300],
      ],
      properties: { kind: 'highway' },
    },
  ],
  places: [{ type: 1, points: [[1000, 2600]], properties: { kind: 'locality', name: 'Bến Thử' } }],
};

function polygon([w, n, e, s]: [number, number, number, number], properties: Shape['properties']) {
  const points: Point[] = [
    [w, n],
    [e, n],
    [e, s],
    [w, s],
  ];
  return { type: 3 as const, points, properties };
}

/**
 * Writes a PMTiles 3 file with the same small tile everywhere up to zoom 1, and around Bình Dương
 * down to zoom 9. `layers` are the names that its metadata tells.
 */
export async function writeSmallBasemap(
  path: string,
  { layers = Object.keys(protomapsLayers), tileType = 1 } = {},
): Promise<void> {
  const tile = encodeTile(protomapsLayers);
  const metadata = Buffer.from(
    JSON.stringify({
      attribution: '<a href="https://example.org">&copy; Người vẽ thử</a>',
      vector_layers: layers.map((id) => ({ id, fields: {} })),
    }),
  );
  const directory = encodeDirectory(addresses().map((id) => ({ id, length: tile.length })));
  const header = encodeHeader(directory.length, metadata.length, tile.length, tileType);
  await writeFile(path, Buffer.concat([header, directory, metadata, tile]));
}

function addresses(): number[] {
  const ids = [
    zxyToTileId(0, 0, 0),
    ...[0, 1].flatMap((x) => [0, 1].map((y) => zxyToTileId(1, x, y))),
  ];
  for (let z = 2; z <= 9; z++) {
    const n = 2 ** z;
    const [x, y] = [Math.floor((286.7 / 360) * n), Math.floor(0.469 * n)];
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        if (x + dx >= 0 && x + dx < n && y + dy >= 0 && y + dy < n) {
          ids.push(zxyToTileId(z, x + dx, y + dy));
        }
      }
    }
  }
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** Every address has the one tile, at offset 0. */
function encodeDirectory(entries: { id: number; length: number }[]): Buffer {
  const pbf = new PbfWriter();
  pbf.writeVarint(entries.length);
  let last = 0;
  for (const { id } of entries) {
    pbf.writeVarint(id - last);
    last = id;
  }
  for (const _ of entries) pbf.writeVarint(1);
  for (const { length } of entries) pbf.writeVarint(length);
  for (const _ of entries) pbf.writeVarint(1);
  return Buffer.from(pbf.finish());
}

const HEADER_BYTES = 127;
const UNCOMPRESSED = 1;

function encodeHeader(
  directory: number,
  metadata: number,
  tiles: number,
  tileType: number,
): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0);
  header.writeUInt8(3, 7);
  const metadataAt = HEADER_BYTES + directory;
  const tilesAt = metadataAt + metadata;
  const parts = [
    HEADER_BYTES,
    directory,
    metadataAt,
    metadata,
    tilesAt,
    0,
    tilesAt,
    tiles,
    0,
    0,
    1,
  ];
  for (const [i, value] of parts.entries()) header.writeBigUInt64LE(BigInt(value), 8 + 8 * i);
  header.writeUInt8(1, 96);
  header.writeUInt8(UNCOMPRESSED, 97);
  header.writeUInt8(UNCOMPRESSED, 98);
  header.writeUInt8(tileType, 99);
  header.writeUInt8(0, 100);
  header.writeUInt8(9, 101);
  for (const [i, degrees] of [105, 9, 108, 13].entries())
    header.writeInt32LE(degrees * 1e7, 102 + 4 * i);
  return header;
}

function encodeTile(layers: Record<string, Shape[]>): Buffer {
  const pbf = new PbfWriter();
  for (const [name, shapes] of Object.entries(layers)) {
    pbf.writeMessage(3, writeLayer, { name, shapes });
  }
  return Buffer.from(pbf.finish());
}

function writeLayer({ name, shapes }: { name: string; shapes: Shape[] }, pbf: PbfWriter): void {
  const keys = [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties)))];
  const values = [...new Set(shapes.flatMap(({ properties }) => Object.values(properties)))];
  pbf.writeVarintField(15, 2);
  pbf.writeStringField(1, name);
  for (const { type, points, properties } of shapes) {
    const tags = Object.entries(properties).flatMap(([k, v]) => [
      keys.indexOf(k),
      values.indexOf(v),
    ]);
    pbf.writeMessage(
      2,
      (_: null, feature: PbfWriter) => {
        feature.writePackedVarint(2, tags);
        feature.writeVarintField(3, type);
        feature.writePackedVarint(4, commands(type, points));
      },
      null,
    );
  }
  for (const key of keys) pbf.writeStringField(3, key);
  for (const value of values) {
    pbf.writeMessage(4, (text: string, inner: PbfWriter) => inner.writeStringField(1, text), value);
  }
  pbf.writeVarintField(5, EXTENT);
}

/** MoveTo one point, LineTo the others, ClosePath. */
function commands(type: Shape['type'], points: Point[]): number[] {
  const zigzag = (n: number) => (n << 1) ^ (n >> 31);
  let [x, y] = [0, 0];
  const steps = points.map(([px, py]) => {
    const step = [zigzag(px - x), zigzag(py - y)];
    [x, y] = [px, py];
    return step;
  });
  const [first = [], ...others] = steps;
  const lines = others.length > 0 ? [(others.length << 3) | 2, ...others.flat()] : [];
  return [(1 << 3) | 1, ...first, ...lines, ...(type === 3 ? [(1 << 3) | 7] : [])];
}
