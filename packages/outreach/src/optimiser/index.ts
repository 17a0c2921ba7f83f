export type {
  CurrentPlan,
  CurrentVisit,
  LeftOut,
  PinnedVisit,
  PlanDifference,
  PlannedVisit,
  PlanRequest,
  Refusal,
  Shift,
  SiteDemand,
  SiteHours,
  TeamDay,
  TeamSupply,
  VisitPlan,
} from './dispatch/model.js';
export { planVisits } from './dispatch/plan-visits.js';
export { verifyVisits } from './dispatch/verify-visits.js';
export { anneal, type Effort, type Found } from './routing/anneal.js';
export type { Routes, RoutingProblem } from './routing/problem.js';
