import type { Day } from '@tungngo/domain';
import fc from 'fast-check';
import { gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { cellAt, ward, wardAreas, wardWith } from '../../test/hard-places.js';
import { hexCentre } from '../hexes/hex-cells.js';
import type { PreviousArea } from './area-identity.js';
import { detectHardAreas } from './detect-hard-areas.js';
import type { CellCount, DetectedArea } from './inputs.js';

const [monday, tuesday, wednesday] = ['2023-08-07', '2023-08-08', '2023-08-09'] as Day[];

const detect = (cells: CellCount[], previous: PreviousArea[] = [], day = monday) =>
  detectHardAreas({ areas: wardAreas, sites: [], cells, previous, day: day ?? null });

/** What a generation leaves for the next: its list, and those that came off it. */
function remembered(found: readonly DetectedArea[], before: readonly PreviousArea[] = []) {
  const listed = new Set(found.map(({ id }) => id));
  return [
    ...before.filter(({ id }) => !listed.has(id)).map((area) => ({ ...area, last: null })),
    ...found.map(
      ({ id, members, parentId, since, name, kind, standing, closedDay }): PreviousArea => ({
        id,
        members,
        parentId,
        since,
        last: { name, kind, standing, closedDay },
      }),
    ),
  ];
}

const [west, east] = [gridDisk(cellAt(-0.0045), 1), gridDisk(cellAt(0.0045), 2)];
const bridge = gridDisk(cellAt(-0.001), 1);
const ids = (found: readonly DetectedArea[]) => found.map(({ id }) => id).sort();

describe('an area from one day to the next', () => {
  it('keeps id, name and first day while it shrinks from one side to a few cells', () => {
    const [first] = detect(wardWith(east));
    let before = remembered(first ? [first] : []);
    const eastwards = [...east].sort((a, b) => hexCentre(a)[0] - hexCentre(b)[0]);
    for (let size = east.length - 4; size > 4; size -= 4) {
      const shrunk = eastwards.slice(-size);
      const found = detect(wardWith(shrunk), before, tuesday);
      expect(ids(found)).toEqual([first?.id]);
      expect(found[0]).toMatchObject({ name: first?.name, since: monday, closedDay: null });
      before = remembered(found, before);
    }
  });

  it('splits: the larger piece keeps the id, the other names it as its parent', () => {
    const whole = detect(wardWith([...west, ...bridge, ...east]));
    expect(whole).toHaveLength(1);
    const pieces = detect(wardWith([...west, ...east]), remembered(whole), tuesday);
    expect(pieces).toHaveLength(2);
    const [large, small] = [...pieces].sort((a, b) => b.eligible - a.eligible);
    expect(large?.id).toBe(whole[0]?.id);
    expect(small?.parentId).toBe(whole[0]?.id);
    expect(small?.since).toBe(tuesday);
  });

  it('merges into the larger, and what comes apart again has its own id back', () => {
    const two = detect(wardWith([...west, ...east]));
    const before = remembered(two);
    const merged = detect(wardWith([...west, ...bridge, ...east]), before);
    expect(merged).toHaveLength(1);
    const larger = [...two].sort((a, b) => b.eligible - a.eligible)[0];
    expect(merged[0]?.id).toBe(larger?.id);
    const apart = detect(wardWith([...west, ...east]), remembered(merged, before));
    expect(ids(apart)).toEqual(ids(two));
  });

  it('stays while its gap is half of what a new one needs, then closes, and comes back', () => {
    const [first] = detect(wardWith(east));
    const before = remembered(first ? [first] : []);
    const weak = wardWith(east, 61);
    expect(detect(weak)).toEqual([]);
    expect(detect(weak, before, tuesday)).toMatchObject([{ id: first?.id, closedDay: null }]);
    const closed = detect(wardWith(east, 71), before, tuesday);
    expect(closed).toMatchObject([{ id: first?.id, closedDay: tuesday, since: monday }]);
    const still = detect(wardWith(east, 71), remembered(closed), wednesday);
    expect(still).toMatchObject([{ id: first?.id, closedDay: tuesday }]);
    const back = detect(wardWith(east), remembered(still), wednesday);
    expect(back).toMatchObject([{ id: first?.id, closedDay: null, since: monday }]);
  });

  it('an area that is new beside a known one is numbered after it', () => {
    const [first] = detect(wardWith(east));
    const both = detect(wardWith([...west, ...east]), remembered(first ? [first] : []));
    expect(both.find(({ id }) => id === first?.id)?.name).toEqual(first?.name);
    expect(new Set(both.map(({ name }) => name.vi)).size).toBe(2);
  });
});

it('whatever is hard in turn: ids are of one area, order changes nothing, all cells are its own', () => {
  const patch = fc.record({
    at: fc.integer({ min: -9, max: 9 }).map((step) => step * 0.001),
    radius: fc.integer({ min: 1, max: 3 }),
  });
  const days = fc.array(fc.array(patch, { maxLength: 4 }), { minLength: 2, maxLength: 4 });
  let seen = 0;
  fc.assert(
    fc.property(days, fc.infiniteStream(fc.nat()), (turns, stream) => {
      let previous: PreviousArea[] = [];
      for (const patches of turns) {
        const cells = wardWith(patches.flatMap(({ at, radius }) => gridDisk(cellAt(at), radius)));
        const found = detect(cells, previous, tuesday);
        seen += found.length;
        expect(new Set(ids(found)).size).toBe(found.length);
        const members = found.flatMap((area) => area.members.map(({ cell }) => cell));
        expect(new Set(members).size).toBe(members.length);
        const known = new Set(previous.map(({ id }) => id));
        for (const { id, since } of found) if (!known.has(id)) expect(since).toBe(tuesday);
        const keys = new Map(cells.map((cell) => [cell, stream.next().value ?? 0]));
        const shuffled = [...cells].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(detect(shuffled, [...previous].reverse(), tuesday)).toEqual(found);
        expect(ids(detect(cells, remembered(found, previous), tuesday))).toEqual(ids(found));
        previous = remembered(found, previous);
      }
    }),
    { numRuns: 8, seed: 7 },
  );
  expect(seen).toBeGreaterThan(15);
});

it('all that is listed is of the ward', () => {
  expect(detect(wardWith(east)).map(({ wardCode }) => wardCode)).toEqual([ward]);
});
