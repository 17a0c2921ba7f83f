import { importProfileSchema } from '@tungngo/domain';
import { coordinateSystems } from '@tungngo/geo';
import { z } from 'zod';
import { procedure, router, valueOrThrow } from '../procedures.js';

const uploadId = z.uuid();
/** A profile need not have a name before it is saved. */
const choices = importProfileSchema.partial({ name: true });
const reading = importProfileSchema
  .pick({ headerRow: true, encoding: true, delimiter: true })
  .default({});
const profileName = importProfileSchema.pick({ name: true });

export const importsRouter = router({
  /** What files can hold, and the fields of each. */
  kinds: procedure.query(({ ctx }) => ctx.imports.kinds()),

  /** Coordinate systems that points and shapes can be in. */
  coordinateSystems: procedure.query(() =>
    coordinateSystems.map(({ code, name }) => ({ code, name })),
  ),

  /** What an upload is: format, tables, headers, the kinds and profiles that it fits. */
  inspect: procedure
    .input(z.object({ uploadId, reading }))
    .mutation(async ({ ctx, input, signal }) =>
      valueOrThrow(await ctx.imports.inspect(input.uploadId, input.reading, signal)),
    ),

  /** What an import would take, reject and ask; the live event `preview` tells its progress. */
  preview: procedure
    .input(z.object({ uploadId, profile: choices }))
    .mutation(async ({ ctx, input, signal }) =>
      valueOrThrow(await ctx.imports.preview(input.uploadId, input.profile, signal)),
    ),

  /** Queues the import of an upload; the live event `import` tells of each change. */
  start: procedure
    .input(z.object({ uploadId, profile: choices }))
    .mutation(({ ctx, input }) =>
      valueOrThrow(ctx.imports.start(input.uploadId, input.profile, 'screen')),
    ),

  /** The last 50 imports of this server, newest first. */
  jobs: procedure.query(({ ctx }) => ctx.imports.queue.jobs()),

  /** Stops an import in whatever state it is; false when it has ended. */
  cancel: procedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => ctx.imports.queue.cancel(input.id)),

  /** Saved profiles by name. */
  profiles: procedure.query(({ ctx }) => ctx.imports.profiles.list()),

  /** Saves a profile; one of the same name is replaced. */
  saveProfile: procedure
    .input(importProfileSchema)
    .mutation(async ({ ctx, input }) => valueOrThrow(await ctx.imports.profiles.save(input))),

  /** Deletes a saved profile. */
  deleteProfile: procedure
    .input(profileName)
    .mutation(async ({ ctx, input }) =>
      valueOrThrow(await ctx.imports.profiles.remove(input.name)),
    ),
});
