import type { AreaPhoto } from '@tungngo/domain';

/** A picture without what a camera notes of place, time and owner. */
export interface CleanPicture extends Pick<AreaPhoto, 'mediaType' | 'width' | 'height'> {
  bytes: Buffer;
}

/** Of more pixels a browser on a phone runs out of memory. */
const MOST_PIXELS = 40_000_000;

/**
 * A JPEG or PNG, told by its content, with its pixels and colours alone: EXIF (where and when, which
 * telephone), XMP, comments, previews and whatever follows the picture are left out. A JPEG's
 * orientation stays. Null for anything else, for what is broken, or too large to show.
 */
export function cleanPicture(bytes: Buffer): CleanPicture | null {
  const clean = bytes.subarray(0, 8).equals(PNG_START) ? cleanPng(bytes) : cleanJpeg(bytes);
  if (!clean || clean.width === 0 || clean.height === 0) return null;
  return clean.width * clean.height > MOST_PIXELS ? null : clean;
}

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_CHUNKS = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT pHYs bKGD'.split(' '),
);

/** Chunks: length, name, data, checksum. Those of pixels and colour stay. */
function cleanPng(bytes: Buffer): CleanPicture | null {
  const kept: Buffer[] = [PNG_START];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length || (at === 8 && name !== 'IHDR')) return null;
    if (PNG_CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') {
      const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
      return { mediaType: 'image/png', bytes: Buffer.concat(kept), width, height };
    }
    at = end;
  }
  return null;
}

const MARKER = { start: 0xd8, end: 0xd9, scan: 0xda, comment: 0xfe, exif: 0xe1 } as const;

/** Segments: 0xff, marker, length, data; after the marker of a scan, pixels up to the next one. */
function cleanJpeg(bytes: Buffer): CleanPicture | null {
  if (bytes[0] !== 0xff || bytes[1] !== MARKER.start) return null;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    if (isFrame(marker) && segment.length >= 9) {
      size = { width: segment.readUInt16BE(7), height: segment.readUInt16BE(5) };
    }
    if (marker === MARKER.exif) kept.push(orientationOnly(segment));
    else if (isOfPixels(marker, segment)) kept.push(segment);
    at = end;
    if (marker !== MARKER.scan) continue;
    const next = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, next));
    at = next;
    if (bytes[at + 1] !== MARKER.end) continue;
    kept.push(Buffer.from([0xff, MARKER.end]));
    return size && { mediaType: 'image/jpeg', bytes: Buffer.concat(kept), ...size };
  }
  return null;
}

/** SOF0–SOF15 without the tables DHT, JPG and DAC among them. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Of the application segments those that colours hang on: JFIF, colour profile, Adobe's transform. */
function isOfPixels(marker: number, segment: Buffer): boolean {
  if (marker === MARKER.comment) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0 || marker === 0xee) return true;
  return marker === 0xe2 && segment.toString('latin1', 4, 15) === 'ICC_PROFILE';
}

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

const ORIENTATION = 0x0112;

/** An EXIF segment with nothing but the orientation of another; empty where that says none. */
function orientationOnly(segment: Buffer): Buffer {
  const orientation = orientationOf(segment);
  if (orientation <= 1 || orientation > 8) return Buffer.alloc(0);
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  const body = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  return Buffer.from([0xff, MARKER.exif, 0, body.length + 2, ...body]);
}

function orientationOf(segment: Buffer): number {
  const tiff = segment.subarray(10);
  if (segment.toString('latin1', 4, 8) !== 'Exif' || tiff.length < 10) return 0;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const read16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 0;
  for (let i = 0; i < read16(directory); i++) {
    const at = directory + 2 + 12 * i;
    if (at + 12 > tiff.length) return 0;
    if (read16(at) === ORIENTATION) return read16(at + 8);
  }
  return 0;
}
