import { z } from 'zod';
import { daySchema } from './days.js';
import { localizedSchema } from './text.js';

/** Levels of an eID account. A level-2 account counts at "at least level 1" too. */
export const eidLevels = [1, 2] as const;
export type EidLevel = (typeof eidLevels)[number];
export const eidLevelSchema = z.union([z.literal(1), z.literal(2)]);

export const residencies = ['permanent', 'temporary'] as const;
/** Permanent (thường trú) or temporary (tạm trú) residence. */
export type Residency = (typeof residencies)[number];
export const residencyLabels = {
  permanent: { vi: 'Thường trú', en: 'Permanent' },
  temporary: { vi: 'Tạm trú', en: 'Temporary' },
} as const;

/**
 * A campaign: its period, its two denominators (never mixed) and what must be said about its data.
 * `ministryTarget` is cumulative; `plan` counts only activations within the campaign's dates.
 */
export const campaignSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: localizedSchema,
  startDay: daySchema,
  endDay: daySchema,
  /** "At least this level" is what targets count. */
  headlineLevel: eidLevelSchema,
  /** Chỉ tiêu Bộ giao: accounts, cumulative to `endDay`. */
  ministryTarget: z.int().positive(),
  /** Kế hoạch của tỉnh: accounts activated between `startDay` and `endDay`. */
  plan: z.int().positive(),
  /** When the records are simulated: the sentence that every screen must show. */
  disclosure: localizedSchema.optional(),
  /** Where the figures come from. */
  source: localizedSchema,
});
export type Campaign = z.infer<typeof campaignSchema>;
