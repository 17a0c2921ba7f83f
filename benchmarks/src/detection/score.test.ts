import { describe, expect, it } from 'vitest';
import { byDbscan, type FoundArea } from './methods.js';
import { rankCorrelation } from './rank-correlation.js';
import { score } from './score.js';
import { drawnWorld, type World } from './world.js';

describe('areas against the truth', () => {
  const world = drawnWorld(1);
  const areaOf = (id: string, kind: FoundArea['kind'], hardness: number): FoundArea => {
    const mine = [...world.cells].filter(([, { place }]) => place === id);
    const remaining = mine.reduce((sum, [, cell]) => sum + cell.remaining, 0);
    return { cells: mine.map(([cell]) => cell), remaining, kind, hardness };
  };
  const missed = ({ id }: World['places'][number]) => {
    const mine = [...world.cells.values()].filter(({ place }) => place === id);
    const sum = (of: 'eligible' | 'remaining') => mine.reduce((all, cell) => all + cell[of], 0);
    return sum('remaining') / sum('eligible');
  };
  const perfect = world.places.map((place) => areaOf(place.id, place.kind, missed(place)));

  it('the truth itself is perfect', () => {
    const { people, area, smallest, kinds, ...rest } = score(world, perfect);
    for (const { right, found, planted } of [people, area, smallest, ...kinds.values()]) {
      expect([right, found]).toEqual([planted, planted]);
      expect(right).toBeGreaterThan(0);
    }
    expect(rest).toMatchObject({
      foundPlaces: world.places.length,
      rightKind: world.places.length,
      decoys: { found: 0 },
    });
    expect(rest.hardness).toBeCloseTo(1, 6);
    for (const { said, true: real } of rest.remaining) expect(said).toBe(real);
  });

  it('what is missed, found in vain, or of the wrong kind counts against it', () => {
    const [first, ...others] = perfect;
    const half = score(world, others);
    expect(half.people.right).toBeLessThan(half.people.planted);
    expect(half.people.right).toBe(half.people.found);
    const everywhere = { ...(first as FoundArea), cells: [...world.cells.keys()] };
    const all = score(world, [everywhere]);
    expect(all.people.right).toBe(all.people.planted);
    expect(all.people.found).toBeGreaterThan(20 * all.people.planted);
    const scattered = perfect.map((area) => ({ ...area, kind: 'scattered' as const }));
    expect(score(world, scattered).rightKind).toBe(0);
  });

  it('DBSCAN with no radius finds the cells that are large enough alone', () => {
    const found = byDbscan(world.input, { radiusM: 1, fewest: 100 });
    const large = world.input.cells.filter(
      ({ eligible, activated }) => eligible - activated >= 100,
    );
    expect(found.flatMap(({ cells }) => cells).sort()).toEqual(
      large.map(({ cell }) => cell).sort(),
    );
  });
});

it('ranks correlate as published', () => {
  // Hours of television and IQ, the example of Wikipedia's article: −29/165.
  const pairs = [
    [106, 7],
    [100, 27],
    [86, 2],
    [101, 50],
    [99, 28],
    [103, 29],
    [97, 20],
    [113, 12],
    [112, 6],
    [110, 17],
  ] as const;
  expect(rankCorrelation(pairs)).toBeCloseTo(-29 / 165, 12);
});
