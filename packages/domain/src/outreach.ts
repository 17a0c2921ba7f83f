import { z } from 'zod';
import type { AreaCode } from './areas.js';
import type { channels } from './channels.js';
import { type Day, daySchema } from './days.js';
import type { Localized } from './text.js';

export const shifts = ['morning', 'afternoon', 'evening'] as const;
/** A part of a working day; a team is in one place per shift. */
export type Shift = (typeof shifts)[number];
export const shiftSchema = z.enum(shifts);
export const shiftLabels: Record<Shift, Localized> = {
  morning: { vi: 'Sáng (7:30–11:30)', en: 'Morning (7:30–11:30)' },
  afternoon: { vi: 'Chiều (13:30–17:00)', en: 'Afternoon (13:30–17:00)' },
  evening: { vi: 'Tối (18:00–21:00)', en: 'Evening (18:00–21:00)' },
};

export type TeamId = string & { readonly __brand: 'TeamId' };
export type VisitId = string & { readonly __brand: 'VisitId' };
export const teamIdSchema = z.string().min(1).max(64) as unknown as z.ZodType<TeamId, string>;
export const visitIdSchema = z.string().min(1).max(64) as unknown as z.ZodType<VisitId, string>;

/** A mobile team (tổ lưu động). */
export const teamSchema = z.object({
  id: teamIdSchema,
  name: z.string().min(1).max(120),
  /** Ward or district where it is based. */
  baseCode: z.string().regex(/^\d{2,5}$/),
  people: z.int().min(1).max(50),
  workstations: z.int().min(1).max(20),
  /** Accounts that the whole team can activate in an hour. */
  capacityPerHour: z.number().positive().max(500),
  loudspeakerCar: z.boolean(),
});
export type Team = z.infer<typeof teamSchema>;

export const visitStatuses = ['planned', 'done', 'cancelled'] as const;
export type VisitStatus = (typeof visitStatuses)[number];

export const assignmentSchema = z.object({
  teamId: teamIdSchema,
  hardAreaId: z.string().min(1).max(64),
  day: daySchema,
  shift: shiftSchema,
  note: z.string().max(1000).optional(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

const count = z.int().min(0).max(100_000);
/** What came of a visit: people by result. `level2` counts those brought to level 2, not also in `level1`. */
export const outcomeSchema = z.object({
  level1: count,
  level2: count,
  absent: count,
  refused: count,
  note: z.string().max(1000).optional(),
});
export type Outcome = z.infer<typeof outcomeSchema>;

/** A team's visit to a hard area in one shift. */
export interface Visit {
  id: VisitId;
  teamId: TeamId;
  teamName: string;
  hardAreaId: string;
  hardAreaName: Localized;
  wardCode: AreaCode;
  channel: (typeof channels)[number];
  day: Day;
  shift: Shift;
  status: VisitStatus;
  note: string | null;
  outcome: Outcome | null;
  /** Rises with each change; a save must name the version that it changes. */
  version: number;
  createdAt: string;
}
