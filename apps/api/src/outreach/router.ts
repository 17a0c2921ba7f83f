import {
  absenceDraftSchema,
  absenceVersionSchema,
  assignmentSchema,
  dayInVietnam,
  daySchema,
  type HardArea,
  outcomeSchema,
  type Problem,
  type Result,
  refused,
  teamSchema,
  usualChannel,
  type VisitId,
  visitIdSchema,
  visitRuleChangeSchema,
} from '@tungngo/domain';
import { z } from 'zod';
import { type ApiContext, procedure, router, valueOrThrow } from '../procedures.js';

const visitVersion = z.object({ visitId: visitIdSchema, version: z.int().min(0) });

export const outreachRouter = router({
  teams: procedure.query(({ ctx }) => ctx.outreach.teams()),

  saveTeam: procedure.input(teamSchema).mutation(async ({ ctx, input }) => {
    const team = await ctx.outreach.saveTeam(input);
    ctx.visitsChanged();
    return team;
  }),

  /** Days on which teams do not go out. */
  absences: procedure.query(({ ctx }) => ctx.outreach.absences()),

  addAbsence: procedure
    .input(absenceDraftSchema)
    .mutation(async ({ ctx, input }) => told(ctx, await ctx.outreach.addAbsence(input))),

  removeAbsence: procedure
    .input(absenceVersionSchema)
    .mutation(async ({ ctx, input }) => told(ctx, await ctx.outreach.removeAbsence(input))),

  restoreAbsence: procedure
    .input(absenceVersionSchema)
    .mutation(async ({ ctx, input }) => told(ctx, await ctx.outreach.restoreAbsence(input))),

  /** How visits are made by each channel. */
  visitRules: procedure.query(({ ctx }) => ctx.outreach.visitRules()),

  saveVisitRule: procedure
    .input(visitRuleChangeSchema)
    .mutation(async ({ ctx, input }) => told(ctx, await ctx.outreach.saveVisitRule(input))),

  /** Visits of a period, the cancelled ones too. */
  visits: procedure
    .input(z.object({ from: daySchema.optional(), to: daySchema.optional() }).default({}))
    .query(({ ctx, input: { from, to } }) =>
      ctx.outreach.visits({ ...(from ? { from } : {}), ...(to ? { to } : {}) }),
    ),

  /** Sends a team to a hard area; refused when it goes elsewhere in that shift. */
  assign: procedure.input(assignmentSchema).mutation(async ({ ctx, input }) => {
    const hardArea = await findHardArea(ctx, input.hardAreaId);
    if (!hardArea) return valueOrThrow(refused(unknownHardArea(input.hardAreaId)));
    const { name, wardCode, kind } = hardArea;
    const place = { name, wardCode, channel: usualChannel[kind] };
    return told(ctx, await ctx.outreach.assign(input, place));
  }),

  cancel: procedure
    .input(visitVersion)
    .mutation(async ({ ctx, input }) => told(ctx, await ctx.outreach.cancel(input))),

  /**
   * Records what came of a visit and brings it into the warehouse. `delivered` is false when
   * another import is writing: then it is kept and delivered as soon as that ends.
   */
  recordOutcome: procedure
    .input(visitVersion.extend({ outcome: outcomeSchema }))
    .mutation(async ({ ctx, input }) => {
      await refuseOutcomeBeforeVisit(ctx, input.visitId);
      const visit = told(ctx, await ctx.outreach.recordOutcome(input));
      const delivered = await ctx.delivery.deliver();
      const generation = await ctx.warehouse.generation();
      return { visit, delivered, generation };
    }),
});

/** The value of a write; the browsers hear of it. */
function told<T>(ctx: ApiContext, result: Result<T>): T {
  const value = valueOrThrow(result);
  ctx.visitsChanged();
  return value;
}

/** The warehouse takes nothing from days to come, so such an outcome would never count. */
async function refuseOutcomeBeforeVisit(ctx: ApiContext, visitId: VisitId): Promise<void> {
  const visit = (await ctx.outreach.visits()).find(({ id }) => id === visitId);
  if (visit && visit.day > dayInVietnam(new Date())) {
    valueOrThrow(refused(outcomeBeforeVisit(visit.day)));
  }
}

function findHardArea(ctx: ApiContext, id: string): Promise<HardArea | undefined> {
  return ctx.warehouse.read(async (reader) =>
    (await reader.hardAreas()).find((hardArea) => hardArea.id === id),
  );
}

function unknownHardArea(id: string): Problem {
  return {
    code: 'not-found',
    message: {
      vi: 'Địa bàn khó này không còn trong dữ liệu đang công bố.',
      en: 'This hard area is no longer in the published data.',
    },
    remedy: { vi: 'Chọn lại trong danh sách mới.', en: 'Choose again from the new list.' },
    place: { field: 'hardAreaId', value: id },
  };
}

function outcomeBeforeVisit(day: string): Problem {
  return {
    code: 'date-out-of-range',
    message: {
      vi: `Lượt ra quân ngày ${day} chưa diễn ra.`,
      en: `The visit of ${day} has not taken place yet.`,
    },
    remedy: {
      vi: 'Ghi kết quả từ ngày ra quân trở đi, hoặc dời lượt này sang ngày đã đi.',
      en: 'Record its outcome from that day on, or move the visit to the day on which it was made.',
    },
    place: { field: 'visitId', value: day },
  };
}
