/**
 * Number of letters to insert, delete, change or swap with their neighbour to make `b` of `a`
 * (optimal string alignment), or `limit + 1` when it is more than `limit`.
 * @param changeCost cost of writing the one letter for the other; 1 when absent.
 */
export function editDistance(
  a: string,
  b: string,
  limit: number,
  changeCost: (a: string, b: string) => number = () => 1,
): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(cell(a, b, i, j, { beforeLast, last, row }, changeCost));
    }
    if (Math.min(...row) > limit) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1);
}

function cell(
  a: string,
  b: string,
  i: number,
  j: number,
  { beforeLast, last, row }: { beforeLast: number[]; last: number[]; row: number[] },
  changeCost: (a: string, b: string) => number,
): number {
  const [x, y] = [a[i - 1] ?? '', b[j - 1] ?? ''];
  const changed = (last[j - 1] ?? Infinity) + (x === y ? 0 : changeCost(x, y));
  const moved = Math.min(last[j] ?? Infinity, row[j - 1] ?? Infinity) + 1;
  const swapped = x === b[j - 2] && y === a[i - 2] ? (beforeLast[j - 2] ?? Infinity) + 1 : Infinity;
  return Math.min(changed, moved, swapped);
}
