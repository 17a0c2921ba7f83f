import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** For tests: a .shp of points. */
export function tinyShp(points: readonly (readonly [x: number, y: number])[]): Uint8Array {
  const bytes = Buffer.alloc(100 + 28 * points.length);
  bytes.writeInt32BE(9994, 0);
  bytes.writeInt32BE(bytes.length / 2, 24);
  bytes.writeInt32LE(1000, 28);
  bytes.writeInt32LE(1, 32);
  for (const [i, [x, y]] of points.entries()) {
    const at = 100 + 28 * i;
    bytes.writeInt32BE(i + 1, at);
    bytes.writeInt32BE(10, at + 4);
    bytes.writeInt32LE(1, at + 8);
    bytes.writeDoubleLE(x, at + 12);
    bytes.writeDoubleLE(y, at + 20);
  }
  return new Uint8Array(bytes);
}

/** For tests: a .shp of one polygon, each ring a part. */
export function tinyPolygonShp(
  rings: readonly (readonly (readonly [number, number])[])[],
): Uint8Array {
  const points = rings.flat();
  const content = 44 + 4 * rings.length + 16 * points.length;
  const bytes = Buffer.alloc(108 + content);
  bytes.writeInt32BE(9994, 0);
  bytes.writeInt32LE(5, 32);
  bytes.writeInt32BE(1, 100);
  bytes.writeInt32BE(content / 2, 104);
  const record = bytes.subarray(108);
  record.writeInt32LE(5, 0);
  record.writeInt32LE(rings.length, 36);
  record.writeInt32LE(points.length, 40);
  let start = 0;
  for (const [i, ring] of rings.entries()) {
    record.writeInt32LE(start, 44 + 4 * i);
    start += ring.length;
  }
  for (const [i, [x, y]] of points.entries()) {
    record.writeDoubleLE(x, 44 + 4 * rings.length + 16 * i);
    record.writeDoubleLE(y, 52 + 4 * rings.length + 16 * i);
  }
  return new Uint8Array(bytes);
}

/** For tests: a .dbf of one text column. */
export function tinyDbf(column: string, values: readonly Uint8Array[]): Uint8Array {
  const width = Math.max(1, ...values.map(({ length }) => length));
  const bytes = Buffer.alloc(65 + (1 + width) * values.length, 0x20);
  bytes.fill(0, 0, 64);
  bytes[0] = 3;
  bytes.writeUInt32LE(values.length, 4);
  bytes.writeUInt16LE(65, 8);
  bytes.writeUInt16LE(1 + width, 10);
  bytes.write(column, 32, 'latin1');
  bytes.write('C', 43, 'latin1');
  bytes[48] = width;
  bytes[64] = 0x0d;
  for (const [i, value] of values.entries()) bytes.set(value, 66 + i * (1 + width));
  return new Uint8Array(bytes);
}

/** For tests: a zip whose files are stored without compression. */
export function storedZip(files: Record<string, Uint8Array>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const title = Buffer.from(name);
    // Version, flags (UTF-8 names), method, time, date; checksum; both sizes; the name's length.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, content]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, title);
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, listed, end]));
}
