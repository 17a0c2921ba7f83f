import { z } from 'zod';
import { procedure, valueOrThrow } from '../procedures.js';

const one = z.object({ number: z.int().min(1) });

/** Procedures of the data router that look at generations as a whole. */
export const generationProcedures = {
  /** Every generation that is kept, newest first. */
  generations: procedure.query(({ ctx }) => ctx.warehouse.generations()),

  /** Publishes a copy of a kept generation as the next one. */
  rollBack: procedure
    .input(one)
    .mutation(async ({ ctx, input }) => valueOrThrow(await ctx.warehouse.rollBack(input.number))),

  /** Deletes a kept generation that is not the published one, for good. */
  deleteGeneration: procedure
    .input(one)
    .mutation(async ({ ctx, input }) =>
      valueOrThrow(await ctx.warehouse.deleteGeneration(input.number)),
    ),
};
