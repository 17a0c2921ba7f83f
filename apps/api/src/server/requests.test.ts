import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallServer, type SmallServer } from '../../test/small-server.js';
import { startServer } from '../index.js';

let webDir = '';
let server: SmallServer;
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'tungngo-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Từng Ngõ</title>');
  await writeFile(join(webDir, 'assets', 'app-1a2b3c.js'), 'export {};');
  server = await openSmallServer({ webDir });
});
afterAll(async () => {
  await server.close();
  await rm(webDir, { recursive: true, force: true });
});

const get = (path: string, init?: RequestInit) => fetch(`${server.address}${path}`, init);

describe('the web app', () => {
  it.each(['/', '/ra-quan', '/truy-van/sau/nua'])('is served at %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('Từng Ngõ');
  });

  it('its hashed assets are cached for ever, a missing one is not found', async () => {
    const asset = await get('/assets/app-1a2b3c.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/assets/app-other.js')).status).toBe(404);
    expect((await get('/tiles/x')).status).toBe(404);
  });

  it('nothing outside its folder is served', async () => {
    for (const path of ['/..%2f..%2fetc/passwd', '/assets/..%2f..%2f..%2fetc%2fpasswd']) {
      expect(await (await get(path)).text()).not.toContain('root:');
    }
  });

  it('may load nothing from elsewhere', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

/** A request with headers that fetch does not let one set. */
function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.address}/version`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}

describe('requests', () => {
  it('are answered only under names of this computer', async () => {
    expect(await statusWith({ host: 'evil.example' })).toBe(403);
    expect(await statusWith({ host: 'evil.example:80' })).toBe(403);
    expect(await statusWith({ host: 'localhost:1' })).toBe(200);
    expect(await statusWith({ origin: 'null' })).toBe(403);
  });

  it('that cannot be read, or are too large, change nothing and say so', async () => {
    const post = (body: string) =>
      get('/trpc/workbench.run', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    const broken = await post('{"sql":');
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({
      error: { data: { problem: { code: 'input-invalid' } } },
    });
    expect((await post(JSON.stringify({ sql: 'x'.repeat(2 << 20) }))).status).toBe(413);
    const query = await get('/trpc/coverage.byArea?input={');
    expect(await query.json()).toMatchObject({
      error: { data: { problem: { code: 'input-invalid' } } },
    });
  });

  it('get no stack of the server', async () => {
    for (const path of ['/trpc/nothing.here', '/trpc/coverage.byArea?input={}']) {
      expect(await (await get(path)).text()).not.toContain('node_modules');
    }
  });

  it('large answers are compressed', async () => {
    const response = await get('/trpc/coverage.series?input={"indicator":"level2"}');
    expect(response.headers.get('content-encoding')).toMatch(/gzip|br/);
    expect(await response.json()).toHaveProperty('result.data.days');
  });

  it('a tile comes plain for whoever does not take gzip', async () => {
    const { boundaries } = await server.client.overview.get.query();
    const path = `/tiles/${boundaries.vintage}/8/203/120.mvt`;
    const [packed, plain] = await Promise.all([
      get(path),
      get(path, { headers: { 'accept-encoding': 'identity' } }),
    ]);
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.arrayBuffer()).toEqual(await packed.arrayBuffer());
  });
});

describe('starting', () => {
  it('an address that this computer does not have is named with the remedy', async () => {
    const { warehouse, outreach, imports } = server;
    await expect(
      startServer({ warehouse, outreach, imports, port: 0, host: '192.0.2.7', logLevel: 'silent' }),
    ).rejects.toMatchObject({
      problem: { code: 'input-invalid', place: { field: 'host', value: '192.0.2.7' } },
    });
  });
});
