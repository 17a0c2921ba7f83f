import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readInstance } from './instance.js';
import { solveInstance } from './solve.js';
import { verifyPaths } from './verify-paths.js';

/** Where the public instances lie, beside the repository; they are not part of it. */
const usualFolder = fileURLToPath(new URL('../../../../shared/data/toptw', import.meta.url));

/** What is run; nothing named means everything. */
interface ToptwQuestion {
  /** Folder of the instances, with `best-known.csv` (instance,m,best_known). */
  folder?: string | undefined;
  /** Seconds of one core for each. */
  seconds: number;
  instances: string[];
  teams: number[];
  seed: number;
}

/**
 * `--seconds N` of one core an instance (9), `--instances c101,r101`, `--m 1,2` (1 to 4), `--seed N`,
 * `--folder PATH` for other sets of the same family.
 */
export function askedToptw(words: readonly string[]): ToptwQuestion {
  const after = (option: string) => {
    const at = words.indexOf(option);
    return at < 0 ? undefined : words[at + 1];
  };
  return {
    folder: after('--folder'),
    seconds: Number(after('--seconds') ?? 9),
    instances: after('--instances')?.toLowerCase().split(',') ?? [],
    teams: (after('--m') ?? '1,2,3,4').split(',').map(Number),
    seed: Number(after('--seed') ?? 1),
  };
}

interface Line {
  name: string;
  m: number;
  best: number | undefined;
  found: number;
  seconds: number;
  faults: string[];
}

/** Public instances of the team orienteering problem with time windows against the best known. */
export async function measureToptw(question: ToptwQuestion): Promise<void> {
  const folder = question.folder ?? usualFolder;
  if (!existsSync(folder)) {
    console.log(`toptw: no folder ${folder}; name one with --folder\n`);
    return;
  }
  const best = await bestKnown(folder);
  const names = (await readdir(folder))
    .filter((file) => /\.(txt|dat)$/i.test(file))
    .filter((file) => {
      const name = file.replace(/\.[^.]*$/, '').toLowerCase();
      return question.instances.length === 0 || question.instances.includes(name);
    })
    .sort();
  console.log('instance    m  best known   found     gap  seconds  verified');
  const lines: Line[] = [];
  for (const file of names) {
    for (const m of question.teams) {
      const line = await runOne(join(folder, file), m, best, question);
      lines.push(line);
      console.log(rowOf(line));
    }
  }
  printAverages(lines);
}

async function runOne(
  path: string,
  m: number,
  best: Map<string, number>,
  { seconds, seed }: ToptwQuestion,
): Promise<Line> {
  const instance = await readInstance(path);
  const begun = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };
  const paths = solveInstance(instance, m, {
    iterations: Number.MAX_SAFE_INTEGER,
    seed,
    spent: () => spent() / seconds,
  });
  const took = spent();
  const { score, faults } = verifyPaths(instance, m, paths);
  const { name } = instance;
  return { name, m, best: best.get(`${name}/${m}`), found: score, seconds: took, faults };
}

function gapOf({ best, found }: Line): number | undefined {
  return best === undefined ? undefined : (100 * (best - found)) / best;
}

function rowOf(line: Line): string {
  const gap = gapOf(line);
  return [
    line.name.padEnd(10),
    String(line.m).padStart(2),
    String(line.best ?? '—').padStart(11),
    String(line.found).padStart(7),
    (gap === undefined ? '—' : `${gap.toFixed(2)}%`).padStart(7),
    line.seconds.toFixed(1).padStart(8),
    line.faults.length === 0 ? ' yes' : ` NO: ${line.faults[0]}`,
  ].join(' ');
}

function printAverages(lines: Line[]): void {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    for (const key of [`${line.name.slice(0, 2)}, m = ${line.m}`, 'all']) {
      groups.set(key, [...(groups.get(key) ?? []), line]);
    }
  }
  for (const [key, group] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const gaps = group.flatMap((line) => gapOf(line) ?? []);
    if (gaps.length === 0) continue;
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const verified = group.filter(({ faults }) => faults.length === 0).length;
    console.log(
      `${key.padEnd(10)} gap ${mean.toFixed(2)}% on average, ${Math.max(...gaps).toFixed(2)}% at worst; ${verified} of ${group.length} verified; ${Math.max(...group.map(({ seconds }) => seconds)).toFixed(1)} s at most`,
    );
  }
  console.log('');
}

/** Best known values by instance and m; where all points can be visited, their optimum. */
async function bestKnown(folder: string): Promise<Map<string, number>> {
  const best = new Map<string, number>();
  for (const file of ['best-known.csv', 'full-coverage.csv']) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    for (const line of (await readFile(path, 'utf8')).split('\n').slice(1)) {
      const [name, m, value] = line.split(',');
      if (name && m && value) best.set(`${name.toLowerCase()}/${Number(m)}`, Number(value));
    }
  }
  return best;
}
