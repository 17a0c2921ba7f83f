import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fullDiskRounds } from './disk-full.js';
import { killRounds } from './kill-rounds.js';
import { makeProvingGround, type ProvingGround } from './proving-ground.js';
import { seededRandom } from './random.js';

/** `npm run stress` kills a hundred times and more rows; this is its short form. */
const MANY_PROCESSES_MS = 300_000;

let ground: ProvingGround;
beforeAll(async () => {
  ground = await makeProvingGround(await mkdtemp(join(tmpdir(), 'tungngo-stress-')), 4000);
});
afterAll(() => rm(ground.dir, { recursive: true, force: true }));

it(
  'a killed import or roll-back leaves the last generation or the next, whole',
  async () => {
    const random = seededRandom(20261125);
    const rounds = await killRounds(ground, { kills: 5, random, rehearsals: 1 });
    expect(rounds.flatMap(({ faults }) => faults)).toEqual([]);
    expect(rounds).toHaveLength(5);
    expect(rounds.some(({ at }) => at === null)).toBe(true);
    expect(rounds.some(({ at }) => at !== null)).toBe(true);
  },
  MANY_PROCESSES_MS,
);

it(
  'a disk without room refuses the import, keeps what there was, and takes it when there is room',
  async () => {
    const rounds = await fullDiskRounds(ground, 'a limit on the size of a file', [0.5, 100]);
    expect(rounds.flatMap(({ faults }) => faults)).toEqual([]);
    expect(rounds.map(({ outcome }) => outcome)).toEqual(['refused: disk-full', 'imported']);
  },
  MANY_PROCESSES_MS,
);
