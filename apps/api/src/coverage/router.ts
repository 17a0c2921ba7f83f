import {
  type AreaCard,
  areaCodeSchema,
  areaLevels,
  daySchema,
  indicatorSchema,
} from '@tungngo/domain';
import { metricCatalogue } from '@tungngo/warehouse';
import { z } from 'zod';
import { procedure, router } from '../procedures.js';
import { backtestSchema, forecastSchema } from './forecast/forecast-question.js';
import { askedBacktest, askedForecast } from './forecast/forecasts.js';
import { knownArea } from './known-area.js';
import { knownVintage, vintageSchema } from './known-vintage.js';
import { spotQuestionSchema } from './spots/spot-evidence.js';

const byAreaInput = z.object({
  level: z.enum(areaLevels),
  indicator: indicatorSchema.default('level2'),
  day: daySchema,
  /** Only areas within this province or district. */
  parent: areaCodeSchema.optional(),
  /** The boundary vintage to show the figures in; that of the records when absent. */
  vintage: vintageSchema.optional(),
});

export const coverageRouter = router({
  /** Counts and rates of the areas of a level on a day. */
  byArea: procedure.input(byAreaInput).query(({ ctx, input }) =>
    ctx.warehouse.read(async (reader) => {
      const { parent, ...question } = input;
      const vintage = await knownVintage(reader, input.vintage);
      if (parent === undefined) return reader.coverageByArea(question);
      await knownArea(reader, parent, 'parent', vintage);
      return reader.coverageByArea({ ...question, parent });
    }),
  ),

  /** Counts and denominators of every area on every day. */
  series: procedure
    .input(
      z.object({
        indicator: indicatorSchema.default('level2'),
        vintage: vintageSchema.optional(),
      }),
    )
    .query(({ ctx, input }) =>
      ctx.warehouse.read(async (reader) =>
        reader.coverageSeries(input.indicator, await knownVintage(reader, input.vintage)),
      ),
    ),

  /** What is known of one area beside its figures. */
  areaCard: procedure
    .input(
      z.object({
        code: areaCodeSchema,
        indicator: indicatorSchema.default('level2'),
        day: daySchema,
        vintage: vintageSchema.optional(),
      }),
    )
    .query(({ ctx, input }) =>
      ctx.warehouse.read(async (reader): Promise<AreaCard> => {
        const vintage = await knownVintage(reader, input.vintage);
        await knownArea(reader, input.code, 'code', vintage);
        const { boundaries } = await reader.overview(vintage);
        const neighbours = await ctx.neighbours.of(reader, boundaries.vintage, input.code);
        return { ...(await reader.areaCard(input)), neighbours };
      }),
    ),

  /** Every known site, to be found by name. */
  sites: procedure.query(({ ctx }) => ctx.warehouse.read((reader) => reader.sites())),

  /** How the remaining people of a day are placed in cells, and how many a cell holds. */
  cells: procedure
    .input(z.object({ indicator: indicatorSchema.default('level2'), day: daySchema }))
    .query(({ ctx, input: { indicator, day } }) =>
      ctx.warehouse.read((reader) => reader.cellSummary(indicator, day)),
    ),

  /** Hot and cold spots, or clusters and outliers, of the wards on a day. */
  spots: procedure.input(spotQuestionSchema).query(({ ctx, input }) => ctx.spots.map(input)),

  /** Totals to the deadline with their bands, and when each target is met; also under a scenario. */
  forecast: procedure
    .input(forecastSchema)
    .query(({ ctx, input }) => ctx.warehouse.read((reader) => askedForecast(reader, input))),

  /** How such forecasts from past days turned out. */
  backtest: procedure
    .input(backtestSchema)
    .query(({ ctx, input }) => ctx.warehouse.read((reader) => askedBacktest(reader, input))),

  /** What each number means. */
  metrics: procedure.query(() => metricCatalogue),
});
