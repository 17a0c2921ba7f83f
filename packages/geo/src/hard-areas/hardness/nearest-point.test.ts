import { type AreaCode, DETOUR_FACTOR } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { hexCell, hexCentre } from '../../hexes/hex-cells.js';
import type { KnownSite } from '../inputs.js';
import { reachOfPoints } from './nearest-point.js';

/** A repeatable stream of numbers in [0, 1). */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const site = (kind: KnownSite['kind'], [lon, lat]: [number, number], name: string): KnownSite => ({
  id: name,
  name,
  kind,
  wardCode: '25700' as AreaCode,
  lon,
  lat,
  size: 2,
  hours: null,
});

describe('the nearest service point', () => {
  it('is the one that a look at all of them finds', () => {
    const random = stream(9);
    const points = Array.from({ length: 60 }, (_, i) =>
      site('service-point', [106 + 2 * random(), 10.5 + 2 * random()], `p${i}`),
    );
    const reach = reachOfPoints(points);
    const metresTo = (cell: string, { lon, lat }: KnownSite) => {
      const [x, y] = hexCentre(cell);
      const metres = 111_195;
      return Math.hypot((lon - x) * metres * Math.cos((y * Math.PI) / 180), (lat - y) * metres);
    };
    for (let i = 0; i < 200; i++) {
      const cell = hexCell(105.5 + 3 * random(), 10 + 3 * random());
      const least = Math.min(...points.map((point) => metresTo(cell, point)));
      expect(reach?.from(cell).metres).toBeCloseTo(least, 3);
      expect(reach?.from(cell).roadMetres).toBeCloseTo(DETOUR_FACTOR * least, 3);
    }
    expect(reachOfPoints([site('factory', [106, 11], 'f')])).toBeNull();
  });
});
