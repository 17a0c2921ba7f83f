import { type ShownCell, SMALL_COUNT } from '@tungngo/domain';

/** A cell's people as they are known. */
export interface CellFigures {
  cell: string;
  /** The cell one resolution coarser that holds it. */
  parent: string;
  eligible: number;
  activated: number;
  remaining: number;
  estimated: number;
}

const isSmall = (count: number) => count > 0 && count < SMALL_COUNT;

/**
 * The cells as they may be told to someone who may not see small counts: the one place that decides
 * it. Hidden are counts from 1 to 4; in a parent whose own sum can be read at another zoom, the
 * least other cells too, until what is hidden is at least two cells and five people; and, because
 * remaining = eligible − activated, a second of the three wherever one is hidden. Cells must come
 * with all their siblings. Sums over a day's single events can still be told apart by comparing two
 * days; the daily figures of wards tell as much.
 */
export function hideSmallCounts(cells: readonly CellFigures[]): ShownCell[] {
  const hidden = hiddenCells(cells);
  return cells.map((figures) => shown(figures, hidden.has(figures.cell)));
}

function shown(
  { cell, eligible, activated, remaining, estimated }: CellFigures,
  hidden: boolean,
): ShownCell {
  const plain = { cell, estimated: estimated > 0 };
  if (isSmall(eligible)) return { ...plain, eligible: null, activated: null, remaining: null };
  if (hidden) return { ...plain, eligible, activated: null, remaining: null };
  if (isSmall(activated)) return { ...plain, eligible: null, activated: null, remaining };
  return { ...plain, eligible, activated, remaining };
}

/** Cells whose remaining people are not told: the small ones and what would give them away. */
function hiddenCells(cells: readonly CellFigures[]): Set<string> {
  const families = new Map<string, CellFigures[]>();
  for (const figures of cells) {
    const family = families.get(figures.parent);
    if (family) family.push(figures);
    else families.set(figures.parent, [figures]);
  }
  const hidden = new Set<string>();
  for (const family of families.values()) hideIn(family, hidden);
  return hidden;
}

function hideIn(family: readonly CellFigures[], hidden: Set<string>): void {
  const counted = family
    .filter(({ remaining, eligible }) => remaining > 0 || isSmall(eligible))
    .sort((a, b) => a.remaining - b.remaining || (a.cell < b.cell ? -1 : 1));
  const small = counted.filter((c) => isSmall(c.remaining) || isSmall(c.eligible));
  if (small.length === 0) return;
  let people = 0;
  let count = 0;
  for (const figures of [...small, ...counted.filter((c) => !small.includes(c))]) {
    if (count >= Math.max(2, small.length) && people >= SMALL_COUNT) return;
    hidden.add(figures.cell);
    people += figures.remaining;
    count++;
  }
}
