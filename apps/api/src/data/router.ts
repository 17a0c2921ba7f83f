import { z } from 'zod';
import { procedure, router } from '../procedures.js';
import { generationProcedures } from './generations.js';
import { mendingProcedures } from './mending.js';
import { qualityProcedures } from './quality.js';

const question = z.object({
  importId: z.string().max(20).optional(),
  /** One of the rules of the answer. */
  rule: z.string().max(100).optional(),
  /** True: rows that wait to be mended; false: rows that were read again. */
  waiting: z.boolean().optional(),
  limit: z.int().min(1).max(1000).default(100),
  offset: z.int().min(0).default(0),
});

export const dataRouter = router({
  ...generationProcedures,
  ...mendingProcedures,
  ...qualityProcedures,

  /** Every import with its counts, newest first. */
  imports: procedure.query(({ ctx }) => ctx.warehouse.read((reader) => reader.imports())),

  /** Days whose published figures later files changed, newest generation first. */
  restatements: procedure
    .input(z.object({ generation: z.int().min(1).optional() }).default({}))
    .query(({ ctx, input }) => ctx.warehouse.read((reader) => reader.restatements(input))),

  /** A page of rejected rows, and how many broke each rule. */
  quarantine: procedure
    .input(question)
    .query(({ ctx, input }) => ctx.warehouse.read((reader) => reader.quarantine(input))),
});
