import { z } from 'zod';
import { type AreaCode, areaCodeSchema } from './areas.js';
import { type Day, daySchema } from './days.js';
import type { Indicator } from './indicators.js';
import type { Localized } from './text.js';

export type PilotId = string & { readonly __brand: 'PilotId' };
const pilotIdSchema = z.string().min(1).max(64) as unknown as z.ZodType<PilotId, string>;

/** What a pilot model (mô hình điểm) does. */
export const pilotKinds = [
  'factory-drive',
  'boarding-house-evening',
  'one-stop-youth',
  'loudspeaker-car',
  'home-visit',
  'mobile-point',
  'other',
] as const;
export type PilotKind = (typeof pilotKinds)[number];

export const pilotKindLabels: Record<PilotKind, Localized> = {
  'factory-drive': { vi: 'Đợt làm tại doanh nghiệp', en: 'Factory drive' },
  'boarding-house-evening': { vi: 'Điểm buổi tối ở khu trọ', en: 'Evening boarding-house point' },
  'one-stop-youth': { vi: 'Đoàn viên hỗ trợ tại một cửa', en: 'Youth union at the counter' },
  'loudspeaker-car': { vi: 'Xe loa lưu động', en: 'Loudspeaker car' },
  'home-visit': { vi: 'Đến tận nhà', en: 'Home visits' },
  'mobile-point': { vi: 'Điểm lưu động', en: 'Mobile point' },
  other: { vi: 'Cách làm khác', en: 'Another way' },
};

/** A name that somebody gives; there are no accounts to check it against. */
const author = z.string().trim().min(1).max(80);

/** A model as a person registers it, or as it is to be from now on. */
export const pilotDraftSchema = z
  .object({
    /** The model to change and the version read of it; a new model when absent. */
    id: pilotIdSchema.optional(),
    version: z.int().min(1).optional(),
    name: z.string().trim().min(1).max(120),
    kind: z.enum(pilotKinds),
    description: z.string().trim().max(2000),
    wards: z
      .array(areaCodeSchema)
      .min(1)
      .max(2000)
      .refine((codes) => new Set(codes).size === codes.length, {
        message: 'mỗi xã chỉ ghi một lần / each ward once',
      }),
    from: daySchema,
    /** Last day (included); null while it runs. */
    to: daySchema.nullable(),
    /** Hours that teams worked for it in all, one team an hour; null when nobody knows. */
    teamHours: z.number().positive().max(1_000_000).nullable(),
    author,
  })
  .refine(({ from, to }) => to === null || to >= from, {
    message: 'ngày cuối phải từ ngày đầu trở đi / the last day must not be before the first',
    path: ['to'],
  })
  .refine(({ id, version }) => (id === undefined) === (version === undefined), {
    message: 'sửa mô hình phải kèm số bản / a change must name its version',
    path: ['version'],
  });
export type PilotDraft = z.infer<typeof pilotDraftSchema>;

/** Which version of a model, and who asks. */
export const pilotVersionSchema = z.object({
  id: pilotIdSchema,
  version: z.int().min(1),
  author,
});
export type PilotVersion = z.infer<typeof pilotVersionSchema>;

/** A registered model. */
export interface PilotModel {
  id: PilotId;
  name: string;
  kind: PilotKind;
  description: string;
  /** Where it ran; codes of the records' own boundaries, in order. */
  wards: AreaCode[];
  from: Day;
  to: Day | null;
  teamHours: number | null;
  /** Who wrote it last. */
  author: string;
  /** Rises with each change; a change must name the version that it changes. */
  version: number;
  /** ISO 8601. */
  createdAt: string;
  editedAt: string | null;
}

/** A figure with its 95% interval. */
export interface EffectEstimate {
  value: number;
  low: number;
  high: number;
}

/**
 * What the figures say of a model: more or fewer activations than where it did not run, no
 * difference that stands out from chance, or too little to compare at all.
 */
export type PilotVerdict = 'more' | 'fewer' | 'unclear' | 'unknown';

/** Why nothing can be compared. */
export type PilotObstacle =
  | 'not-started'
  | 'short-before'
  | 'no-denominator'
  | 'all-silent'
  | 'few-comparison-wards';

/** What wards are matched on. */
export const pilotCovariates = ['level', 'trend', 'remaining', 'temporary'] as const;
export type PilotCovariate = (typeof pilotCovariates)[number];

/** How alike the wards of a model and their comparison wards were before it began. */
export interface PilotBalance {
  covariate: PilotCovariate;
  treated: number;
  comparison: number;
  /** Mean of every ward that could have been chosen. */
  candidates: number;
  /** (treated − comparison) in standard deviations of the candidates; below 0.25 is usually called alike. */
  difference: number;
}

/** One ward of a model with the wards that it is compared with, the nearest first. */
export interface PilotMatch {
  ward: AreaCode;
  comparison: AreaCode[];
  /** Its own difference in differences: activations a day per 1,000 eligible. */
  effect: number;
}

/** The effect of a model: difference in differences against matched wards. */
export interface PilotEffect {
  id: PilotId;
  verdict: PilotVerdict;
  obstacle: PilotObstacle | null;
  /** Days compared; null where there is nothing to compare. */
  before: { from: Day; to: Day } | null;
  during: { from: Day; to: Day } | null;
  /** Additional activations a day per 1,000 eligible. */
  perThousand: EffectEstimate | null;
  /** Additional activations over the days of the model, in persons. */
  extra: EffectEstimate | null;
  /** Additional activations an hour of one team; null without hours. */
  perTeamHour: EffectEstimate | null;
  /** Groups of wards without the model, treated as if they had it, and how many differed as much. */
  placebos: { groups: number; asLarge: number } | null;
  /**
   * How the gap between the two groups moved within the days before, activations a day per 1,000
   * eligible; beyond `limit` they did not run alike and the effect is in doubt.
   */
  preTrend: { gap: number; limit: number; alike: boolean } | null;
  balance: PilotBalance[];
  matches: PilotMatch[];
  /** Its wards where another model ran in the same weeks: their figures show both. */
  shared: AreaCode[];
  /** Its wards that sent nothing for the last days compared, and therefore take no part. */
  silent: AreaCode[];
  /** Activations a day per 1,000 eligible, from the first day before to the last during. */
  series: { days: Day[]; treated: number[]; comparison: number[] } | null;
}

export interface PilotEffects {
  generation: number;
  indicator: Indicator;
  effects: PilotEffect[];
  /** Of the placebo draws: the same models and figures give the same answer. */
  seed: number;
}
