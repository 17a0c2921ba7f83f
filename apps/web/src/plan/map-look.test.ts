import type { AreaCode } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import type { AreaFigures } from './figures.js';
import { centreOf, lookOf } from './map-look.js';

describe('the look of a link', () => {
  it('without any wish is coverage in six quantiles of blue', () => {
    expect(lookOf({})).toEqual({
      metric: 'coverage',
      view: 'areas',
      method: 'quantile',
      classCount: 6,
      ramp: 'YlGnBu',
      flip: false,
      manual: [],
    });
  });

  it.each([
    ['people to reach are brown, more is darker', { metric: 'remaining' }, 'YlOrBr', false],
    ['poor quality is dark', { metric: 'quality' }, 'YlOrBr', true],
    ['a rate under its target is red', { method: 'target' }, 'RdBu', false],
    ['many people to reach are red', { metric: 'remaining', method: 'target' }, 'RdBu', true],
    ['a person’s reversal turns it back', { metric: 'quality', flip: true }, 'YlOrBr', false],
    ['a person’s ramp comes first', { method: 'target', ramp: 'PuOr' }, 'PuOr', false],
  ] as const)('%s', (_, search, ramp, flip) => {
    expect(lookOf(search)).toMatchObject({ ramp, flip });
  });

  it('reads the bounds that a person has set', () => {
    expect(lookOf({ method: 'manual', breaks: '0.5~0.7' }).manual).toEqual([0.5, 0.7]);
  });
});

describe('the mark that classes lie around', () => {
  const province = { code: '74' as AreaCode, target: 620, eligible: 1000 } as AreaFigures;
  it('is 100% of a target', () => {
    expect(centreOf('attainment', [2], province)).toEqual({ value: 1, of: 'target' });
    expect(centreOf('planAttainment', [2], undefined)).toEqual({ value: 1, of: 'target' });
  });
  it('is, of coverage, the share that the province’s target asks for', () => {
    expect(centreOf('coverage', [], province).value).toBe(0.62);
    expect(centreOf('smoothed', [], province).value).toBe(0.62);
    expect(centreOf('coverage', [], { ...province, target: null }).value).toBe(1);
  });
  it('is the mean where there is no target', () => {
    expect(centreOf('pace', [1, 2, 6], province)).toEqual({ value: 3, of: 'mean' });
    expect(centreOf('remaining', [], province)).toEqual({ value: 0, of: 'mean' });
  });
});
