import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellFigures, hideSmallCounts } from './small-counts.js';

const family = fc.array(
  fc.record({
    eligible: fc.oneof(fc.nat(12), fc.nat(400)),
    share: fc.double({ min: 0, max: 1.2, noNaN: true }),
    parent: fc.constantFrom('a', 'b', 'c'),
  }),
  { maxLength: 14 },
);

function figuresOf(drawn: { eligible: number; share: number; parent: string }[]): CellFigures[] {
  return drawn.map(({ eligible, share, parent }, i) => {
    const activated = Math.round(eligible * share);
    const remaining = Math.max(0, eligible - activated);
    return { cell: `c${i}`, parent, eligible, activated, remaining, estimated: 0 };
  });
}

const isSmall = (n: number | null) => n !== null && n > 0 && n < 5;

describe('small counts', () => {
  it('are never told, nor left to be found from the other two of a cell or from its parent', () => {
    fc.assert(
      fc.property(family, (drawn) => {
        const figures = figuresOf(drawn);
        const told = hideSmallCounts(figures);
        for (const [i, { eligible, activated, remaining }] of told.entries()) {
          expect([eligible, activated, remaining].some(isSmall)).toBe(false);
          const known = [eligible, activated, remaining].filter((n) => n !== null);
          if (known.length < 3) expect(known.length, `cell ${i}`).toBeLessThan(2);
        }
        for (const parent of ['a', 'b', 'c']) {
          const cells = figures.filter((c) => c.parent === parent);
          const hidden = cells.filter((c) => told[figures.indexOf(c)]?.remaining === null);
          const sum = cells.reduce((n, c) => n + c.remaining, 0);
          if (hidden.length === 0 || isSmall(sum)) continue;
          const people = hidden.reduce((n, c) => n + c.remaining, 0);
          // What parent and told cells leave is at least five people in at least two cells.
          if (people > 0) expect(people).toBeGreaterThanOrEqual(5);
          if (people > 0) expect(hidden.length).toBeGreaterThanOrEqual(2);
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it('hide nothing where there are none', () => {
    const [cell] = hideSmallCounts([
      { cell: 'x', parent: 'p', eligible: 40, activated: 0, remaining: 40, estimated: 0 },
    ]);
    expect(cell).toEqual({
      cell: 'x',
      eligible: 40,
      activated: 0,
      remaining: 40,
      estimated: false,
    });
  });
});
