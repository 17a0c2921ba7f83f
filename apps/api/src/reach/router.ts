import { type Problem, ProblemError, type ReachJob } from '@tungngo/domain';
import { z } from 'zod';
import { procedure, router } from '../procedures.js';
import { reachCellsSchema, reachProposalSchema, reachSummarySchema } from './reach-question.js';

const jobSchema = z.object({ id: z.string().max(20) });

export const reachRouter = router({
  /** How far each residence cell is from its nearest serving point. */
  cells: procedure.input(reachCellsSchema).query(({ ctx, input }) => ctx.reaches.cells(input)),

  /** Who lives within a reach and who beyond, by area and catchment. */
  summary: procedure
    .input(reachSummarySchema)
    .query(({ ctx, input }) => ctx.reaches.summary(input)),

  /** Starts to look for the best places of the next points. */
  propose: procedure
    .input(reachProposalSchema)
    .mutation(({ ctx, input }) => ctx.reaches.propose(input)),

  /** Where that stands, and its answer. */
  job: procedure.input(jobSchema).query(({ ctx, input }) => known(ctx.reaches.job(input.id))),

  /** Stops it. */
  cancel: procedure
    .input(jobSchema)
    .mutation(({ ctx, input }) => known(ctx.reaches.cancel(input.id))),
});

function known(job: ReachJob | null): ReachJob {
  if (job) return job;
  throw new ProblemError(unknownJob);
}

const unknownJob: Problem = {
  code: 'not-found',
  message: { vi: 'Đề xuất này không còn được giữ.', en: 'This proposal is not kept any more.' },
  remedy: { vi: 'Bấm đề xuất lại.', en: 'Ask for it again.' },
};
