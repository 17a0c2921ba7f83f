import type { AreaCode, Day, SpotMap } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { NO_DATA_COLOUR } from './ramps.js';
import { spotClasses, spotColour, spotColours } from './spots.js';

const codes = ['1', '2', '3', '4', '5'].map((code) => code as AreaCode);
const spots: SpotMap = {
  generation: 1,
  indicator: 'level2',
  day: '2023-09-25' as Day,
  vintage: null,
  metric: 'remaining',
  statistic: 'gi-star',
  areas: codes,
  values: [900, 800, 10, 500, null],
  scores: [4.1, 2.5, -2.6, 0.2, null],
  p: [0.001, 0.01, 0.01, 0.8, null],
  adjustedP: [0.005, 0.04, 0.04, 0.9, null],
  label: ['hot', 'hot', 'cold', null, null],
  leftOut: [{ area: '5' as AreaCode, reason: 'stale' }],
  global: { moranI: 0.4, expected: -0.01, z: 5, p: 0.001 },
  falseDiscoveryRate: 0.05,
  permutations: 999,
  seed: 1,
  weights: 'queen',
  approximateBoundaries: false,
};

describe('the map of spots', () => {
  it('tells the very clear from the clear, and what may be chance from what took no part', () => {
    expect([...spotClasses(spots)]).toEqual([
      ['1', 'hot-strong'],
      ['2', 'hot'],
      ['3', 'cold'],
      ['4', 'none'],
    ]);
  });

  it('colours a ward that took no part as one without data', () => {
    const colours = spotColours(codes, spotClasses(spots), 'remaining');
    expect(colours.get('5' as AreaCode)).toBe(NO_DATA_COLOUR);
    expect(colours.get('4' as AreaCode)).toBe(spotColour('none', 'remaining'));
  });

  it('warns with a warm colour where many remain, and where a rate is low', () => {
    expect(spotColour('hot-strong', 'remaining')).toBe(spotColour('cold-strong', 'coverage'));
    expect(spotColour('high-high', 'coverage')).toBe(spotColour('low-low', 'remaining'));
    expect(spotColour('low-low', 'pace')).not.toBe(spotColour('high-high', 'pace'));
  });
});
