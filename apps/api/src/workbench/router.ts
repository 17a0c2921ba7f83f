import { queryInputSchema } from '@tungngo/domain';
import { z } from 'zod';
import { procedure, router, valueOrThrow } from '../procedures.js';

const queryId = z.string().min(1).max(64);

export const workbenchRouter = router({
  /** Tables and views of the published generation with their comments. */
  schema: procedure.query(({ ctx }) => ctx.warehouse.read((reader) => reader.schema())),

  /** Runs one SELECT in the guarded process. */
  run: procedure
    .input(queryInputSchema.extend({ id: queryId.optional() }))
    .mutation(async ({ ctx, input: { id, ...query } }) =>
      valueOrThrow(await ctx.queries.run(id === undefined ? query : { ...query, id })),
    ),

  /** Stops a running query; false when none runs under the id. */
  cancel: procedure
    .input(z.object({ id: queryId }))
    .mutation(({ ctx, input }) => ctx.queries.cancel(input.id)),
});
