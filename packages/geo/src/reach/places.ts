import Flatbush from 'flatbush';

/** WGS 84 degrees. */
export interface Place {
  lon: number;
  lat: number;
}

const EARTH_RADIUS_M = 6_371_008.8;
const METRES_PER_DEGREE = (Math.PI / 180) * EARTH_RADIUS_M;

/** Metres along the sphere (haversine). */
export function lineMetres(a: Place, b: Place): number {
  const rad = Math.PI / 180;
  const dLat = Math.sin(((b.lat - a.lat) * rad) / 2);
  const dLon = Math.sin(((b.lon - a.lon) * rad) / 2);
  const h = dLat ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * dLon ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Finds places by distance, exactly. */
export interface PlaceIndex {
  /** Index of the nearest place (the lower one of two as near), and the metres; null beyond `limit`. */
  nearest(from: Place, limit?: number): { index: number; metres: number } | null;
  /** Indexes of the places within `limit` metres, rising. */
  within(from: Place, limit: number): number[];
}

/** Indexes places in degrees; a box of degrees that surely holds the circle is searched. */
export function placeIndex(places: readonly Place[]): PlaceIndex {
  if (places.length === 0) return { nearest: () => null, within: () => [] };
  const index = new Flatbush(places.length);
  for (const { lon, lat } of places) index.add(lon, lat, lon, lat);
  index.finish();
  const distance = (from: Place, i: number) => lineMetres(from, places[i] as Place);
  const within = (from: Place, limit: number): number[] => {
    const lat = limit / METRES_PER_DEGREE + 1e-9;
    const lon = lat / Math.cos((Math.min(89, Math.abs(from.lat) + lat) * Math.PI) / 180);
    return index
      .search(from.lon - lon, from.lat - lat, from.lon + lon, from.lat + lat)
      .filter((i) => distance(from, i) <= limit)
      .sort((a, b) => a - b);
  };
  return {
    within,
    nearest(from, limit = Infinity) {
      // Nearest by degrees is near: nothing farther than it need be looked at.
      const [near] = index.neighbors(from.lon, from.lat, 1);
      if (near === undefined) return null;
      let found: { index: number; metres: number } | null = null;
      for (const i of within(from, Math.min(limit, distance(from, near)))) {
        const metres = distance(from, i);
        if (!found || metres < found.metres) found = { index: i, metres };
      }
      return found;
    },
  };
}
