import { z } from 'zod';
import { procedure, router } from '../procedures.js';
import { generationProcedures } from './generations.js';
import { qualityProcedures } from './quality.js';

const page = z.object({
  importId: z.string().max(20).optional(),
  limit: z.int().min(1).max(1000).default(100),
  offset: z.int().min(0).default(0),
});

export const dataRouter = router({
  ...generationProcedures,
  ...qualityProcedures,

  /** Every import with its counts, newest first. */
  imports: procedure.query(({ ctx }) => ctx.warehouse.read((reader) => reader.imports())),

  /** Days whose published figures later files changed, newest generation first. */
  restatements: procedure
    .input(z.object({ generation: z.int().min(1).optional() }).default({}))
    .query(({ ctx, input }) => ctx.warehouse.read((reader) => reader.restatements(input))),

  /** A page of rejected rows. */
  quarantine: procedure
    .input(page)
    .query(({ ctx, input: { importId, ...rest } }) =>
      ctx.warehouse.read((reader) =>
        reader.quarantine(importId === undefined ? rest : { ...rest, importId }),
      ),
    ),
});
