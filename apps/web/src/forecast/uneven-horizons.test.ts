import type { Backtest } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { unevenHorizons } from './uneven-horizons.js';

it('names the days ahead at which the band is too narrow or too wide, by all forecasts together', () => {
  const rows = [
    { horizon: 42, covered: 0.95, forecasts: 100 },
    { horizon: 7, covered: 0.8, forecasts: 10 },
    { horizon: 7, covered: 0.7, forecasts: 90 },
    { horizon: 14, covered: 0.6, forecasts: 10 },
    { horizon: 14, covered: 0.8, forecasts: 90 },
  ];
  expect(unevenHorizons({ rows } as unknown as Backtest)).toEqual({ narrow: [7], wide: [42] });
});
