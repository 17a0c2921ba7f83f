import type { ImportProgress } from '@tungngo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPace } from './pace.js';

const at = (stage: ImportProgress['stage'], share: number | null, rows = 0): ImportProgress => ({
  stage,
  file: 'f.csv',
  rows,
  share,
});

describe('the pace of an import', () => {
  it('says nothing of the end before it knows', () => {
    const pace = openPace(0);
    expect(pace.take(at('read', null), 100)).toEqual({ rowsPerSecond: null, msLeft: null });
    expect(pace.take(at('read', 0.5, 1000), 500).msLeft).toBeNull();
    expect(pace.take(at('read', null, 1000), 5000).msLeft).toBeNull();
  });

  it('counts rows a second while rows come, and keeps that figure afterwards', () => {
    const pace = openPace(1000);
    expect(pace.take(at('read', 0.5, 5000), 3000).rowsPerSecond).toBe(2500);
    expect(pace.take(at('check', null, 5000), 9000).rowsPerSecond).toBe(2500);
  });

  it('counts down evenly when the work goes evenly', () => {
    const pace = openPace(0);
    // 100 s in all: 45 s of reading, as its share says.
    for (let second = 2; second <= 45; second++) {
      const { msLeft } = pace.take(at('read', second / 45, second * 10), second * 1000);
      expect(msLeft ?? 0).toBeCloseTo((100 - second) * 1000, -2);
    }
  });

  it('one odd word moves the estimate by a part only', () => {
    const pace = openPace(0);
    for (let second = 1; second <= 20; second++) pace.take(at('read', second / 45), second * 1000);
    const { msLeft } = pace.take(at('read', 40 / 45), 21_000);
    expect(msLeft).toBeLessThan(79_000);
    expect(msLeft).toBeGreaterThan(60_000);
  });

  it('never says less than nothing', () => {
    const stages = fc.constantFrom('read', 'check', 'write', 'verify', 'publish');
    const word = fc.record({
      stage: stages as fc.Arbitrary<ImportProgress['stage']>,
      share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      rows: fc.nat(1e9),
      afterMs: fc.nat(100_000),
    });
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const pace = openPace(0);
        let now = 0;
        for (const { stage, share, rows, afterMs } of words) {
          now += afterMs;
          const { rowsPerSecond, msLeft } = pace.take(at(stage, share, rows), now);
          expect(rowsPerSecond ?? 0).toBeGreaterThanOrEqual(0);
          expect(msLeft ?? 0).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(msLeft ?? 0)).toBe(true);
        }
      }),
      { seed: 7 },
    );
  });
});
