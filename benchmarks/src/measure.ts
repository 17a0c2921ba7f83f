/** Seconds that the work took. */
export async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The middle value; the machines are noisy, so a mean would follow one bad run. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value that the given share of the values does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** One line of the result: what was measured, against what, and the goal that the project set. */
export interface Measured {
  name: string;
  ours: string;
  peer: string;
  ratio: string;
  goal: string;
  met: boolean;
}

/** Prints the lines as a table. */
export function printTable(lines: readonly Measured[]): void {
  const rows = [
    ['measured', 'product', 'peer', 'ratio', 'goal', ''],
    ...lines.map(({ name, ours, peer, ratio, goal, met }) => [
      name,
      ours,
      peer,
      ratio,
      goal,
      met ? 'met' : 'NOT MET',
    ]),
  ];
  const widths =
    rows[0]?.map((_, c) => Math.max(...rows.map((row) => (row[c] ?? '').length))) ?? [];
  for (const row of rows) {
    console.log(
      row
        .map((cell, c) => cell.padEnd(widths[c] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
