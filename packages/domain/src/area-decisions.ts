import { z } from 'zod';
import { type AreaCode, areaCodeSchema } from './areas.js';
import { type Day, daySchema } from './days.js';
import { type HardAreaKind, hardAreaKinds } from './hard-areas.js';
import type { Localized } from './text.js';

export type DecisionId = string & { readonly __brand: 'DecisionId' };
export const decisionIdSchema = z.string().min(1).max(64) as unknown as z.ZodType<
  DecisionId,
  string
>;

/** What an officer may decide about hard areas; later detection respects it. */
export const areaDecisionKinds = [
  'draw',
  'confirm',
  'reject',
  'merge',
  'split',
  'restrict',
] as const;
export type AreaDecisionKind = (typeof areaDecisionKinds)[number];

export const areaDecisionLabels: Record<AreaDecisionKind, Localized> = {
  draw: { vi: 'Vẽ mới', en: 'Drawn' },
  confirm: { vi: 'Xác nhận', en: 'Confirmed' },
  reject: { vi: 'Bác bỏ', en: 'Rejected' },
  merge: { vi: 'Gộp', en: 'Merged' },
  split: { vi: 'Tách', en: 'Split' },
  restrict: { vi: 'Hạn chế', en: 'Restricted' },
};

export const restrictionStates = ['inaccessible', 'excluded'] as const;
/** Nobody can go there for now; or its people are not to be counted. */
export type RestrictionState = (typeof restrictionStates)[number];

/** GeoJSON polygon in WGS 84 degrees; the first ring is the outer one. */
export const polygonSchema = z.object({
  type: z.literal('Polygon'),
  coordinates: z
    .array(
      z
        .array(z.tuple([z.number(), z.number()]))
        .min(4)
        .max(2000),
    )
    .min(1)
    .max(20),
});
export type DecidedPolygon = z.infer<typeof polygonSchema>;

/** An area's id, as detection or a decision gave it. */
export const hardAreaIdSchema = z.string().min(1).max(64);
const line = (most: number) => z.string().trim().min(1).max(most);

/** A mobile number of Viet Nam, with or without blanks and points in it: it is a person's. */
const mobileNumber = /(?:\+?84|0)[ .-]?[35789](?:[ .-]?\d){8}(?!\d)/;
const withoutPerson = (most: number) =>
  line(most).refine((text) => !mobileNumber.test(text), {
    error:
      'ghi đầu mối của cơ quan, không ghi số di động của người / an office’s, not a person’s mobile number',
  });

/** An area as a decision leaves it. */
export const decidedAreaSchema = z.object({
  id: hardAreaIdSchema,
  /** H3 residence cells (resolution 10) that it covers. */
  cells: z
    .array(z.string().regex(/^[0-9a-f]{15}$/))
    .min(1)
    .max(20_000),
  /** Only residents of this ward; of every ward when null. */
  wardCode: areaCodeSchema.nullable(),
  /** Its outline as drawn; null when it is that of its cells. */
  shape: polygonSchema.nullable(),
  /** What follows is null where detection's own word stands. */
  name: line(120).nullable(),
  kind: z.enum(hardAreaKinds).nullable(),
  /** Hours in which people are there: "18:30–21:00". */
  hours: line(120).nullable(),
  /** How to get in: gates, dogs, whom to ask. */
  access: withoutPerson(1000).nullable(),
  /** An office to turn to, never a person's name or telephone. */
  contact: withoutPerson(200).nullable(),
});

/** What an officer says of an area. */
export const areaDetailsSchema = decidedAreaSchema.pick({
  name: true,
  kind: true,
  hours: true,
  access: true,
  contact: true,
});
export type AreaDetails = z.infer<typeof areaDetailsSchema>;
export type DecidedArea = z.infer<typeof decidedAreaSchema>;

/** What somebody decided, as it stands now. */
export interface AreaDecision {
  id: DecisionId;
  /** Rises with each change; a change must name the version that it changes. */
  version: number;
  kind: AreaDecisionKind;
  /** The areas that it was about, as they were called then; empty for `draw`. */
  areaIds: string[];
  /**
   * The areas that it leaves: one for `draw`, `confirm` and `merge`, two or more for `split`. For
   * `reject` and `restrict` the area as it was then, by which it is recognised later.
   */
  parts: DecidedArea[];
  /** For `restrict` alone. */
  restriction: {
    state: RestrictionState;
    /** Last day (included) by the newest day of the data; null until it is lifted. */
    until: Day | null;
  } | null;
  /** Why; always there for `reject` and `restrict`. */
  reason: string | null;
  author: string;
  /** ISO 8601. */
  decidedAt: string;
  /** When it was undone or lifted, and by whom; null while it stands. */
  removedAt: string | null;
  removedBy: string | null;
}

const author = line(80);

/** A decision as a person takes it. */
export const newDecisionSchema = z
  .object({
    kind: z.enum(areaDecisionKinds),
    areaIds: z.array(hardAreaIdSchema).max(50),
    parts: z.array(decidedAreaSchema).min(1).max(20),
    restriction: z
      .object({ state: z.enum(restrictionStates), until: daySchema.nullable() })
      .nullable(),
    reason: line(1000).nullable(),
    /** A name that somebody gives; there are no accounts to check it against. */
    author,
    /**
     * The newest decision about these areas that the person knew of (`newestAbout`); null for none.
     * With another one there, the decision is refused as stale.
     */
    after: decisionIdSchema.nullable().default(null),
  })
  .superRefine((decision, context) => {
    for (const { path, message } of contradictions(decision)) {
      context.addIssue({ code: 'custom', path, message });
    }
  });
