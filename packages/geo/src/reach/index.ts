export { type CoverProgress, type MaximalCover, maximalCover } from './maximal-cover.js';
export { type Place, placeIndex } from './places.js';
export { populousCells } from './populous-cells.js';
export { type Nearest, openReach, type Travel } from './reach.js';
export { roadGraph } from './road-graph.js';
