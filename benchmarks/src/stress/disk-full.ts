import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findIdentifierTraces } from '@tungngo/warehouse';
import { runChild } from './child-process.js';
import { differingTables, leftoversIn, readContent } from './content.js';
import {
  IDENTIFIER_MARK,
  KEEP_GENERATIONS,
  MEMORY_MB,
  type ProvingGround,
} from './proving-ground.js';

/** How the disk was made small. */
export type SmallDisk = 'a small file system' | 'a limit on the size of a file';

/** One import on a disk of some size. */
export interface FullDiskRound {
  megabytes: number;
  outcome: 'refused: disk-full' | 'imported' | 'broken';
  faults: string[];
}

/** Shares of what the base holds, from too little to enough. */
const usualShares = [0.5, 0.9, 1.02, 1.1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 3, 4, 6, 10, 16];

/** Imports on ever larger disks until there is room; each refusal must leave everything as it was. */
export async function fullDiskRounds(
  ground: ProvingGround,
  disk: SmallDisk,
  shares: readonly number[] = usualShares,
): Promise<FullDiskRound[]> {
  const bytes = await sizeOf(ground.baseDir, disk);
  const rounds: FullDiskRound[] = [];
  for (const share of shares) {
    const size = Math.ceil(bytes * share);
    if (disk === 'a small file system' && share <= 1) continue;
    rounds.push(
      await (disk === 'a small file system' ? onSmallDisk(ground, size) : underLimit(ground, size)),
    );
    if (rounds.at(-1)?.outcome !== 'refused: disk-full') break;
  }
  return rounds;
}

/** True when this process may mount a file system. */
export async function mayMount(ground: ProvingGround): Promise<boolean> {
  const place = join(ground.dir, 'probe');
  await mkdir(place, { recursive: true });
  const mounted = mount(place, 1 << 20);
  if (mounted) unmount(place);
  return mounted;
}

async function onSmallDisk(ground: ProvingGround, size: number): Promise<FullDiskRound> {
  const place = join(ground.dir, 'disk');
  await mkdir(place, { recursive: true });
  if (!mount(place, size)) throw new Error('the small file system cannot be mounted');
  try {
    const warehouseDir = join(place, 'warehouse');
    const tempDir = join(place, 'temp');
    await mkdir(tempDir);
    await cp(ground.baseDir, warehouseDir, { recursive: true });
    const grow = () => {
      if (!mount(place, size * 50, 'remount,')) throw new Error('the disk cannot be enlarged');
    };
    return await tryImport(ground, { warehouseDir, tempDir, size, grow });
  } finally {
    unmount(place);
  }
}

async function underLimit(ground: ProvingGround, size: number): Promise<FullDiskRound> {
  const place = await ground.copy('limited');
  return tryImport(ground, { ...place, size, fileLimitBytes: size, grow: () => undefined });
}

interface SmallPlace {
  warehouseDir: string;
  tempDir: string;
  size: number;
  fileLimitBytes?: number;
  /** Makes room. */
  grow(): void;
}

async function tryImport(ground: ProvingGround, place: SmallPlace): Promise<FullDiskRound> {
  const { warehouseDir, tempDir, fileLimitBytes } = place;
  const faults: string[] = [];
  const base = await readContent(ground.baseDir);
  const task = {
    warehouseDir,
    work: { importFile: ground.file },
    keepGenerations: KEEP_GENERATIONS,
    memoryMb: MEMORY_MB,
    dieAt: null,
  };
  const limits = fileLimitBytes === undefined ? {} : { fileLimitBytes };
  const first = await runChild(task, { tempDir, ...limits });
  const problem = first.said?.done.problem ?? null;
  if (problem && problem.code !== 'disk-full') faults.push(`refused with ${problem.code}`);
  if (problem) {
    const found = await readContent(warehouseDir);
    const tables = differingTables(found.digest, base.digest);
    if (tables.length > 0 || found.generation !== base.generation) {
      faults.push(`the last generation has changed: ${tables.join(', ')}`);
    }
    for (const name of await leftoversIn(warehouseDir, base.generation)) {
      faults.push(`left over: ${name}`);
    }
    place.grow();
    const again = await runChild(task, { tempDir });
    if (again.said?.done.problem) faults.push('with room the import is refused still');
  }
  const { generation } = await readContent(warehouseDir);
  if (generation !== base.generation + 1) faults.push(`generation ${generation} is published`);
  const traces = await findIdentifierTraces([warehouseDir, tempDir], [IDENTIFIER_MARK]);
  for (const trace of traces) faults.push(`an identifier in ${trace.place} as ${trace.form}`);
  const outcome = problem ? ('refused: disk-full' as const) : ('imported' as const);
  const megabytes = place.size / 1e6;
  return { megabytes, faults, outcome: faults.length > 0 ? 'broken' : outcome };
}

/** Bytes of all files for a file system; of the largest one for a limit on files. */
async function sizeOf(dir: string, disk: SmallDisk): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  return disk === 'a small file system'
    ? sizes.reduce((sum, size) => sum + size, 0)
    : Math.max(...sizes);
}

function mount(place: string, bytes: number, flags = ''): boolean {
  const options = `${flags}size=${bytes}`;
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status === 0;
}

function unmount(place: string): void {
  spawnSync('umount', [place]);
}
