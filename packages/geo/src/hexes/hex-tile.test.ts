import { VectorTile } from '@mapbox/vector-tile';
import { cellToBoundary, cellToParent, gridDisk, latLngToCell } from 'h3-js';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { cellsOverTile, hexTile } from './hex-tile.js';

/** Tile of a place at a zoom, in fractions of tiles. */
function tilePlace(z: number, lat: number, lon: number): [number, number] {
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [((lon + 180) / 360) * 2 ** z, y * 2 ** z];
}

function tileOf(z: number, lat: number, lon: number): [number, number, number] {
  const [x, y] = tilePlace(z, lat, lon);
  return [z, Math.floor(x), Math.floor(y)];
}

function read(bytes: Uint8Array | null): VectorTile {
  return new VectorTile(new PbfReader(bytes ?? new Uint8Array()));
}

const place = [10.95, 106.7] as const;

describe('tiles of hexagons', () => {
  it.each([
    [5, 5],
    [8, 6],
    [9, 7],
    [10, 7],
    [11, 8],
    [12, 9],
    [13, 9],
    [14, 10],
  ])('at zoom %i find every cell of resolution %i that touches them', (z, resolution) => {
    const address = tileOf(z, ...place);
    const within = cellsOverTile(address, resolution);
    const listed = new Set(within?.cells);
    const reach = Math.min(60, Math.ceil(12 * 7 ** ((resolution - 5) / 2) * 2 ** (8 - z)) + 10);
    let touching = 0;
    for (const cell of gridDisk(latLngToCell(...place, resolution), reach)) {
      const corners = cellToBoundary(cell).map(([lat = 0, lon = 0]) => tilePlace(z, lat, lon));
      const inTile = corners.some(
        ([x, y]) => Math.floor(x) === address[1] && Math.floor(y) === address[2],
      );
      if (!inTile) continue;
      touching++;
      expect(listed.has(cellToParent(cell, within?.resolution ?? 0)), cell).toBe(true);
    }
    expect(touching).toBeGreaterThan(4);
  });

  it('list no cells where a tile is most of the world', () => {
    expect(cellsOverTile([2, 3, 1], 5)).toBeNull();
  });

  it('draw a hexagon in each tile that it touches and its centre in one', () => {
    const cells = gridDisk(latLngToCell(...place, 8), 3).map((cell) => ({
      cell,
      properties: { id: cell, remaining: 7, eligible: null, hidden: null },
    }));
    const [z, x, y] = tileOf(12, ...place);
    const centres: string[] = [];
    const hexagons = new Set<number | undefined>();
    for (const [dx, dy] of [-2, -1, 0, 1, 2].flatMap((a) => [-2, -1, 0, 1, 2].map((b) => [a, b]))) {
      const { layers } = read(hexTile([z, x + (dx ?? 0), y + (dy ?? 0)], cells));
      for (let i = 0; i < (layers.cells?.length ?? 0); i++) {
        const feature = layers.cells?.feature(i);
        expect(feature?.type).toBe(3);
        expect(feature?.properties).toEqual({ id: feature?.properties.id, remaining: 7 });
        expect(feature?.loadGeometry()[0]).toHaveLength(7);
        hexagons.add(feature?.id);
      }
      for (let i = 0; i < (layers.centres?.length ?? 0); i++) {
        centres.push(String(layers.centres?.feature(i).id));
      }
    }
    expect(hexagons.size).toBe(cells.length);
    expect(centres.length).toBe(cells.length);
    expect(new Set(centres).size).toBe(cells.length);
  });

  it('are null where no cell lies', () => {
    const properties = { remaining: 1 };
    expect(hexTile([12, 0, 0], [{ cell: latLngToCell(...place, 8), properties }])).toBeNull();
  });
});
