import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Area, ImportKind } from '@tungngo/domain';
import { calibrate, type Reached } from './calibration.js';
import { demoAreas, demoDir } from './campaign-files.js';
import { writeEvents } from './events.js';
import { writeSupplement } from './faults.js';
import { otherCounts, writeDailyCounts } from './other-indicators.js';
import { type Planted, planted } from './planted.js';
import { populate, type Unit } from './population.js';
import { seededRandom } from './random.js';
import { siteList } from './sites.js';
import { writeEligible, writeSites, writeTargets } from './tables.js';

const SEED = 20_230_725;

/** The simulated people and what became of them, before it is written down. */
export interface Simulation {
  wards: Area[];
  places: readonly Planted[];
  units: Unit[];
  reached: Reached[];
}

/** How much the ordinary places' inclination varies in the demo: of its logarithm. */
const EVEN = 0.07;

/**
 * The same seed and places give the same people; the demo's places when none are given.
 * `unevenness` is the standard deviation of the logarithm of what ordinary places reach.
 */
export function simulate(
  seed = SEED,
  places: readonly Planted[] = planted,
  unevenness = EVEN,
): Simulation {
  const wards = demoAreas().filter(({ level }) => level === 'ward');
  const random = seededRandom(seed);
  const units = populate(wards, places, random);
  return { wards, places, units, reached: calibrate(wards, units, unevenness, random) };
}

/**
 * Writes the simulated campaign as the CSV files that an office would send, with Vietnamese headers:
 * the same seed gives the same bytes. Returns the files in the order in which they are imported.
 */
export async function generateDemo(
  dir: string,
  options: { seed?: number; onProgress?: (fraction: number) => void } = {},
): Promise<{ kind: ImportKind; path: string }[]> {
  const seed = options.seed ?? SEED;
  const simulation = simulate(seed);
  const { wards, units, reached } = simulation;
  await mkdir(dir, { recursive: true });
  const at = (name: string) => join(dir, name);
  await copyFile(join(demoDir, 'gazetteer.csv'), at('don-vi.csv'));
  await copyFile(join(demoDir, 'units-2025.csv'), at('don-vi-2025.csv'));
  await copyFile(join(demoDir, 'crosswalk-2025.csv'), at('chuyen-doi-2025.csv'));
  const others = otherCounts(wards, units, seededRandom(seed + 3));
  writeEligible(at('du-dieu-kien.csv'), wards, units, others);
  writeTargets(at('chi-tieu.csv'), demoAreas(), units, reached, others);
  writeDailyCounts(at('so-tong-hop.csv'), wards, others);
  writeSites(at('co-so.csv'), siteList(simulation, seededRandom(seed + 1)));
  const repeated = writeEvents(
    at('kich-hoat.csv'),
    wards,
    units,
    reached,
    seededRandom(seed + 2),
    options.onProgress,
  );
  writeSupplement(at('kich-hoat-bo-sung.csv'), demoAreas(), repeated);
  return [
    { kind: 'areas', path: at('don-vi.csv') },
    { kind: 'units', path: at('don-vi-2025.csv') },
    { kind: 'crosswalk', path: at('chuyen-doi-2025.csv') },
    { kind: 'eligible', path: at('du-dieu-kien.csv') },
    { kind: 'targets', path: at('chi-tieu.csv') },
    { kind: 'sites', path: at('co-so.csv') },
    { kind: 'activations', path: at('kich-hoat.csv') },
    { kind: 'activations', path: at('kich-hoat-bo-sung.csv') },
    { kind: 'daily-counts', path: at('so-tong-hop.csv') },
  ];
}
