import {
  type AreaDecision,
  decisionVersionSchema,
  hardAreaIdSchema,
  ok,
  type Problem,
  photoIdSchema,
  polygonSchema,
  type Result,
  refused,
  standingDecisions,
} from '@tungngo/domain';
import { cellsOfShape } from '@tungngo/geo';
import type { Reader } from '@tungngo/warehouse';
import { z } from 'zod';
import { type ApiContext, procedure, router, valueOrThrow } from '../procedures.js';
import { areaNow, decisionOf, type Places, splitParts } from './decided-parts.js';
import { authorSchema, decisionRequestSchema, partingSchema } from './decision-request.js';
import { addSite, newSiteSchema } from './dropped-site.js';

/** What officers decide about hard areas. */
export const decisionsRouter = router({
  /**
   * Every decision, undone ones too, in the order in which they were taken, without its cells; which
   * stand, and which the published data do not follow yet.
   */
  list: procedure.query(async ({ ctx }) => {
    const [decisions, pending] = await Promise.all([
      ctx.outreach.decisions(),
      ctx.outreach.pendingDecisions(),
    ]);
    const { lastDay } = await ctx.warehouse.read((reader) => reader.overview());
    const standing = new Set(standingDecisions(decisions, lastDay).map(({ id }) => id));
    const waiting = new Set(pending.map(({ id }) => id));
    return decisions.map((decision) => ({
      ...decision,
      parts: decision.parts.map(({ cells: _, shape: __, ...part }) => part),
      stands: standing.has(decision.id),
      pending: waiting.has(decision.id),
    }));
  }),

  /**
   * Keeps a decision and brings it into the warehouse in the background: until a generation holds
   * it, `list` says `pending`. Refused: `not-found`, `boundaries-invalid`, `stale-version`.
   */
  decide: procedure
    .input(decisionRequestSchema)
    .mutation(async ({ ctx, input }) =>
      kept(
        ctx,
        await ctx.outreach.decide(
          valueOrThrow(await placed(ctx, (places) => decisionOf(places, input))),
        ),
      ),
    ),

  /** Makes a decision stand no more. Refused: `not-found`, `stale-version`, `input-invalid`. */
  undo: procedure
    .input(decisionVersionSchema)
    .mutation(async ({ ctx, input }) => kept(ctx, await ctx.outreach.undoDecision(input))),

  /** Brings an undone decision back. Refused as an undoing is. */
  restore: procedure
    .input(decisionVersionSchema)
    .mutation(async ({ ctx, input }) => kept(ctx, await ctx.outreach.restoreDecision(input))),

  /** Who lives in what somebody draws, or in the two parts of an area, before it is decided. */
  preview: procedure
    .input(
      z.union([
        z.object({ shape: polygonSchema }),
        z.object({ areaId: hardAreaIdSchema, by: partingSchema }),
      ]),
    )
    .query(async ({ ctx, input }) =>
      valueOrThrow(
        await placed(ctx, async (places) => {
          const cells = await previewedCells(places, input);
          return cells.ok ? ok(await Promise.all(cells.value.map(peopleOf(places.reader)))) : cells;
        }),
      ),
    ),

  /** The pictures of areas, the oldest first; their files are at `/photos/ID`. */
  photos: procedure
    .input(z.object({ areaIds: z.array(hardAreaIdSchema).min(1).max(100) }))
    .query(({ ctx, input }) => ctx.outreach.photos(input.areaIds)),

  /** Takes a picture out of sight, or brings it back. Refused: `not-found`. */
  changePhoto: procedure
    .input(z.object({ id: photoIdSchema, author: authorSchema, removed: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const photo = valueOrThrow(await ctx.outreach.changePhoto(input));
      ctx.decisionsChanged();
      return photo;
    }),

  /** Puts a known site on the map. Refused: `area-unknown` outside every ward, `writer-busy`. */
  addSite: procedure
    .input(newSiteSchema)
    .mutation(async ({ ctx, input }) => valueOrThrow(await addSite(ctx, input))),
});

type Previewed =
  | { shape: z.infer<typeof polygonSchema> }
  | { areaId: string; by: z.infer<typeof partingSchema> };

async function previewedCells(places: Places, input: Previewed): Promise<Result<string[][]>> {
  if ('shape' in input) {
    const cells = cellsOfShape(input.shape);
    return cells.ok ? ok([cells.value]) : cells;
  }
  const area = await areaNow(places, input.areaId);
  if (!area.ok) return area;
  const parts = await splitParts(places.reader, area.value, input.by, [null, null]);
  return parts.ok ? ok(parts.value.map(({ cells }) => cells)) : parts;
}

/** Counts below this are hidden where cells are shown. */
const LEAST_SHOWN = 5;

/** Null: so few that they are not shown. */
const peopleOf = (reader: Reader) => async (cells: string[]) => {
  const wards = await reader.peopleInCells(cells);
  const total = (of: 'eligible' | 'remaining') => wards.reduce((sum, ward) => sum + ward[of], 0);
  const few = total('eligible') > 0 && total('eligible') < LEAST_SHOWN;
  return {
    cells: cells.length,
    eligible: few ? null : total('eligible'),
    remaining: few ? null : total('remaining'),
    wardCodes: wards.map(({ wardCode }) => wardCode),
  };
};

async function placed<T>(
  ctx: ApiContext,
  use: (places: Places) => Promise<Result<T>>,
): Promise<Result<T>> {
  if ((await ctx.warehouse.generation()) === null) return refused(nothingPublished);
  const decisions = await ctx.outreach.decisions();
  return ctx.warehouse.read((reader) => use({ reader, decisions }));
}

function kept(ctx: ApiContext, result: Result<AreaDecision>) {
  const { id, version, kind, parts } = valueOrThrow(result);
  ctx.decisionsChanged();
  void ctx.delivery.deliver().then(() => ctx.decisionsChanged());
  return { id, version, kind, partIds: parts.map((part) => part.id) };
}

const nothingPublished: Problem = {
  code: 'nothing-published',
  message: { vi: 'Chưa có dữ liệu nào được công bố.', en: 'No data have been published yet.' },
  remedy: { vi: 'Nhập dữ liệu trước.', en: 'Import data first.' },
};
