import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureCoverage } from './coverage.js';
import { measureProvinces } from './detection/provinces.js';
import { measureDetection } from './detection.js';
import { measureDispatch } from './dispatch/dispatch.js';
import { measureExcel } from './excel.js';
import { measureIngest } from './ingest.js';
import { type Measured, printTable } from './measure.js';
import { measurePlan } from './plan/plan.js';
import { measureReach } from './reach.js';
import { measureStart } from './start.js';
import { measureStatistics } from './statistics.js';
import { askedToptw, measureToptw } from './toptw/toptw.js';

/** Rounds alternate, and the median counts. */
const ROUNDS = 3;

/**
 * `--rows N`: how many events are imported. `--rounds N`: how often the import is measured. `--seeds N`:
 * on how many campaigns besides the demo detection is judged.
 */
function asked(option: '--rows' | '--rounds' | '--seeds' | '--seed', usual: number): number {
  const at = process.argv.indexOf(option);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

/** What is measured when nothing is named; coverage is that of the warehouse that ingest leaves. */
const everything = [
  'ingest',
  'coverage',
  'statistics',
  'detection',
  'reach',
  'excel',
  'plan',
  'start',
];

/** What runs only when it is named: it takes minutes, or reads what lies outside the repository. */
const onlyNamed = ['toptw', 'dispatch'];

/** The names given, such as `npm run bench -- excel`. */
function namesAsked(): string[] {
  const names = process.argv
    .slice(2)
    .filter((word) => [...everything, ...onlyNamed].includes(word));
  if (names.length > 0) return names;
  return everything.filter((name) => name !== 'start' || !process.argv.includes('--no-start'));
}

const dir = await mkdtemp(join(tmpdir(), 'tungngo-bench-'));
try {
  console.log(`Node ${process.version}, ${cpus().length} cores\n`);
  const names = namesAsked();
  const lines: Measured[] = [];
  if (names.includes('ingest') || names.includes('coverage')) {
    lines.push(await measureIngest(dir, asked('--rows', 10_000_000), asked('--rounds', ROUNDS)));
  }
  if (names.includes('coverage')) lines.push(await measureCoverage(join(dir, 'warehouse')));
  if (names.includes('statistics')) lines.push(measureStatistics(ROUNDS));
  if (names.includes('detection')) {
    measureDetection(asked('--seeds', 3));
    measureProvinces();
  }
  if (names.includes('toptw')) await measureToptw(askedToptw(process.argv));
  if (names.includes('dispatch')) measureDispatch(asked('--seed', 1));
  if (names.includes('reach')) lines.push(await measureReach());
  if (names.includes('excel')) lines.push(await measureExcel(dir));
  if (names.includes('plan')) lines.push(...(await measurePlan(dir, asked('--rows', 500_000))));
  if (names.includes('start')) lines.push(...(await measureStart(dir)));
  if (lines.length > 0) printTable(lines);
} finally {
  await rm(dir, { recursive: true, force: true });
}
