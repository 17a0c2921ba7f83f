import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { type Day, generationMark } from '@tungngo/domain';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, type SmallServer } from '../../test/small-server.js';

let server: SmallServer;
let mark = '';
beforeAll(async () => {
  server = await openSmallServer();
  mark = generationMark((await server.client.overview.get.query()).generation);
});
afterAll(() => server.close());

const ask = (path: string, init?: RequestInit) =>
  fetch(`${server.address}/tiles/cells/${path}`, init);

/** The tile of Thuận Giao at zoom 8, where all its cells are one or two of resolution 6. */
const overview = 'level2/2023-08-31/8/203/120.mvt';

describe('tiles of cells', () => {
  it('carry the people of each cell, gzipped and kept for ever', async () => {
    const response = await ask(`${mark}/${overview}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const { layers } = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
    const cells = Array.from({ length: layers.cells?.length ?? 0 }, (_, i) =>
      layers.cells?.feature(i),
    );
    const sum = (name: string) =>
      cells.reduce((total, cell) => total + Number(cell?.properties[name] ?? 0), 0);
    // 60 cells of 100 people; 5 have 4 activated, the others 80.
    expect([sum('eligible'), sum('activated'), sum('remaining')]).toEqual([6000, 4420, 1580]);
    const summary = await server.client.coverage.cells.query({ day: '2023-08-31' as Day });
    expect(summary.placed).toBe(1580);
    // Lái Thiêu was counted without cells and nobody there has one.
    expect(summary.remaining - summary.placed).toBe(500);

    const etag = response.headers.get('etag') ?? '';
    const again = await ask(`${mark}/${overview}`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect((await ask(`${mark}/level2/2023-08-31/8/0/0.mvt`)).status).toBe(204);
  });

  it('hide counts under five', async () => {
    const { layers } = await tileWithCells();
    const remaining = Array.from(
      { length: layers.cells?.length ?? 0 },
      (_, i) => layers.cells?.feature(i).properties,
    );
    const activated = remaining.map((properties) => properties?.activated);
    expect(activated.length).toBeGreaterThan(3);
    expect(activated.filter((count) => Number(count) > 0 && Number(count) < 5)).toEqual([]);
    expect(activated).toContain(undefined);
  });

  async function tileWithCells(): Promise<VectorTile> {
    const [lon, lat] = [106.706, 10.946];
    const n = 2 ** 14;
    const sine = Math.sin((lat * Math.PI) / 180);
    const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * n);
    const path = `level2/2023-08-31/14/${Math.floor(((lon + 180) / 360) * n)}/${y}.mvt`;
    const plain = await ask(`${mark}/${path}`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    const bytes = new Uint8Array(await plain.arrayBuffer());
    expect(() => gunzipSync(bytes)).toThrow();
    return new VectorTile(new PbfReader(bytes));
  }

  it.each([
    ['another generation', 404, 'not-found', () => `1-abc/${overview}`],
    ['no generation', 400, 'input-invalid', () => `x/${overview}`],
    ['an unknown indicator', 400, 'input-invalid', () => `${mark}/level9/2023-08-31/8/203/120.mvt`],
    ['a day that is none', 400, 'input-invalid', () => `${mark}/level2/2023-02-30/8/203/120.mvt`],
    ['too deep a zoom', 400, 'input-invalid', () => `${mark}/level2/2023-08-31/15/0/0.mvt`],
    ['an x beyond the world', 400, 'input-invalid', () => `${mark}/level2/2023-08-31/2/4/0.mvt`],
    ['no number', 400, 'input-invalid', () => `${mark}/level2/2023-08-31/2/a/0.mvt`],
  ])('are refused for %s', async (_, status, code, path) => {
    const response = await ask(path());
    expect(response.status).toBe(status);
    expect(response.headers.get('cache-control')).toBeNull();
    expect(await response.json()).toMatchObject({ problem: { code } });
  });
});
