import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateEvents } from './generate-events.js';
import { type Measured, median } from './measure.js';

const script = fileURLToPath(new URL('./importing-events.js', import.meta.url));
const MAX_PEAK_GB = 4;
/** The goal of speed is for so many events; beyond, the time of a row is to stay and memory bounded. */
const GOAL_ROWS = 10_000_000;

interface Run {
  seconds: number;
  /** Of all its cores, from its start: what other work on the machine hardly changes. */
  cpuSeconds: number;
  peakGb: number;
}

/**
 * Import of events through the product (check, hash identifiers, quarantine, deduplicate, compute
 * cubes, judge quality, verify, publish) against bare DuckDB that reads the same file by `read_csv`
 * into a typed table; each run in a process of its own. The product's last warehouse stays in
 * `warehouse` for what is measured next.
 */
export async function measureIngest(
  dir: string,
  events: number,
  rounds: number,
): Promise<Measured> {
  const file = join(dir, 'events.csv');
  const warehouse = join(dir, 'warehouse');
  const bare = join(dir, 'bare.duckdb');
  await generateEvents(file, events);
  const product: Run[] = [];
  const peer: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    await rm(warehouse, { recursive: true, force: true });
    product.push(await runApart('product', file, warehouse));
    await rm(bare, { force: true });
    peer.push(await runApart('peer', file, bare));
  }
  const middle = (runs: Run[], of: 'seconds' | 'cpuSeconds') => median(runs.map((run) => run[of]));
  const [ours, theirs] = [middle(product, 'seconds'), middle(peer, 'seconds')];
  const cpuRatio = middle(peer, 'cpuSeconds') / middle(product, 'cpuSeconds');
  const peakOf = (runs: Run[]) => Math.max(...runs.map(({ peakGb }) => peakGb));
  const ratio = theirs / ours;
  const describe = (seconds: number, runs: Run[]) =>
    `${seconds.toFixed(1)} s, ${Math.round(events / seconds / 1000)}k rows/s, ${peakOf(runs).toFixed(1)} GB`;
  return {
    name: `ingest of ${events.toLocaleString('en')} events, vs bare DuckDB read_csv → table`,
    ours: describe(ours, product),
    peer: describe(theirs, peer),
    ratio: `${ratio.toFixed(2)}× its speed, ${cpuRatio.toFixed(2)}× by CPU time`,
    goal: events > GOAL_ROWS ? `< ${MAX_PEAK_GB} GB` : `≥ 0.50×, < ${MAX_PEAK_GB} GB`,
    met: (events > GOAL_ROWS || ratio >= 0.5) && peakOf(product) < MAX_PEAK_GB,
  };
}

/** A run in a process of its own; see `importing-events.ts`. */
export async function runApart(
  what: 'product' | 'peer',
  file: string,
  target: string,
): Promise<Run> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, what, file, target]);
  return JSON.parse(stdout) as Run;
}
