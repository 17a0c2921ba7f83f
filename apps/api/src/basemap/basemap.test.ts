import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FetchSource, PMTiles } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSmallBasemap } from '../../test/small-basemap.js';
import { clientOf, openSmallServer, type SmallServer } from '../../test/small-server.js';
import { startServer } from '../index.js';
import { openBasemap } from './basemap-file.js';

let dir = '';
let path = '';
let server: SmallServer;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tungngo-basemap-'));
  path = join(dir, 'nen.pmtiles');
  await writeSmallBasemap(path);
  server = await openSmallServer({ basemapPath: path });
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

const ask = (range?: string) =>
  fetch(`${server.address}/basemap.pmtiles`, range ? { headers: { range } } : {});

describe('the basemap', () => {
  it('tells its schema, its area and whom to credit, without HTML', async () => {
    expect(await server.client.basemap.info.query()).toMatchObject({
      schema: 'protomaps',
      attribution: '© Người vẽ thử',
      minZoom: 0,
      maxZoom: 9,
      bounds: [105, 9, 108, 13],
    });
  });

  it('is read by the PMTiles library over HTTP, as the browser does', async () => {
    const archive = new PMTiles(new FetchSource(`${server.address}/basemap.pmtiles`));
    const tile = await archive.getZxy(9, Math.floor((286.7 / 360) * 512), 240);
    expect(tile?.data.byteLength).toBeGreaterThan(100);
    expect(await archive.getZxy(9, 0, 0)).toBeUndefined();
  });

  it.each([
    ['bytes=0-6', 206, 0, 7],
    ['bytes=100-', 206, 100, undefined],
    ['bytes=-20', 206, -20, undefined],
    ['bytes=99999999-', 416, 0, 0],
    ['bytes=9-3', 416, 0, 0],
    ['bytes=a-b', 400, 0, 0],
    [undefined, 400, 0, 0],
  ])('answers the range %s with %i', async (range, status, from, to) => {
    const response = await ask(range);
    expect(response.status).toBe(status);
    if (status !== 206) return;
    const file = await readFile(path);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(file.subarray(from, to));
    expect(response.headers.get('content-range')).toMatch(new RegExp(`/${file.length}$`));
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  it('stays what it was when its file is replaced while the server runs', async () => {
    const before = Buffer.from(await (await ask('bytes=0-200')).arrayBuffer());
    await rm(path);
    await writeFile(path, 'something else');
    expect(Buffer.from(await (await ask('bytes=0-200')).arrayBuffer())).toEqual(before);
  });

  it.each<[string, string, (file: string) => Promise<void>]>([
    ['a missing file', 'file-missing', async () => undefined],
    ['another kind of file', 'file-unreadable', (file) => writeFile(file, 'a,b\n1,2\n')],
    ['pictures', 'file-unreadable', (file) => writeSmallBasemap(file, { tileType: 2 })],
    ['unknown layers', 'file-unreadable', (file) => writeSmallBasemap(file, { layers: ['xa'] })],
    [
      'a copy that was cut off',
      'file-unreadable',
      async (file) => {
        await writeSmallBasemap(file);
        await writeFile(file, (await readFile(file)).subarray(0, -50));
      },
    ],
  ])('is refused for %s', async (name, code, make) => {
    const file = join(dir, `${name.replaceAll(' ', '-')}.pmtiles`);
    await make(file);
    const opened = await openBasemap(file);
    expect(opened).toMatchObject({ ok: false, problem: { code, place: { file } } });
    const { warehouse, outreach, imports } = server;
    await expect(
      startServer({ warehouse, outreach, imports, port: 0, basemapPath: file, logLevel: 'silent' }),
    ).rejects.toMatchObject({ problem: { code } });
  });

  it('is none where it is not set', async () => {
    const { warehouse, outreach, imports } = server;
    const plain = await startServer({ warehouse, outreach, imports, port: 0, logLevel: 'silent' });
    expect(await clientOf(plain.address).basemap.info.query()).toBeNull();
    expect((await fetch(`${plain.address}/basemap.pmtiles`)).status).toBe(404);
    await plain.close();
  });
});
