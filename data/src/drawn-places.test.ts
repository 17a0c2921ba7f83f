import { describe, expect, it } from 'vitest';
import { publishedFigure } from './campaign-files.js';
import { drawPlaces } from './drawn-places.js';
import { simulate } from './generate.js';
import { noFaults, observedCells, usualFaults } from './observed.js';
import { isHard } from './planted.js';
import { seededRandom } from './random.js';

describe('a campaign with drawn places', () => {
  const places = drawPlaces(3);
  const simulation = simulate(3, places, 0.12);
  const { units, reached } = simulation;
  const sumOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

  it('is the same for a seed and another for another', () => {
    expect(drawPlaces(3)).toEqual(places);
    expect(drawPlaces(4)).not.toEqual(places);
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
  });

  it('keeps the published total', () => {
    expect(sumOf(reached.map(({ activated }) => activated))).toBe(publishedFigure('activated'));
  });

  it('leaves hard places behind and ordinary dense ones not', () => {
    for (const place of places) {
      const mine = units.flatMap((unit, i) => (unit.planted === place ? [i] : []));
      const people = sumOf(mine.map((i) => units[i]?.eligible ?? 0));
      const share = sumOf(mine.map((i) => reached[i]?.activated ?? 0)) / people;
      expect(people).toBe(place.people);
      if (isHard(place)) expect(share).toBeLessThanOrEqual(place.reached + 0.02);
      else if (place.wardCode !== '25972') expect(share).toBeGreaterThan(0.5);
    }
  });

  it('is recorded as it is without faults, and otherwise not quite', () => {
    const right = observedCells(simulation, noFaults, seededRandom(1), seededRandom(2));
    const total = (cells: typeof right, of: 'eligible' | 'activated') =>
      sumOf(cells.map((cell) => cell[of]));
    expect(total(right, 'eligible')).toBe(sumOf(units.map(({ eligible }) => eligible)));
    expect(total(right, 'activated')).toBe(publishedFigure('activated'));
    const wrong = observedCells(simulation, usualFaults, seededRandom(1), seededRandom(2));
    expect(wrong.length / right.length).toBeGreaterThan(0.95);
    expect(wrong.length).toBeLessThan(right.length);
    expect(total(wrong, 'activated') / total(right, 'activated')).toBeLessThan(0.97);
  });
});
