import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateFairly, type Recipient } from './allocate.js';

const recipients = fc.array(
  fc.record({
    activated: fc.integer({ min: 0, max: 50_000 }),
    remaining: fc.integer({ min: 0, max: 50_000 }),
  }),
  { minLength: 1, maxLength: 40 },
);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('a fair allocation of the remaining target', () => {
  it('adds up exactly, and asks nobody for more people than remain', () => {
    fc.assert(
      fc.property(recipients, fc.double({ min: 0, max: 1, noNaN: true }), (areas, part) => {
        const named: Recipient<string>[] = areas.map((area, i) => ({ ...area, code: `${i}` }));
        const reached = sum(named.map(({ activated }) => activated));
        const room = sum(named.map(({ remaining }) => remaining));
        const target = reached + Math.floor(room * part);
        const allocated = allocateFairly(named, target);
        expect(sum(allocated?.values() ?? [])).toBe(target);
        for (const { code, activated, remaining } of named) {
          const own = allocated?.get(code) ?? -1;
          expect(own).toBeGreaterThanOrEqual(activated);
          expect(own).toBeLessThanOrEqual(activated + remaining);
        }
      }),
      { seed: 4_5, numRuns: 300 },
    );
  });

  it('gives in proportion to the remaining people, within one person', () => {
    fc.assert(
      fc.property(recipients, (areas) => {
        const named = areas.map((area, i) => ({ ...area, code: `${i}` }));
        const room = sum(named.map(({ remaining }) => remaining));
        const target = sum(named.map(({ activated }) => activated)) + Math.floor(room / 2);
        const allocated = allocateFairly(named, target);
        for (const { code, activated, remaining } of named) {
          const fair = room === 0 ? 0 : (Math.floor(room / 2) * remaining) / room;
          expect(Math.abs((allocated?.get(code) ?? 0) - activated - fair)).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 46, numRuns: 200 },
    );
  });

  it('asks for nothing more once the target is reached, and says when it cannot be', () => {
    const areas = [
      { code: 'a', activated: 10, remaining: 5 },
      { code: 'b', activated: 20, remaining: 0 },
    ];
    expect(allocateFairly(areas, 12)).toEqual(
      new Map([
        ['a', 10],
        ['b', 20],
      ]),
    );
    expect(allocateFairly(areas, 36)).toBeNull();
  });
});