export type NewDecision = z.infer<typeof newDecisionSchema>;

/** A version of a decision, and who undoes it or brings it back. */
export const decisionVersionSchema = z.object({
  id: decisionIdSchema,
  version: z.int().min(1),
  author,
});
export type DecisionVersion = z.infer<typeof decisionVersionSchema>;

interface Shape {
  kind: AreaDecisionKind;
  areaIds: readonly string[];
  parts: readonly unknown[];
  restriction: unknown;
  reason: string | null;
}

/** What of a decision does not go with its kind. */
function contradictions({ kind, areaIds, parts, restriction, reason }: Shape) {
  const [leastIds, mostIds] = areaCount[kind];
  const faults: { path: string[]; message: string }[] = [];
  const say = (field: string, message: string) => faults.push({ path: [field], message });
  if (areaIds.length < leastIds || areaIds.length > mostIds) {
    say('areaIds', 'số địa bàn không hợp với quyết định / wrong number of areas for the decision');
  }
  if (kind === 'split' ? parts.length < 2 : parts.length !== 1) {
    say('parts', 'số phần không hợp với quyết định / wrong number of parts for the decision');
  }
  if ((kind === 'restrict') !== (restriction !== null)) {
    say(
      'restriction',
      'chỉ quyết định hạn chế mới nêu, và phải nêu / with `restrict`, and only then',
    );
  }
  if ((kind === 'reject' || kind === 'restrict') && reason === null) {
    say('reason', 'phải nêu lý do / a reason is needed');
  }
  return faults;
}

/** Fewest and most areas that a decision of a kind is about. */
const areaCount: Record<AreaDecisionKind, readonly [number, number]> = {
  draw: [0, 0],
  confirm: [1, 1],
  reject: [1, 1],
  merge: [2, 50],
  split: [1, 1],
  restrict: [1, 1],
};

/** A decision in force, as the warehouse and detection know it. */
export type StandingDecision = Omit<AreaDecision, 'version' | 'removedAt' | 'removedBy'>;

type Decided = Pick<AreaDecision, 'id' | 'kind' | 'areaIds' | 'parts' | 'removedAt'>;

/** The newest standing decision that any of the areas was made by or decided upon; null for none. */
export function newestAbout(
  inOrder: readonly Decided[],
  areaIds: readonly string[],
): DecisionId | null {
  const asked = new Set(areaIds);
  const about = (decision: Decided) =>
    decision.areaIds.some((id) => asked.has(id)) || decision.parts.some(({ id }) => asked.has(id));
  return inOrder.findLast((one) => one.removedAt === null && about(one))?.id ?? null;
}

/**
 * The decisions in force among all that were ever taken, which come in the order in which they were
 * taken. Of an area the last word stands: a decision loses the parts that a later standing one is
 * about, and goes when it has none left. A restriction is not a word about what an area is, so that
 * it gives way to a later restriction alone; after the last day of its term it stands no more.
 * @param day the newest day of the data
 */
export function standingDecisions<D extends Decided & Pick<AreaDecision, 'restriction'>>(
  inOrder: readonly D[],
  day: Day | null,
): D[] {
  const decidedLater = { area: new Set<string>(), restriction: new Set<string>() };
  const standing: D[] = [];
  for (const decision of inOrder.toReversed()) {
    if (decision.removedAt !== null) continue;
    const { until = null } = decision.restriction ?? {};
    const later = decidedLater[decision.kind === 'restrict' ? 'restriction' : 'area'];
    const parts = decision.parts.filter(({ id }) => !later.has(id));
    for (const id of decision.areaIds) later.add(id);
    for (const { id } of decision.parts) later.add(id);
    const over = until !== null && day !== null && until < day;
    if (parts.length > 0 && !over) standing.push({ ...decision, parts });
  }
  return standing.reverse();
}

/** People who are left out of every figure, by excluded area. */
export interface ExcludedPeople {
  areaId: string;
  name: Localized;
  /** The ward, or the unit of the boundary vintage that was asked for. */
  wardCode: AreaCode;
  kind: HardAreaKind;
  eligible: number;
  /** Part of `eligible` that was counted by ward and is taken to live there. */
  estimated: number;
  activated: number;
  reason: string;
  author: string;
  /** ISO 8601. */
  since: string;
  until: Day | null;
}

export type PhotoId = string & { readonly __brand: 'PhotoId' };
export const photoIdSchema = z.uuid() as unknown as z.ZodType<PhotoId, string>;

/** A picture of an area: its gate, its alleys. Who, where and with what it was taken is not kept. */
export interface AreaPhoto {
  id: PhotoId;
  areaId: string;
  caption: string | null;
  mediaType: PhotoMediaType;
  bytes: number;
  /** Pixels. */
  width: number;
  height: number;
  author: string;
  /** ISO 8601. */
  addedAt: string;
  removedAt: string | null;
}

export const photoMediaTypes = ['image/jpeg', 'image/png'] as const;
export type PhotoMediaType = (typeof photoMediaTypes)[number];

/** What a person says of a picture. */
export const newPhotoSchema = z.object({
  areaId: hardAreaIdSchema,
  caption: line(200).nullable(),
  author,
});
export type NewPhoto = z.infer<typeof newPhotoSchema>;
