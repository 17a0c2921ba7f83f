import { describe, expect, it } from 'vitest';
import { readReachSearch } from './reach-search.js';

describe('the link of the reach page', () => {
  it.each([
    [{}, {}],
    [
      { limit: '5000', sites: '8', within: '718' },
      { limit: 5000, sites: 8, within: '718' },
    ],
    [
      { measure: 'minutes', limit: '15' },
      { measure: 'minutes', limit: 15 },
    ],
    // 5,000 minutes is no reach, and what is usual is not said.
    [{ measure: 'minutes', limit: '5000' }, { measure: 'minutes' }],
    [{ limit: '3000', indicator: 'level2', candidates: 'cells', table: 'district' }, {}],
    [{ sites: '0', limit: 'far', within: 'x', view: 'moon' }, {}],
    [{ sites: '2.5', day: '2023-02-31' }, {}],
    [
      { view: 'catchment', table: 'point', candidates: 'sites' },
      { view: 'catchment', table: 'point', candidates: 'sites' },
    ],
  ])('%j is read as %j', (raw, search) => expect(readReachSearch(raw)).toEqual(search));
});
