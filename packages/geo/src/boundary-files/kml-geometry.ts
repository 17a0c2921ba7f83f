import type { Position } from 'geojson';

/** A KML geometry while it is read. */
export interface KmlGeometry {
  /** Rings of a polygon, the outer one first. */
  rings: Position[][];
  /** Positions of a point, line or track. */
  positions: Position[];
  /** Geometries of a MultiGeometry. */
  parts: KmlGeometry[];
  toGeoJson(): object;
}

/** An empty geometry of a KML element. */
export function kmlGeometry(element: string): KmlGeometry {
  const geometry: KmlGeometry = {
    rings: [],
    positions: [],
    parts: [],
    toGeoJson: () => geoJsonOf(element, geometry),
  };
  return geometry;
}

function geoJsonOf(element: string, { rings, positions, parts }: KmlGeometry): object {
  if (element === 'Polygon') return { type: 'Polygon', coordinates: rings };
  if (element === 'Point') return { type: 'Point', coordinates: positions[0] ?? [] };
  if (element === 'MultiGeometry' || element === 'MultiTrack') {
    return { type: 'GeometryCollection', geometries: parts.map((part) => part.toGeoJson()) };
  }
  return { type: 'LineString', coordinates: positions };
}

/** Positions of "lon,lat[,height] lon,lat …", or of a track's "lon lat height". */
export function kmlPositions(text: string, isTrackPoint: boolean): Position[] {
  // Some programs write a space after the comma.
  const words = isTrackPoint
    ? [text.replace(/\s+/g, ',')]
    : text.replace(/\s*,\s*/g, ',').split(/\s+/);
  return words.filter(Boolean).map((word) => word.split(',').slice(0, 2).map(numberOf));
}

/** NaN for a missing number, which Number would call 0. */
const numberOf = (text: string) => (text === '' ? Number.NaN : Number(text));
