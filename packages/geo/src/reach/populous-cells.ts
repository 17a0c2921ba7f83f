import { cellToParent } from 'h3-js';

/** Resolution of the squares of which each gives one candidate: about 0.7 km². */
const PARENT = 8;

/**
 * Cells where a point may stand: of each coarser cell the one with the most people, and of those the
 * `most` with the most people around them in their coarser cell. Indexes into `cells`, rising.
 */
export function populousCells(
  cells: readonly string[],
  people: ArrayLike<number>,
  most: number,
): number[] {
  const families = new Map<string, { best: number; people: number }>();
  for (const [i, cell] of cells.entries()) {
    const count = people[i] ?? 0;
    if (!(count > 0)) continue;
    const parent = cellToParent(cell, PARENT);
    const family = families.get(parent);
    if (!family) families.set(parent, { best: i, people: count });
    else {
      family.people += count;
      if (count > (people[family.best] ?? 0)) family.best = i;
    }
  }
  return [...families.values()]
    .sort((a, b) => b.people - a.people || a.best - b.best)
    .slice(0, most)
    .map(({ best }) => best)
    .sort((a, b) => a - b);
}
