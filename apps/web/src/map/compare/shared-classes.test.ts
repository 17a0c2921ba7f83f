import { describe, expect, it } from 'vitest';
import { sharedBounds } from './shared-classes.js';

const cut = { method: 'quantile', classCount: 4, centre: 0, manual: [] } as const;

describe('classes of two maps', () => {
  it('of one unit are cut from the values of both together', () => {
    const { a, b, sameValues } = sharedBounds([1, 2, 3, 4], [5, 6, 7, null, 8], true, cut);
    expect(sameValues).toBe(true);
    expect(b).toBe(a);
    expect(a).toEqual([2.75, 4.5, 6.25]);
  });

  it('of different units hold as many areas each', () => {
    const shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
    const people = shares.map((share) => share * 1000);
    const { a, b, sameValues } = sharedBounds(shares, people, false, cut);
    expect(sameValues).toBe(false);
    expect(a.length).toBe(3);
    expect(b).toEqual(a.map((bound) => expect.closeTo(bound * 1000, 6)));
  });
});
