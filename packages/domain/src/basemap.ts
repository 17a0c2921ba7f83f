/** Layer names that our style of a basemap knows. */
export const basemapSchemas = ['protomaps', 'openmaptiles'] as const;
export type BasemapSchema = (typeof basemapSchemas)[number];

/** The office's own background map, which the server has from one PMTiles file. */
export interface BasemapInfo {
  /** Changes with the file. */
  version: string;
  schema: BasemapSchema;
  /** Whom its data must be credited to, plain text. */
  attribution: string;
  minZoom: number;
  maxZoom: number;
  /** West, south, east, north; WGS 84 degrees. */
  bounds: [west: number, south: number, east: number, north: number];
}
