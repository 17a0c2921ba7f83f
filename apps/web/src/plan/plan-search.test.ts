import { expect, it } from 'vitest';
import { readPlanSearch } from './plan-search.js';

it('a link can colour the map by a dimension of quality; one that nobody knows is left out', () => {
  expect(readPlanSearch({ metric: 'quality', dimension: 'live' })).toEqual({
    metric: 'quality',
    dimension: 'live',
  });
  expect(readPlanSearch({ metric: 'quality', dimension: 'pretty' })).toEqual({ metric: 'quality' });
});
