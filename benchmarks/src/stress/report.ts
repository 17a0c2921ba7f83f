import type { FullDiskRound, SmallDisk } from './disk-full.js';
import type { Round } from './kill-rounds.js';

const outcomes = ['as before', 'published whole', 'broken'] as const;

/** Kills by what was going on, with what they left; then each named step. */
export function describeKills(rounds: readonly Round[]): string {
  const byClock = rounds.filter(({ at }) => at === null);
  const atStep = rounds.filter(({ at }) => at !== null);
  const names = new Map<string, Round[]>();
  for (const round of byClock) push(names, `${round.work}, stage ${round.stage}`, round);
  const steps = new Map<string, Round[]>();
  for (const round of atStep)
    push(steps, `${round.work}, ${round.at?.when} ${round.at?.call}`, round);
  const broken = rounds.filter(({ outcome }) => outcome === 'broken').length;
  return [
    ...table('killed by the clock', names),
    '',
    ...table('killed at a step through the file system', steps),
    '',
    `${rounds.length} kills: ${byClock.length} by the clock, ${atStep.length} at steps; ${broken} broken`,
  ].join('\n');
}

/** Imports on small disks. */
export function describeDisks(disk: SmallDisk, rounds: readonly FullDiskRound[]): string {
  const lines = rounds.map(
    ({ megabytes, outcome, faults }) =>
      `${megabytes.toFixed(1).padStart(8)} MB  ${outcome}${faults.map((f) => `\n  ✗ ${f}`).join('')}`,
  );
  return [`\n${disk}`, ...lines].join('\n');
}

function push(groups: Map<string, Round[]>, name: string, round: Round): void {
  groups.set(name, [...(groups.get(name) ?? []), round]);
}

function table(title: string, groups: Map<string, Round[]>): string[] {
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, rounds]) => [
      name,
      `${rounds.length}`,
      ...outcomes.map((wanted) => `${rounds.filter(({ outcome }) => outcome === wanted).length}`),
    ]);
  const all = [[title, 'kills', ...outcomes], ...rows];
  const widths = (all[0] ?? []).map((_, c) => Math.max(...all.map((row) => row[c]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0)))
      .join('  '),
  );
}
