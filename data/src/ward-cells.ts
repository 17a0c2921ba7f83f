import { hexCell } from '@tungngo/geo';
import { demoAreas } from './campaign-files.js';
import { seededRandom } from './random.js';

/** Residence cells around the centre of each of the demo's wards, up to `perWard` of them, by the ward's code. */
export function wardCells(perWard: number, seed = 1): Map<string, string[]> {
  const random = seededRandom(seed);
  const near = (lon: number, lat: number) => hexCell(lon + random() * 0.02, lat + random() * 0.02);
  const wards = demoAreas().filter(({ level }) => level === 'ward');
  return new Map(
    wards.map(({ code, lon, lat }) => [
      code,
      Array.from({ length: perWard }, () => near(lon, lat)),
    ]),
  );
}
