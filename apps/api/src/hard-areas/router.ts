import { areaCodeSchema, daySchema, indicatorSchema, totalsByState } from '@tungngo/domain';
import { z } from 'zod';
import { knownVintage, vintageSchema } from '../coverage/known-vintage.js';
import { procedure, router } from '../procedures.js';
import { excludedNow, statedHardAreas } from './states.js';

/** All areas, or those of one district or ward. */
const within = z.object({ parent: areaCodeSchema.optional() }).default({});

export const hardAreasRouter = router({
  /** Hard areas, best first, with where each stands. */
  list: procedure
    .input(within)
    .query(({ ctx, input: { parent } }) =>
      ctx.warehouse.read((reader) => statedHardAreas(reader, ctx.outreach, parent)),
    ),

  /** Areas and people in each state, and the excluded ones with their reasons. */
  states: procedure.input(within).query(({ ctx, input: { parent } }) =>
    ctx.warehouse.read(async (reader) => {
      const excluded = await excludedNow(reader, parent);
      const areas = await statedHardAreas(reader, ctx.outreach, parent);
      return { totals: totalsByState(areas, excluded), excluded };
    }),
  ),

  /** One hard area day by day, and its ward beside it; of an unknown area without a day. */
  days: procedure
    .input(z.object({ id: z.string().min(1).max(64) }))
    .query(({ ctx, input: { id } }) => ctx.warehouse.read((reader) => reader.hardAreaDays(id))),

  /** Whom the figures of an indicator, day and boundary vintage leave out, by area and ward. */
  excluded: procedure
    .input(
      z.object({
        indicator: indicatorSchema.default('level2'),
        day: daySchema,
        vintage: vintageSchema.optional(),
      }),
    )
    .query(({ ctx, input: { indicator, day, vintage } }) =>
      ctx.warehouse.read(async (reader) =>
        reader.excludedPeople({ indicator, day, vintage: await knownVintage(reader, vintage) }),
      ),
    ),
});
