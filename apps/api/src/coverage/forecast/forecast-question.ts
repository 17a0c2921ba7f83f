import { areaCodeSchema, daySchema, indicatorSchema } from '@tungngo/domain';
import { z } from 'zod';
import { vintageSchema } from '../known-vintage.js';

/** What a planner supposes; limits keep a slip of the hand from being computed. */
const scenarioSchema = z.object({
  deadline: daySchema.optional(),
  paces: z
    .array(
      z.object({
        code: areaCodeSchema,
        times: z.number().min(0).max(20),
        plus: z.number().min(-100_000).max(100_000),
      }),
    )
    .max(100)
    .optional(),
  teams: z
    .object({
      teams: z.number().min(0).max(1000),
      peoplePerDay: z.number().min(0).max(5000),
    })
    .optional(),
});

export const backtestSchema = z.object({
  indicator: indicatorSchema.default('level2'),
  /** The boundary vintage to show the figures in; that of the records when absent. */
  vintage: vintageSchema.optional(),
});
export type BacktestQuestion = z.output<typeof backtestSchema>;

export const forecastSchema = backtestSchema.extend({
  day: daySchema,
  scenario: scenarioSchema.optional(),
});
export type ForecastQuestion = z.output<typeof forecastSchema>;
