import { Agent, get } from 'node:http';
import type { Overview } from '@tungngo/domain';
import { type Measured, percentile } from '../measure.js';
import { ask, pathOf } from './product.js';
import type { Province } from './province.js';

const CLIENTS = [1, 10, 50] as const;
/** Requests of one call by all its clients together, fewer where they take longer than this. */
const REQUESTS = 200;
const LONGEST_MS = 3000;
/** What a person does not feel as waiting (Nielsen 1993: 0.1 s reads as at once). */
const AT_ONCE_MS = 100;

/** A call as clients make it; each request may be another one. */
interface Call {
  name: string;
  path(request: number): string;
}

interface Latency {
  p50: number;
  p95: number;
  bytes: number;
}

/**
 * p50 and p95 of each call of the Plan screen at 1, 10 and 50 clients that each wait for their answer
 * before they ask again, against the cheapest request of the same server under the same load.
 */
export async function measureCalls(address: string, province: Province): Promise<Measured[]> {
  const calls = await planCalls(address, province);
  const lines: Measured[] = [];
  for (const clients of CLIENTS) {
    const floor = await latencyOf(address, { name: 'floor', path: () => '/healthz' }, clients);
    for (const call of calls)
      lines.push(lineOf(call, clients, await latencyOf(address, call, clients), floor));
  }
  return lines;
}

async function planCalls(address: string, { lastDay }: Province): Promise<Call[]> {
  const { areas, boundaries } = await ask<Overview>(address, 'overview.get');
  const wards = areas.filter(({ level }) => level === 'ward').map(({ code }) => code);
  const cardOf = (n: number) => ({ code: wards[n % wards.length], day: lastDay });
  const [west, south, east, north] = boundaries.bbox;
  const tile = tileAt([(west + east) / 2, (south + north) / 2], 10);
  // No question comes twice: days after the last are days too.
  let asked = 0;
  const newDay = () => new Date(Date.UTC(2024, 0, 1 + asked++)).toISOString().slice(0, 10);
  return [
    { name: 'overview.get', path: () => pathOf('overview.get') },
    { name: 'coverage.series', path: () => pathOf('coverage.series') },
    {
      name: 'coverage.byArea, a day never asked for',
      path: () => pathOf('coverage.byArea', { level: 'ward', day: newDay() }),
    },
    {
      name: 'coverage.byArea, again',
      path: () => pathOf('coverage.byArea', { level: 'ward', day: lastDay }),
    },
    { name: 'coverage.areaCard', path: (n) => pathOf('coverage.areaCard', cardOf(n)) },
    { name: 'coverage.forecast', path: () => pathOf('coverage.forecast', { day: lastDay }) },
    { name: 'a tile', path: () => `/tiles/${boundaries.vintage}/${tile}.mvt` },
  ];
}

/** `z/x/y` of the Web Mercator tile that holds a place. */
function tileAt([lon, lat]: [number, number], z: number): string {
  const side = 2 ** z;
  const radians = (lat * Math.PI) / 180;
  const x = Math.floor(((lon + 180) / 360) * side);
  const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * side);
  return `${z}/${x}/${y}`;
}

async function latencyOf(address: string, call: Call, clients: number): Promise<Latency> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const took: number[] = [];
  let bytes = 0;
  let request = 0;
  const timed = async () => {
    const start = performance.now();
    bytes = await fetched(agent, `${address}${call.path(request++)}`);
    took.push(performance.now() - start);
  };
  // A connection is made, and what is computed once is.
  await timed();
  took.length = 0;
  const end = performance.now() + LONGEST_MS;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      do await timed();
      while (request < REQUESTS && performance.now() < end);
    }),
  );
  agent.destroy();
  return { p50: percentile(took, 0.5), p95: percentile(took, 0.95), bytes };
}

/** Bytes of the answer as sent; they are not unpacked, so that the client hardly takes of the CPU. */
function fetched(agent: Agent, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${response.statusCode} from ${url}`)),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}

function lineOf(
  call: Call,
  clients: number,
  { p50, p95, bytes }: Latency,
  floor: Latency,
): Measured {
  const alone = clients === 1;
  return {
    name: `${call.name}, ${clients} client${alone ? '' : 's'}, ${(bytes / 1024).toFixed(1)} KiB`,
    ours: `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    peer: `p50 ${floor.p50.toFixed(1)} ms, p95 ${floor.p95.toFixed(1)} ms (/healthz)`,
    ratio: `${(p50 / floor.p50).toFixed(1)}× its p50`,
    goal: clients === 50 ? 'reported' : `p95 < ${AT_ONCE_MS} ms`,
    met: clients === 50 || p95 < AT_ONCE_MS,
  };
}
