import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openWarehouse } from '@tungngo/warehouse';
import { type Browser, type CDPSession, chromium, type Page, type Request } from 'playwright-core';
import { type Measured, median, percentile } from '../measure.js';
import type { Province } from './province.js';

/** The system's Chromium; undefined where there is none. */
export const chromiumPath = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== '' && existsSync(path));

const ROUNDS = 3;
const PLAYED_MS = 6000;
/** Days a second that the slider plays in the measurement, one on every second frame. */
const SPEED = '30';
/** At 60 frames a second. */
const FRAME_MS = 1000 / 60;
const FIRST_MAP_S = 3;

const launch = () =>
  chromium.launch({
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

/** Time to the first painted map, bytes sent for it, and frames while the slider plays. */
export async function measureBrowser(address: string, province: Province): Promise<Measured[]> {
  const first: FirstMap[] = [];
  for (let round = 0; round < ROUNDS; round++) first.push(await firstMap(address));
  const played = await inBrowser((browser) => play(browser, address));
  return [
    firstMapLine(first, province),
    await bytesLine(first, province),
    frameLine(played, province),
    dayLine(played, province),
  ];
}

async function inBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launch();
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

interface FirstMap {
  seconds: number;
  /** Until the page's own start had arrived: the floor of any page on this machine. */
  documentSeconds: number;
  bytes: { all: number; tiles: number; api: number; app: number };
}

/** A browser that has never seen the page, until the map has been painted. */
function firstMap(address: string): Promise<FirstMap> {
  return inBrowser(async (browser) => {
    const { page } = await openPage(browser);
    const bytesSoFar = countBytes(page);
    await page.goto(address, { waitUntil: 'commit' });
    await mapIsReady(page);
    const [ready, document] = await page.evaluate(() => [
      performance.now(),
      performance.getEntriesByType('navigation')[0]?.toJSON().domInteractive as number,
    ]);
    return {
      seconds: (ready ?? 0) / 1000,
      documentSeconds: (document ?? 0) / 1000,
      bytes: await bytesSoFar(),
    };
  });
}

async function openPage(browser: Browser): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  return { page, session: await context.newCDPSession(page) };
}

const mapIsReady = (page: Page) =>
  page.waitForFunction(() => document.documentElement.dataset.mapReady === 'true', null, {
    timeout: 180_000,
    polling: 'raf',
  });

/** Bytes on the wire, headers included, by what they are; workers' too, who fetch the tiles. */
function countBytes(page: Page): () => Promise<FirstMap['bytes']> {
  const loaded: Request[] = [];
  page.on('requestfinished', (request) => void loaded.push(request));
  return async () => {
    const bytes = { all: 0, tiles: 0, api: 0, app: 0 };
    for (const request of loaded) {
      const { pathname } = new URL(request.url());
      const [, folder] = pathname.split('/');
      const kind = folder === 'tiles' ? 'tiles' : folder === 'trpc' ? 'api' : 'app';
      const { responseHeadersSize, responseBodySize } = await request.sizes();
      bytes.all += responseHeadersSize + responseBodySize;
      bytes[kind] += responseHeadersSize + responseBodySize;
    }
    return bytes;
  };
}

interface Played {
  frames: number[];
  /** CPU time of the main thread, milliseconds, and how many days were shown. */
  busyMs: number;
  days: number;
}

async function play(browser: Browser, address: string): Promise<Played> {
  const { page, session } = await openPage(browser);
  await page.goto(address);
  await mapIsReady(page);
  await page.getByTestId('day-slider').focus();
  await page.keyboard.press('Home');
  await page.getByLabel('Tốc độ phát').selectOption(SPEED);
  await session.send('Performance.enable');
  const before = await busySeconds(session);
  await page.getByTestId('play').click();
  const seen = await page.evaluate(watchFrames, PLAYED_MS);
  const after = await busySeconds(session);
  return { ...seen, busyMs: (after - before) * 1000 };
}

async function busySeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0;
}

