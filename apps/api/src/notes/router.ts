import {
  newNoteSchema,
  notedAreaSchema,
  noteEditSchema,
  noteVersionSchema,
  type Result,
} from '@tungngo/domain';
import { knownArea } from '../coverage/known-area.js';
import { knownVintage } from '../coverage/known-vintage.js';
import { type ApiContext, procedure, router, valueOrThrow } from '../procedures.js';

/** What people have written of areas. */
export const notesRouter = router({
  /** The notes about an area, the newest first. */
  list: procedure.input(notedAreaSchema).query(({ ctx, input }) => ctx.outreach.notes(input)),

  /** Throws a `ProblemError` `area-unknown` for an area that the vintage does not have. */
  add: procedure.input(newNoteSchema).mutation(async ({ ctx, input }) => {
    await ctx.warehouse.read(async (reader) =>
      knownArea(reader, input.code, 'code', await knownVintage(reader, input.vintage)),
    );
    return written(ctx, await ctx.outreach.addNote(input));
  }),

  edit: procedure
    .input(noteEditSchema)
    .mutation(async ({ ctx, input }) => written(ctx, await ctx.outreach.editNote(input))),

  remove: procedure
    .input(noteVersionSchema)
    .mutation(async ({ ctx, input }) => written(ctx, await ctx.outreach.removeNote(input))),

  /** Undoes a removal. */
  restore: procedure
    .input(noteVersionSchema)
    .mutation(async ({ ctx, input }) => written(ctx, await ctx.outreach.restoreNote(input))),
});

function written<T>(ctx: ApiContext, result: Result<T>): T {
  const value = valueOrThrow(result);
  ctx.notesChanged();
  return value;
}
