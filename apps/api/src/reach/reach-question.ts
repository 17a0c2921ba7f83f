import {
  areaCodeSchema,
  daySchema,
  indicatorSchema,
  reachCandidates,
  reachMeasures,
} from '@tungngo/domain';
import { z } from 'zod';

export const reachCellsSchema = z.object({
  indicator: indicatorSchema.default('level2'),
  day: daySchema,
  measure: z.enum(reachMeasures).default('metres'),
});
export type ReachCellsQuestion = z.output<typeof reachCellsSchema>;

/** Metres of way, or minutes. */
const limit = z.number().positive().max(100_000);

export const reachSummarySchema = reachCellsSchema.extend({ limit });
export type ReachSummaryQuestion = z.output<typeof reachSummarySchema>;

export const reachProposalSchema = reachSummarySchema.extend({
  /** How many points to propose. */
  sites: z.number().int().min(1).max(50),
  candidates: z.enum(reachCandidates).default('cells'),
  /** Only people of this district or ward. */
  within: areaCodeSchema.optional(),
  timeLimitS: z.number().int().min(1).max(120).default(30),
});
export type ReachProposalQuestion = z.output<typeof reachProposalSchema>;
