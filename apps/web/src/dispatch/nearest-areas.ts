import type { StatedHardArea } from '@tungngo/domain';

/** Metres of a degree of latitude, on a sphere of 6,371 km. */
const METRES_PER_DEGREE = 111_195;

/** The areas that still need somebody with the nearest centres, nearest first, and how far they are. */
export function nearestAreas(
  { id, lon, lat }: StatedHardArea,
  areas: readonly StatedHardArea[],
  most: number,
): { area: StatedHardArea; metres: number }[] {
  // Within a province the earth is flat enough: off by far less than the tenth of a km shown.
  const shrink = Math.cos((lat * Math.PI) / 180);
  return areas
    .filter((area) => area.id !== id && area.state !== 'reached' && area.state !== 'excluded')
    .map((area) => ({
      area,
      metres: METRES_PER_DEGREE * Math.hypot((area.lon - lon) * shrink, area.lat - lat),
    }))
    .toSorted((a, b) => a.metres - b.metres)
    .slice(0, most);
}
