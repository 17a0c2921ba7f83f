import { type DecidedPolygon, ok, type Problem, type Result, refused } from '@tungngo/domain';
import { area as areaM2, centroid, polygon as turfPolygon } from '@turf/turf';
import { polygonToCells } from 'h3-js';
import { ringCrossing } from '../boundary-files/ring-crossings.js';
import { HEX_RESOLUTION, hexCell } from '../hexes/hex-cells.js';

/** The largest area that somebody may draw: a large commune; more is a district. */
const MOST_DRAWN_KM2 = 30;

/** Where Viet Nam lies, with room: degrees. */
const BOUNDS = { west: 102, south: 6, east: 118, north: 24 };

/**
 * The residence cells (H3, resolution 10) whose centre lies within a drawn polygon, sorted; of one
 * that holds no centre the cell of its centroid. Refused with `boundaries-invalid` when a ring is
 * not closed or crosses itself, when it lies elsewhere in the world, or beyond `MOST_DRAWN_KM2`.
 */
export function cellsOfShape({ coordinates }: DecidedPolygon): Result<string[]> {
  const wrong = faultOf(coordinates);
  if (wrong) return refused(wrong);
  const shape = turfPolygon(coordinates);
  const km2 = areaM2(shape) / 1e6;
  if (km2 > MOST_DRAWN_KM2) return refused(tooLarge(km2));
  const cells = polygonToCells(coordinates, HEX_RESOLUTION, true);
  if (cells.length > 0) return ok(cells.sort());
  const [lon = 0, lat = 0] = centroid(shape).geometry.coordinates;
  return ok([hexCell(lon, lat)]);
}

function faultOf(rings: DecidedPolygon['coordinates']): Problem | null {
  for (const ring of rings) {
    const [first, last] = [ring[0], ring.at(-1)];
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return notClosed;
    if (ring.some(([lon, lat]) => !isInBounds(lon, lat))) return elsewhere;
  }
  return ringCrossing(rings) === null ? null : crossesItself;
}

const isInBounds = (lon: number, lat: number) =>
  lon >= BOUNDS.west && lon <= BOUNDS.east && lat >= BOUNDS.south && lat <= BOUNDS.north;

const invalid = (message: Problem['message'], remedy: Problem['remedy']): Problem => ({
  code: 'boundaries-invalid',
  message,
  remedy,
  place: { field: 'shape' },
});

const crossesItself = invalid(
  { vi: 'Đường vẽ tự cắt chính nó.', en: 'The outline crosses itself.' },
  {
    vi: 'Kéo các đỉnh cho đường viền không cắt nhau, hoặc vẽ lại.',
    en: 'Move its corners until the outline does not cross, or draw it again.',
  },
);
const notClosed = invalid(
  { vi: 'Đường vẽ chưa khép kín.', en: 'The outline is not closed.' },
  { vi: 'Vẽ lại vùng và khép kín đường viền.', en: 'Draw it again and close the outline.' },
);
const elsewhere = invalid(
  { vi: 'Vùng vẽ nằm ngoài lãnh thổ Việt Nam.', en: 'The drawn area lies outside Viet Nam.' },
  { vi: 'Đưa bản đồ về địa bàn rồi vẽ lại.', en: 'Bring the map back and draw it there.' },
);

function tooLarge(km2: number): Problem {
  const size = Math.round(km2).toLocaleString('vi-VN');
  return invalid(
    {
      vi: `Vùng vẽ rộng ${size} km², quá ${MOST_DRAWN_KM2} km².`,
      en: `The drawn area is ${Math.round(km2)} km² large, more than ${MOST_DRAWN_KM2} km².`,
    },
    {
      vi: 'Vẽ từng vùng nhỏ hơn, cỡ một khu phố hay một khu trọ.',
      en: 'Draw smaller areas, of a quarter or a cluster of boarding houses.',
    },
  );
}
