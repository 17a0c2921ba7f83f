import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Area, ImportKind } from '@tungngo/domain';
import { calibrate, type Reached } from './calibration.js';
import { demoAreas, demoDir } from './campaign-files.js';
import { writeEvents } from './events.js';
import { writeSupplement } from './faults.js';
import { otherCounts, writeDailyCounts } from './other-indicators.js';
import { populate, type Unit } from './population.js';
import { seededRandom } from './random.js';
import { writeEligible, writeSites, writeTargets } from './tables.js';

const SEED = 20_230_725;

/** The simulated people and what became of them, before it is written down. */
export interface Simulation {
  wards: Area[];
  units: Unit[];
  reached: Reached[];
}

/** The same seed gives the same people. */
export function simulate(seed = SEED): Simulation {
  const wards = demoAreas().filter(({ level }) => level === 'ward');
  const random = seededRandom(seed);
  const units = populate(wards, random);
  return { wards, units, reached: calibrate(wards, units, random) };
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
  const { wards, units, reached } = simulate(seed);
  await mkdir(dir, { recursive: true });
  const at = (name: string) => join(dir, name);
  await copyFile(join(demoDir, 'gazetteer.csv'), at('don-vi.csv'));
  await copyFile(join(demoDir, 'units-2025.csv'), at('don-vi-2025.csv'));
  await copyFile(join(demoDir, 'crosswalk-2025.csv'), at('chuyen-doi-2025.csv'));
  const others = otherCounts(wards, units, seededRandom(seed + 3));
  writeEligible(at('du-dieu-kien.csv'), wards, units, others);
  writeTargets(at('chi-tieu.csv'), demoAreas(), units, reached, others);
  writeDailyCounts(at('so-tong-hop.csv'), wards, others);
  writeSites(at('co-so.csv'), wards, units, seededRandom(seed + 1));
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
