import { booleanPointInPolygon, booleanValid, kinks } from '@turf/turf';
import fc from 'fast-check';
import { gridDisk, gridRing } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { cellAt } from '../../test/hard-places.js';
import { hexCentre } from '../hexes/hex-cells.js';
import { outliner } from './cluster-outline.js';

const disk = gridDisk(cellAt(0), 6);
const holds = (polygon: ReturnType<ReturnType<typeof outliner>>, cell: string) =>
  booleanPointInPolygon(hexCentre(cell), polygon);

describe('an outline', () => {
  it('takes bays in, and not what another area has', () => {
    const [middle = '', ...around] = gridDisk(cellAt(0), 1);
    const horseshoe = around.slice(0, 5);
    expect(holds(outliner(horseshoe)(horseshoe), middle)).toBe(true);
    expect(holds(outliner([...horseshoe, middle])(horseshoe), middle)).toBe(false);
  });

  it('bridges pieces around another area that lies between them', () => {
    const [west, east] = [[cellAt(-0.004)], [cellAt(0.004)]];
    const between = gridDisk(cellAt(0), 1);
    const around = outliner([...west, ...east, ...between])([...west, ...east]);
    for (const cell of [...west, ...east]) expect(holds(around, cell)).toBe(true);
    for (const cell of between) expect(holds(around, cell)).toBe(false);
    const straight = outliner([...west, ...east])([...west, ...east]);
    expect(between.some((cell) => holds(straight, cell))).toBe(true);
  });

  it('encloses what lies wholly within it', () => {
    const ring = gridRing(cellAt(0), 3);
    expect(holds(outliner(ring)(ring), cellAt(0))).toBe(true);
  });

  it('of any cells is one valid ring around all their centres', () => {
    const cells = fc.uniqueArray(fc.nat(disk.length - 1), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(cells, (indices) => {
        const own = indices.map((i) => disk[i] ?? '');
        const polygon = outliner(own)(own);
        expect(polygon.coordinates).toHaveLength(1);
        expect(booleanValid(polygon)).toBe(true);
        expect(kinks(polygon).features).toEqual([]);
        for (const cell of own) expect(holds(polygon, cell)).toBe(true);
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});
