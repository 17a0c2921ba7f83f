import { targetChangeSchema } from '@tungngo/domain';
import { knownAreas } from '../coverage/known-area.js';
import { procedure, router, valueOrThrow } from '../procedures.js';

export const targetsRouter = router({
  /** Every target as stated, newest period first. */
  list: procedure.query(({ ctx }) => ctx.warehouse.read((reader) => reader.targets())),

  /** States targets anew and publishes them; all of them, or none. */
  save: procedure.input(targetChangeSchema).mutation(async ({ ctx, input }) => {
    const codes = input.areas.map(({ code }) => code);
    await ctx.warehouse.read((reader) => knownAreas(reader, codes, 'areas'));
    return valueOrThrow(await ctx.warehouse.saveTargets(input)).generation;
  }),
});
