import { z } from 'zod';
import { type AreaCode, areaCodeSchema } from './areas.js';
import { type Day, daySchema } from './days.js';
import { type Indicator, indicatorSchema } from './indicators.js';
import type { Localized } from './text.js';

export const targetKinds = ['ministry', 'plan'] as const;
/** The ministry's target counts from the beginning; the province's plan within the campaign's dates. */
export type TargetKind = (typeof targetKinds)[number];

export const targetKindLabels: Record<TargetKind, Localized> = {
  ministry: { vi: 'Chỉ tiêu Bộ giao', en: 'Ministry target' },
  plan: { vi: 'Kế hoạch tỉnh', en: 'Provincial plan' },
};

/** A target of one area as it was stated. */
export interface StatedTarget {
  code: AreaCode;
  kind: TargetKind;
  /** What it is for; null for accounts, at both levels. */
  indicator: Indicator | null;
  people: number;
  fromDay: Day;
  toDay: Day;
  /** Import that brought it. */
  importId: string | null;
}

/** New targets of one kind and period; those of the same area, kind, first day and indicator are replaced. */
export const targetChangeSchema = z
  .object({
    kind: z.enum(targetKinds),
    indicator: indicatorSchema.nullable(),
    fromDay: daySchema,
    toDay: daySchema,
    areas: z
      .array(z.object({ code: areaCodeSchema, people: z.int().min(0).max(100_000_000) }))
      .min(1)
      .max(20_000),
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, {
    path: ['toDay'],
    message: 'Đến ngày sớm hơn Từ ngày / the period ends before it begins',
  });
export type TargetChange = z.infer<typeof targetChangeSchema>;
