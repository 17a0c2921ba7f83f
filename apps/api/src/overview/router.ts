import { z } from 'zod';
import { knownVintage, vintageSchema } from '../coverage/known-vintage.js';
import { procedure, router } from '../procedures.js';

export const overviewRouter = router({
  /** Areas, campaign, days with data and boundaries of the published generation. */
  get: procedure
    .input(z.object({ vintage: vintageSchema.optional() }).optional())
    .query(({ ctx, input }) =>
      ctx.warehouse.read(async (reader) =>
        reader.overview(await knownVintage(reader, input?.vintage)),
      ),
    ),

  /** What the units of a boundary vintage were made of. */
  origins: procedure.input(z.object({ vintage: vintageSchema })).query(({ ctx, input }) =>
    ctx.warehouse.read(async (reader) => {
      await knownVintage(reader, input.vintage);
      return reader.unitOrigins(input.vintage);
    }),
  ),
});
