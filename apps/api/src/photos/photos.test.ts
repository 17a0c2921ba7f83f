import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AreaPhoto } from '@tungngo/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, type SmallServer } from '../../test/small-server.js';
import { cleanPicture } from './clean-picture.js';

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
/** EXIF of a telephone: turned by 90°, with a maker's name where a place would stand too. */
const exif = (() => {
  const entry = Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
  const tiff = Buffer.concat([Buffer.from('II*\0\b\0\0\0\x01\0', 'latin1'), entry]);
  return Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    tiff,
    Buffer.from('\0\0\0\0GPS-11.05N'),
  ]);
})();
const frame = Buffer.from([8, 0, 30, 0, 40, 1, 1, 0x11, 0]);
const scan = Buffer.from([1, 1, 0, 0, 63, 0]);
const pixels = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd1, 0x56]);
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
  segment(0xe1, exif),
  segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<xmp>OWNER</xmp>')),
  segment(0xfe, Buffer.from('COMMENT')),
  segment(0xc0, frame),
  segment(0xda, scan),
  pixels,
  Buffer.from([0xff, 0xd9]),
  Buffer.from('TRAILER'),
]);
const chunk = (name: string, body: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(name), body, Buffer.alloc(4)]);
};
const header = Buffer.alloc(13);
header.writeUInt32BE(40, 0);
header.writeUInt32BE(30, 4);
const png = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', header),
  chunk('tEXt', Buffer.from('Author\0OWNER')),
  chunk('eXIf', exif),
  chunk('IDAT', pixels),
  chunk('IEND', Buffer.alloc(0)),
  Buffer.from('TRAILER'),
]);

describe('a picture', () => {
  it.each([
    ['JPEG', jpeg],
    ['PNG', png],
  ])('%s keeps its pixels and loses who, where and what follows', (_, picture) => {
    const clean = cleanPicture(picture);
    expect(clean).toMatchObject({ width: 40, height: 30 });
    const text = clean?.bytes.toString('latin1') ?? '';
    expect(text).toContain(pixels.toString('latin1'));
    for (const trace of ['GPS', 'OWNER', 'COMMENT', 'TRAILER']) expect(text).not.toContain(trace);
    // What is clean stays as it is, its orientation too.
    expect(cleanPicture(clean?.bytes ?? Buffer.alloc(0))?.bytes).toEqual(clean?.bytes);
  });

  it('that lay on its side still does', () => {
    const text = cleanPicture(jpeg)?.bytes.toString('latin1') ?? '';
    expect(text).toContain('Exif\0\0MM\0*');
    expect(text).toContain('\x01\x12\0\x03\0\0\0\x01\0\x06');
  });

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', Buffer.alloc(0)],
    ['a cut JPEG', jpeg.subarray(0, 60)],
    ['a cut PNG', png.subarray(0, 50)],
  ])('%s is none', (_, bytes) => {
    expect(cleanPicture(bytes)).toBeNull();
  });
});

describe('pictures of an area', () => {
  let server: SmallServer;
  beforeAll(async () => {
    server = await openSmallServer();
  });
  afterAll(() => server.close());
  const send = (body: Buffer) => {
    const asked = new URLSearchParams({ areaId: 'a1', author: 'Trần Thị Lan', caption: 'Cổng' });
    return fetch(`${server.address}/photos?${asked}`, {
      method: 'POST',
      headers: { 'content-type': 'image/jpeg' },
      body: new Uint8Array(body),
    });
  };

  it('are sent, listed, seen, removed and brought back', async () => {
    const photo = (await (await send(jpeg)).json()) as AreaPhoto;
    const { decisions } = server.client;
    expect(await decisions.photos.query({ areaIds: ['a1'] })).toEqual([photo]);
    const seen = await fetch(`${server.address}/photos/${photo.id}`);
    expect(seen.headers.get('content-type')).toBe('image/jpeg');
    expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await seen.arrayBuffer())).toEqual(cleanPicture(jpeg)?.bytes);
    const [file = ''] = await readdir(join(server.dir, 'photos'));
    expect(await readFile(join(server.dir, 'photos', file))).toEqual(cleanPicture(jpeg)?.bytes);
    const change = { id: photo.id, author: 'Lê Ba' };
    await decisions.changePhoto.mutate({ ...change, removed: true });
    expect((await fetch(`${server.address}/photos/${photo.id}`)).status).toBe(404);
    expect(await decisions.photos.query({ areaIds: ['a1'] })).toEqual([]);
    await decisions.changePhoto.mutate({ ...change, removed: false });
    expect((await fetch(`${server.address}/photos/${photo.id}`)).status).toBe(200);
  });

  it('too large or no pictures are refused with what to do', async () => {
    const large = await send(Buffer.alloc((8 << 20) + 1));
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ problem: { code: 'file-too-large' } });
    const page = await send(Buffer.from('<html>'));
    expect(await page.json()).toMatchObject({ problem: { code: 'file-unreadable' } });
    expect((await fetch(`${server.address}/photos/..%2Ftungngo.key`)).status).toBe(404);
  });
});
