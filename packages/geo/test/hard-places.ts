import type { Area, AreaCode } from '@tungngo/domain';
import { gridDisk } from 'h3-js';
import type { CellCount } from '../src/hard-areas/inputs.js';
import { hexCell } from '../src/hexes/hex-cells.js';

export const ward = '25969' as AreaCode;
export const wardAreas: Area[] = [
  { code: '725', name: 'Thành phố Thuận An', level: 'district', parentCode: null },
  { code: ward, name: 'Phường Thuận Giao', level: 'ward', parentCode: '725' },
].map((area) => ({ ...area, lon: 106.7, lat: 10.9 })) as Area[];

/** The cell in the middle, and that so many degrees of longitude beside it (0.001 is 110 m). */
export const cellAt = (east: number) => hexCell(106.7 + east, 10.9);

/** One ward of 1,261 cells where 70 of 100 are activated, and 20 in the cells given. */
export function wardWith(hard: Iterable<string>, hardRate = 20): CellCount[] {
  const low = new Set(hard);
  return gridDisk(cellAt(0), 20).map((cell, i) => ({
    cell,
    wardCode: ward,
    eligible: 100 + (i % 7),
    eligibleTemporary: 50,
    activated: low.has(cell) ? hardRate : 70 + (i % 3),
  }));
}
