import { cellToLatLng, getResolution, isValidCell, latLngToCell } from 'h3-js';

/** H3 resolution of a residence cell: edge ≈ 76 m, ≈ 150 m across, ≈ 0.015 km². */
export const HEX_RESOLUTION = 10;

/** The residence cell (H3 index, 15 hexadecimal digits) that holds a WGS 84 point in degrees. */
export function hexCell(lon: number, lat: number): string {
  return latLngToCell(lat, lon, HEX_RESOLUTION);
}

/** Centre of a cell as [lon, lat], WGS 84 degrees. Throws when the text is no H3 index. */
export function hexCentre(cell: string): [lon: number, lat: number] {
  const [lat, lon] = cellToLatLng(cell);
  return [lon, lat];
}

/** True when the text is an H3 index of a residence cell: valid, and of the resolution we use. */
export function isHexCell(text: string): boolean {
  return isValidCell(text) && getResolution(text) === HEX_RESOLUTION;
}
