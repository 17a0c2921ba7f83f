import {
  type AreaCode,
  indicatorSchema,
  ProblemError,
  pilotDraftSchema,
  pilotVersionSchema,
  type Result,
} from '@tungngo/domain';
import type { Reader } from '@tungngo/warehouse';
import { z } from 'zod';
import { type ApiContext, procedure, router, valueOrThrow } from '../procedures.js';
import { pilotEffects } from './effects.js';

/** Pilot models: the register, and what the figures say of each. */
export const pilotsRouter = router({
  /** The models, the newest first. */
  list: procedure.query(({ ctx }) => ctx.outreach.pilots()),

  /** Registers a model or changes it; refused with `area-unknown` for a ward that nobody knows. */
  save: procedure.input(pilotDraftSchema).mutation(async ({ ctx, input }) => {
    await ctx.warehouse.read((reader) => knownWards(reader, input.wards));
    return written(ctx, await ctx.outreach.savePilot(input));
  }),

  remove: procedure
    .input(pilotVersionSchema)
    .mutation(async ({ ctx, input }) => written(ctx, await ctx.outreach.removePilot(input))),

  /** Undoes a removal. */
  restore: procedure
    .input(pilotVersionSchema)
    .mutation(async ({ ctx, input }) => written(ctx, await ctx.outreach.restorePilot(input))),

  /** The effect of every model, by one indicator. */
  effects: procedure
    .input(z.object({ indicator: indicatorSchema.default('level2') }))
    .query(({ ctx, input }) =>
      ctx.warehouse.read(async (reader) =>
        pilotEffects(reader, await ctx.outreach.pilots(), input.indicator),
      ),
    ),
});

function written<T>(ctx: ApiContext, result: Result<T>): T {
  const value = valueOrThrow(result);
  ctx.pilotsChanged();
  return value;
}

async function knownWards(reader: Reader, wards: readonly AreaCode[]): Promise<void> {
  const { areas } = await reader.overview();
  const known = new Set(areas.flatMap(({ level, code }) => (level === 'ward' ? [code] : [])));
  const stranger = wards.find((code) => !known.has(code));
  if (stranger === undefined) return;
  throw new ProblemError({
    code: 'area-unknown',
    message: { vi: `Không có xã mã ${stranger}.`, en: `There is no ward ${stranger}.` },
    remedy: { vi: 'Chọn lại xã trong danh sách.', en: 'Choose the ward from the list again.' },
    place: { field: 'wards', value: stranger },
  });
}
