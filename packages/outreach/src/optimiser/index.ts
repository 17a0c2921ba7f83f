export { anneal, type Effort, type Found } from './routing/anneal.js';
export type { Routes, RoutingProblem } from './routing/problem.js';
