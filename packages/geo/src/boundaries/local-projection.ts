/** A position on the plane: [x, y] in metres east and north of the projection's centre. */
export type PlanePoint = [x: number, y: number];
/** A position on the globe: [lon, lat], WGS 84 degrees. */
export type LonLat = [lon: number, lat: number];

const METRES_PER_DEGREE = 111_195;

/** An equirectangular plane; within a province its distances are right to a few parts in a thousand. */
export interface LocalProjection {
  toPlane(point: readonly number[]): PlanePoint;
  toGlobe(point: readonly number[]): LonLat;
}

/** The equirectangular projection whose scale is true along the parallel of `centre`. */
export function localProjection(centre: LonLat): LocalProjection {
  const [lon0, lat0] = centre;
  const metresPerLon = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  return {
    toPlane: ([lon = 0, lat = 0]) => [
      (lon - lon0) * metresPerLon,
      (lat - lat0) * METRES_PER_DEGREE,
    ],
    toGlobe: ([x = 0, y = 0]) => [lon0 + x / metresPerLon, lat0 + y / METRES_PER_DEGREE],
  };
}

/** Centre of the bounding box of the points. */
export function centreOf(points: readonly LonLat[]): LonLat {
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
}

/** Rounds to 1e-6 degree (≈ 0.1 m), so that a vertex computed twice comes out as one. */
export function roundPosition([lon = 0, lat = 0]: readonly number[]): LonLat {
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
