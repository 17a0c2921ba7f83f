import { randomUUID } from 'node:crypto';
import { queryInputSchema } from '@tungngo/domain';
import { z } from 'zod';
import { procedure, router, valueOrThrow } from '../procedures.js';

const queryId = z.string().min(1).max(64);

export const workbenchRouter = router({
  /** Tables and views of the published generation with their comments. */
  schema: procedure.query(({ ctx }) => ctx.warehouse.read((reader) => reader.schema())),

  /** Runs one SELECT in the guarded process; it stops when the browser goes away. */
  run: procedure
    .input(queryInputSchema.extend({ id: queryId.optional() }))
    .mutation(async ({ ctx, input: { id = randomUUID(), ...query }, signal }) => {
      const stop = () => ctx.queries.cancel(id);
      signal?.addEventListener('abort', stop);
      try {
        return valueOrThrow(await ctx.queries.run({ ...query, id }));
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    }),

  /** Stops a running query; false when none runs under the id. */
  cancel: procedure
    .input(z.object({ id: queryId }))
    .mutation(({ ctx, input }) => ctx.queries.cancel(input.id)),
});
