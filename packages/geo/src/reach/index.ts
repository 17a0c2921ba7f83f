export { type CoverProgress, type MaximalCover, maximalCover } from './maximal-cover.js';
export { lineMetres, type Place, placeIndex } from './places.js';
export { type Nearest, openReach, type Travel } from './reach.js';
export { type RoadGraph, roadGraph } from './road-graph.js';
