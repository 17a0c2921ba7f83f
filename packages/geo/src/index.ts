export { approximateBoundaries } from './boundaries/approximate-boundaries.js';
export { type AreaFeature, type BoundarySet, boundarySet } from './boundaries/boundary-set.js';
export { type FeatureRows, featureRows } from './boundary-files/feature-rows.js';
export type { FileReference } from './boundary-files/placed-layer.js';
export type { FeatureFormat } from './boundary-files/raw-layer.js';
export {
  type BoundaryOptions,
  type ReadBoundaries,
  readBoundaries,
} from './boundary-files/read-boundaries.js';
export {
  type FeatureFile,
  type FeatureOptions,
  readFeatures,
} from './boundary-files/read-features.js';
export {
  type CoordinateSystem,
  coordinateSystems,
  findCoordinateSystem,
  systemOfProvince,
} from './coordinate-systems/coordinate-systems.js';
export { type ToWgs84, toWgs84 } from './coordinate-systems/to-wgs84.js';
export { areaAt } from './drawn-areas/area-at.js';
export { cellsOfShape } from './drawn-areas/cells-of-shape.js';
export { splitByCells, splitByLine } from './drawn-areas/split-cells.js';
export type { PreviousArea } from './hard-areas/area-identity.js';
export { clippedToWard } from './hard-areas/clip-to-ward.js';
export { detectHardAreas } from './hard-areas/detect-hard-areas.js';
export { checkedExpectations } from './hard-areas/hardness/model-check.js';
export type {
  CellCount,
  CellOfWard,
  HardAreaInput,
  KnownSite,
  ReachedHow,
} from './hard-areas/inputs.js';
export { HEX_RESOLUTION, hexCell, hexCentre, isHexCell } from './hexes/hex-cells.js';
export { cellsOverTile, type HexProperties, hexTile } from './hexes/hex-tile.js';
export { labelPoint } from './tiles/label-points.js';
export { createTileIndex, type TileIndex } from './tiles/tile-index.js';
export {
  drawnUnitAt,
  fragmentAreas,
  type UnitPart,
  unitAt,
  unitShapes,
} from './vintages/unit-shapes.js';