/** Runs in the page: the time between frames, and how often the slider's day changed. */
function watchFrames(forMs: number): Promise<{ frames: number[]; days: number }> {
  const slider = document.querySelector<HTMLInputElement>('[data-testid=day-slider]');
  return new Promise((resolve) => {
    const frames: number[] = [];
    const start = performance.now();
    let last = start;
    let shown = slider?.value;
    let days = 0;
    requestAnimationFrame(function tick(now) {
      frames.push(now - last);
      last = now;
      if (slider?.value !== shown) days++;
      shown = slider?.value;
      if (now - start < forMs) requestAnimationFrame(tick);
      else resolve({ frames: frames.slice(1), days });
    });
  });
}

function firstMapLine(rounds: readonly FirstMap[], { wards }: Province): Measured {
  const seconds = median(rounds.map((round) => round.seconds));
  const document = median(rounds.map((round) => round.documentSeconds));
  return {
    name: `first painted map from a cold browser, ${wards} areas`,
    ours: `${seconds.toFixed(2)} s`,
    peer: `${document.toFixed(2)} s until the document stands`,
    ratio: `${(seconds / document).toFixed(1)}× its time`,
    goal: wards > 1000 ? 'reported' : `< ${FIRST_MAP_S} s`,
    met: wards > 1000 || seconds < FIRST_MAP_S,
  };
}

async function bytesLine(rounds: readonly FirstMap[], province: Province): Promise<Measured> {
  const { bytes } = rounds[0] as FirstMap;
  const geojson = await geoJsonOf(province);
  const zipped = gzipSync(geojson).length;
  const kib = (count: number) => `${(count / 1024).toFixed(0)} KiB`;
  return {
    name: `bytes for the first map, ${province.wards} areas: tiles, vs the boundaries as GeoJSON, gzip`,
    ours: `${kib(bytes.tiles)} of ${kib(bytes.all)} (API ${kib(bytes.api)}, app ${kib(bytes.app)})`,
    peer: `${kib(zipped)} (${kib(geojson.length)} unpacked)`,
    ratio: `${(bytes.tiles / zipped).toFixed(2)}× its bytes`,
    goal: '≤ 1×',
    met: bytes.tiles <= zipped,
  };
}

async function geoJsonOf({ warehouseDir }: Province): Promise<Buffer> {
  const warehouse = await openWarehouse(warehouseDir, { identityKey: Buffer.alloc(32, 1) });
  try {
    const { features } = await warehouse.read((reader) => reader.boundaries());
    return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
  } finally {
    await warehouse.close();
  }
}

function frameLine({ frames }: Played, { wards }: Province): Measured {
  const [p50, p95] = [percentile(frames, 0.5), percentile(frames, 0.95)];
  return {
    name: `frames while the slider plays ${SPEED} days a second, ${wards} areas, drawn by the CPU`,
    ours: `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    peer: `${FRAME_MS.toFixed(1)} ms (60 frames a second)`,
    ratio: `${(p50 / FRAME_MS).toFixed(1)}× its time`,
    goal: wards > 1000 ? 'reported' : 'p50 ≤ 17 ms',
    met: wards > 1000 || p50 <= 17,
  };
}

function dayLine({ busyMs, days }: Played, { wards }: Province): Measured {
  const perDay = busyMs / Math.max(1, days);
  return {
    name: `main thread (CPU time) for each day that was shown, ${wards} areas`,
    ours: `${perDay.toFixed(1)} ms (${days} days)`,
    peer: `${FRAME_MS.toFixed(1)} ms, one frame`,
    ratio: `${(perDay / FRAME_MS).toFixed(1)}× its time`,
    goal: wards > 1000 ? 'reported' : '≤ 1 frame',
    met: wards > 1000 || perDay <= FRAME_MS,
  };
}
