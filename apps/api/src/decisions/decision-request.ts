import {
  areaDetailsSchema,
  daySchema,
  decisionIdSchema,
  hardAreaIdSchema,
  hardAreaKinds,
  polygonSchema,
  restrictionStates,
} from '@tungngo/domain';
import { z } from 'zod';

/** Who decides: a name that somebody gives. */
export const authorSchema = z.string().trim().min(1).max(80);

const common = {
  author: authorSchema,
  /** The newest decision about the areas that the person knew of; see the domain's `newestAbout`. */
  after: decisionIdSchema.nullable().default(null),
};
const areaId = hardAreaIdSchema;
const reason = z.string().trim().min(1).max(1000);
const name = z.string().trim().min(1).max(120);
const position = z.tuple([z.number(), z.number()]);

/** How an area is parted: by a line across it, or by an outline around a part of it. */
export const partingSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2).max(200) }),
  polygonSchema,
]);
export type Parting = z.infer<typeof partingSchema>;

/** A decision as a screen asks for it: which cells it is about, the server finds out. */
export const decisionRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('draw'),
    shape: polygonSchema,
    details: areaDetailsSchema.extend({ name, kind: z.enum(hardAreaKinds) }),
    ...common,
  }),
  z.object({ kind: z.literal('confirm'), areaId, details: areaDetailsSchema, ...common }),
  z.object({ kind: z.literal('reject'), areaId, reason, ...common }),
  z.object({
    kind: z.literal('merge'),
    areaIds: z.array(areaId).min(2).max(50),
    name,
    ...common,
  }),
  z.object({
    kind: z.literal('split'),
    areaId,
    by: partingSchema,
    /** Of the part to the left of the line or within the outline, and of the other. */
    names: z.tuple([name, name]),
    ...common,
  }),
  z.object({
    kind: z.literal('restrict'),
    areaId,
    state: z.enum(restrictionStates),
    until: daySchema.nullable(),
    reason,
    ...common,
  }),
]);
export type DecisionRequest = z.infer<typeof decisionRequestSchema>;
