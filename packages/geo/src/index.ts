export { approximateBoundaries } from './boundaries/approximate-boundaries.js';
export type { AreaFeature, BoundarySet } from './boundaries/boundary-set.js';
export { type ReadBoundaries, readBoundaries } from './boundary-files/read-boundaries.js';
export { detectHardAreas } from './hard-areas/detect-hard-areas.js';
export type { CellCount, HardAreaInput, KnownSite } from './hard-areas/inputs.js';
export { HEX_RESOLUTION, hexCell, hexCentre, isHexCell } from './hexes/hex-cells.js';
export { createTileIndex, type TileIndex } from './tiles/tile-index.js';
