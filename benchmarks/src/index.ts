import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCoverage } from './coverage.js';
import { measureIngest } from './ingest.js';
import { type Measured, printTable } from './measure.js';
import { measureStart } from './start.js';
import { measureStatistics } from './statistics.js';

/** Rounds alternate, and the median counts. */
const ROUNDS = 3;

/** `--rows N`: how many events are imported; 10 million when left out. */
function rowsAsked(): number {
  const at = process.argv.indexOf('--rows');
  return at < 0 ? 10_000_000 : Number(process.argv[at + 1]);
}

const dir = await mkdtemp(join(tmpdir(), 'tungngo-bench-'));
try {
  console.log(`Node ${process.version}, ${cpus().length} cores\n`);
  const lines: Measured[] = [
    await measureIngest(dir, rowsAsked(), ROUNDS),
    await measureCoverage(join(dir, 'warehouse')),
    measureStatistics(ROUNDS),
  ];
  if (!process.argv.includes('--no-start')) lines.push(...(await measureStart(dir)));
  printTable(lines);
} finally {
  await rm(dir, { recursive: true, force: true });
}
