import type { RoadDirection, RoadLine } from '@tungngo/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineMetres, type Place, placeIndex } from './places.js';
import { openReach, type Travel } from './reach.js';
import { roadGraph } from './road-graph.js';
import { pathFinder } from './road-paths.js';

const place = fc.record({
  lon: fc.double({ min: 106.5, max: 106.8, noNaN: true }),
  lat: fc.double({ min: 10.9, max: 11.2, noNaN: true }),
});
const straight: Travel = {
  detourFactor: 1.3,
  straightSpeedKmh: 25,
  snapMetres: 500,
  roads: null,
};

describe('places', () => {
  it('are found by distance as by looking at all', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), place, fc.nat(20_000), (all, from, limit) => {
        const index = placeIndex(all);
        const metres = all.map((to) => lineMetres(from, to));
        const near = [...all.keys()].filter((i) => (metres[i] ?? Infinity) <= limit);
        expect(index.within(from, limit)).toEqual(near);
        const least = Math.min(...metres);
        expect(index.nearest(from)?.metres ?? Infinity).toBe(least);
        expect(index.nearest(from, limit)?.metres ?? null).toBe(least <= limit ? least : null);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('are as far apart as a degree of latitude is long', () => {
    expect(lineMetres({ lon: 106, lat: 10 }, { lon: 106, lat: 11 })).toBeCloseTo(111_195, 0);
  });
});

describe('a reach in straight lines', () => {
  const reach = openReach(straight);

  it('is that of the nearest point, and covers just who is within', () => {
    const some = fc.array(place, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 1, max: 40 }), (places, points, minutes) => {
        const near = reach.nearest(places, points, 'minutes');
        const covers = reach.coverSets(places, points, 'minutes', minutes);
        for (const i of places.keys()) {
          const within = covers.some((list) => list.includes(i));
          // On the very edge the two may round apart.
          if (Math.abs((near.minutes[i] ?? 0) - minutes) > 1e-9) {
            expect(within).toBe((near.minutes[i] ?? Infinity) <= minutes);
          }
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('takes 2,6 km of way and 6,24 minutes for 2 km', () => {
    const degrees = 2000 / 111_195.08;
    const { metres, minutes, point } = reach.nearest(
      [{ lon: 106.7, lat: 11 + degrees }],
      [{ lon: 106.7, lat: 11 }],
      'metres',
    );
    expect(point[0]).toBe(0);
    expect(metres[0]).toBeCloseTo(2600, 1);
    expect(minutes[0]).toBeCloseTo(6.24, 3);
  });
});

const line = (parts: RoadLine['parts'][number], direction: RoadDirection = 'both'): RoadLine => ({
  parts: [parts],
  roadClass: 'residential',
  direction,
  speedKmh: 30,
});

describe('roads', () => {
  const STEP = 0.002;
  const at = (x: number, y: number): [number, number] => [106.7 + x * STEP, 11 + y * STEP];
  const onGrid = (x: number, y: number): Place => ({ lon: at(x, y)[0], lat: at(x, y)[1] });

  it('give the paths that all sums of roads give', () => {
    const street = fc.record({
      x: fc.nat(3),
      y: fc.nat(3),
      along: fc.boolean(),
      direction: fc.constantFrom<RoadDirection>('both', 'forward', 'backward'),
    });
    fc.assert(
      fc.property(fc.array(street, { minLength: 3, maxLength: 30 }), fc.nat(24), (streets, to) => {
        const graph = roadGraph(
          streets.map(({ x, y, along, direction }) =>
            line([at(x, y), along ? at(x + 1, y) : at(x, y + 1)], direction),
          ),
        );
        const end = to % graph.lon.length;
        const found = pathFinder(graph).search([{ node: end, metres: 0, minutes: 0 }], 'metres');
        const sums = bellmanFord(graph, end);
        for (const [node, metres] of sums.entries()) {
          if (metres === Infinity) expect(found.metres[node]).toBe(Infinity);
          else expect(found.metres[node]).toBeCloseTo(metres, 3);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('are driven the way that they may be driven: towards the point', () => {
    const graph = roadGraph([line([at(0, 0), at(4, 0)], 'forward')]);
    const reach = openReach({ ...straight, roads: graph });
    const [west, east] = [onGrid(0, 0), onGrid(4, 0)];
    expect(reach.nearest([west], [east], 'metres').point[0]).toBe(0);
    expect(reach.nearest([east], [west], 'metres').point[0]).toBe(-1);
    expect(reach.coverSets([west, east], [east], 'metres', 2000).map((set) => [...set])).toEqual([
      [0, 1],
    ]);
  });

  it('lead round a river that has one bridge, where a straight line would swim', () => {
    const north = line([at(0, 1), at(8, 1)]);
    const south = line([at(0, 0), at(8, 0)]);
    const bridge = line([at(8, 0), at(8, 1)]);
    const reach = openReach({ ...straight, roads: roadGraph([north, south, bridge]) });
    const { metres, byRoad } = reach.nearest([onGrid(0, 1)], [onGrid(0, 0)], 'metres');
    expect(byRoad[0]).toBe(1);
    const across =
      lineMetres(onGrid(0, 0), onGrid(8, 0)) * 2 + lineMetres(onGrid(8, 0), onGrid(8, 1));
    expect(Math.abs((metres[0] ?? 0) / across - 1)).toBeLessThan(0.001);
  });

  it('are not for who lives far from any of them; nobody is tied to a stray stroke', () => {
    const graph = roadGraph([
      line(Array.from({ length: 40 }, (_, i) => at(i, 0))),
      line([at(0, 20), [106.7001, 11 + 20 * STEP]]),
    ]);
    expect(graph.networkMetres).toHaveLength(2);
    expect(graph.usedNetworks).toBe(1);
    const reach = openReach({ ...straight, roads: graph });
    const far = onGrid(0, 20);
    const answer = reach.nearest([far], [onGrid(0, 0)], 'metres');
    expect(answer.byRoad[0]).toBe(0);
    expect(answer.metres[0]).toBeCloseTo(1.3 * lineMetres(far, onGrid(0, 0)), 3);
  });

  it('cover those for whom a point is within reach, one by one as all at once', () => {
    const rows = [0, 1, 2, 3].flatMap((k) => [
      line([0, 1, 2, 3].map((x) => at(x, k))),
      line(
        [0, 1, 2, 3].map((y) => at(k, y)),
        'forward',
      ),
    ]);
    const reach = openReach({ ...straight, roads: roadGraph(rows) });
    const spots = [0, 1, 2, 3].flatMap((x) => [0, 1, 2, 3].map((y) => onGrid(x + 0.2, y - 0.3)));
    const covers = reach.coverSets(spots, spots, 'minutes', 1.2);
    for (const [j, point] of spots.entries()) {
      const { minutes } = reach.nearest(spots, [point], 'minutes');
      const within = [...minutes.keys()].filter((i) => (minutes[i] ?? Infinity) <= 1.2);
      expect([...(covers[j] ?? [])]).toEqual(within);
    }
  });
});

/** Metres from every node to the end, by relaxing every arc until nothing changes. */
function bellmanFord(graph: ReturnType<typeof roadGraph>, end: number): number[] {
  const metres = Array.from(graph.lon, (_, node) => (node === end ? 0 : Infinity));
  for (let changed = true; changed; ) {
    changed = false;
    for (let node = 0; node < metres.length; node++) {
      for (let arc = graph.starts[node] ?? 0; arc < (graph.starts[node + 1] ?? 0); arc++) {
        const from = graph.from[arc] ?? 0;
        const sum = (metres[node] ?? Infinity) + (graph.metres[arc] ?? 0);
        if (sum + 1e-6 < (metres[from] ?? Infinity)) {
          metres[from] = sum;
          changed = true;
        }
      }
    }
  }
  return metres;
}
