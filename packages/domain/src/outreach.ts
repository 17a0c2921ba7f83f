import { z } from 'zod';
import type { AreaCode } from './areas.js';
import type { channels } from './channels.js';
import { type Day, daySchema } from './days.js';
import { parseOpeningHours } from './opening-hours.js';
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

export const teamSkills = ['level2', 'chip-card', 'licence', 'home-care'] as const;
/** What a team is able and allowed to do besides activating accounts. */
export type TeamSkill = (typeof teamSkills)[number];
export const teamSkillLabels: Record<TeamSkill, Localized> = {
  level2: { vi: 'Thu nhận mức 2', en: 'Level 2 enrolment' },
  'chip-card': { vi: 'Làm thẻ căn cước', en: 'Chip ID cards' },
  licence: { vi: 'Tích hợp giấy phép lái xe', en: 'Licence integration' },
  'home-care': { vi: 'Đến nhà người già yếu', en: 'Frail people at home' },
};

export const teamLanguages = ['km', 'zh', 'cjm', 'en'] as const;
/** What somebody of a team speaks besides Vietnamese, as ISO 639 names it. */
export type TeamLanguage = (typeof teamLanguages)[number];
export const teamLanguageLabels: Record<TeamLanguage, Localized> = {
  km: { vi: 'Khmer', en: 'Khmer' },
  zh: { vi: 'Hoa', en: 'Chinese' },
  cjm: { vi: 'Chăm', en: 'Cham' },
  en: { vi: 'Anh', en: 'English' },
};

export const teamKits = ['generator', 'tent', 'router', 'printer'] as const;
/** Equipment that a team can bring besides its workstations. */
export type TeamKit = (typeof teamKits)[number];
export const teamKitLabels: Record<TeamKit, Localized> = {
  generator: { vi: 'Máy phát điện', en: 'Generator' },
  tent: { vi: 'Lều bạt kèm bàn ghế', en: 'Tent with tables and chairs' },
  router: { vi: 'Bộ phát 4G', en: '4G router' },
  printer: { vi: 'Máy in', en: 'Printer' },
};

/** Hours of a team that states none: those of the three shifts, every day. */
export const usualTeamHours = '07:30–11:30, 13:30–17:00, 18:00–21:00';

const each = <T extends string>(names: readonly [T, ...T[]]) =>
  z.array(z.enum(names)).refine((given) => new Set(given).size === given.length, {
    message: 'mỗi mục chỉ ghi một lần / each only once',
  });

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
  skills: each(teamSkills),
  languages: each(teamLanguages),
  kits: each(teamKits),
  /** When it works, as `parseOpeningHours` reads it; null for `usualTeamHours`. */
  hours: z
    .string()
    .max(200)
    .refine((text) => parseOpeningHours(text) !== null, {
      message:
        'giờ ghi như “T2–T7 07:30–11:30, 13:30–17:00; CN 08:00–11:00” / write hours like “Mon–Sat 07:30–11:30; Sun 08:00–11:00”',
    })
    .nullable(),
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
