import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { templateFolder } from '../../../test/template-folder.js';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The system's Chromium; undefined where there is none. */
export const chromiumPath = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));

/** The whole product over a demo campaign of its own, as `npm start` serves it, and a browser. */
export interface Product {
  address: string;
  dataDir: string;
  browser: Browser;
  close(): Promise<void>;
}

/** @param options further options of `serve`. */
export async function startProduct(options: readonly string[] = []): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tungngo-e2e-'));
  await cp(await templateFolder('demo', firstStart), dataDir, { recursive: true });
  const { server, address } = await serve(dataDir, options);
  const browser = await chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [
      '--no-sandbox',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return {
    address,
    dataDir,
    browser,
    async close() {
      await browser.close();
      await end(server);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Serves the demo from an empty folder, as its first start does; every file of tests copies it. */
async function firstStart(dir: string): Promise<void> {
  const { server } = await serve(dir, []);
  await end(server);
}

async function serve(
  dataDir: string,
  options: readonly string[],
): Promise<{ server: ChildProcess; address: string }> {
  const command = ['apps/cli/dist/main.js', '--data', dataDir, '--json'];
  const server = spawn(
    process.execPath,
    [...command, 'serve', '--demo', '--port', '0', ...options],
    { cwd: repository, env: { ...process.env, UV_THREADPOOL_SIZE: '16', DATABASE_URL: '' } },
  );
  return { server, address: await addressOf(server) };
}

async function end(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const [address] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
      if (address) resolve(address);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

/** A page that notes what it asks of other hosts and what it says on the console. */
export async function openPage(
  product: Product,
  path: string,
  viewport = { width: 1440, height: 900 },
): Promise<{ page: Page; foreign: string[]; errors: string[] }> {
  const context = await product.browser.newContext({ viewport, locale: 'vi-VN' });
  const page = await context.newPage();
  const foreign: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    const own = url.startsWith(product.address) || /^(data|blob):/.test(url);
    if (!own) foreign.push(url);
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${product.address}${path}`);
  return { page, foreign, errors };
}
