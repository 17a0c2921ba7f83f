import { z } from 'zod';
import type { Channel, channels } from './channels.js';
import { type Day, daySchema } from './days.js';
import { parseOpeningHours } from './opening-hours.js';
import { type TeamId, teamIdSchema } from './outreach.js';

export type AbsenceId = string & { readonly __brand: 'AbsenceId' };
const absenceIdSchema = z.string().min(1).max(64) as unknown as z.ZodType<AbsenceId, string>;

/** A name that somebody gives; there are no accounts to check it against. */
const author = z.string().trim().min(1).max(80);

/** Days on which a team does not go out, as a person enters them. */
export const absenceDraftSchema = z
  .object({
    teamId: teamIdSchema,
    /** First and last day, both included. */
    from: daySchema,
    to: daySchema,
    reason: z.string().trim().min(1).max(200),
    author,
  })
  .refine(({ from, to }) => to >= from, {
    message: 'ngày cuối phải từ ngày đầu trở đi / the last day must not be before the first',
    path: ['to'],
  });
export type AbsenceDraft = z.infer<typeof absenceDraftSchema>;

/** Which version of an absence, and who asks. */
export const absenceVersionSchema = z.object({
  id: absenceIdSchema,
  version: z.int().min(1),
  author,
});
export type AbsenceVersion = z.infer<typeof absenceVersionSchema>;

/** Days on which a team does not go out. */
export interface TeamAbsence {
  id: AbsenceId;
  teamId: TeamId;
  from: Day;
  to: Day;
  reason: string;
  author: string;
  /** Rises with each change; a change must name the version that it changes. */
  version: number;
}

/** The absence that holds on a day, if any. */
export function absenceOn(
  absences: readonly TeamAbsence[],
  teamId: TeamId,
  day: Day,
): TeamAbsence | undefined {
  return absences.find(
    (absence) => absence.teamId === teamId && absence.from <= day && day <= absence.to,
  );
}

/** Channels by which a team goes to people; the others wait for them. */
export const visitChannels = [
  'mobile-point',
  'home-visit',
  'factory-visit',
  'boarding-house-visit',
] as const satisfies readonly Channel[];
export type VisitChannel = (typeof visitChannels)[number];

const minutes = z.int().min(0).max(720);

/** How visits by one channel are made. */
export const visitRuleSchema = z
  .object({
    channel: z.enum(visitChannels),
    /** Minutes for setting up and packing, in which nobody is served. */
    setupMinutes: minutes,
    /** Shortest and longest visit worth the way, setting up included. */
    leastMinutes: minutes.min(10),
    mostMinutes: minutes.min(10),
    /** Minutes of one workstation for a person. */
    minutesPerPerson: z.number().positive().max(120),
    /** When people are there, as `parseOpeningHours` reads it, where an area states no hours. */
    hours: z
      .string()
      .max(200)
      .refine((text) => parseOpeningHours(text) !== null, {
        message:
          'giờ ghi như “18:30–21:00; CN 07:00–21:00” / write hours like “18:30–21:00; Sun 07:00–21:00”',
      }),
  })
  .refine(({ leastMinutes, mostMinutes }) => mostMinutes >= leastMinutes, {
    message: 'dài nhất phải từ ngắn nhất trở lên / the longest must not be below the shortest',
    path: ['mostMinutes'],
  })
  .refine(({ setupMinutes, leastMinutes }) => leastMinutes > setupMinutes, {
    message: 'ngắn nhất phải hơn thời gian dựng điểm / the shortest must exceed the setting up',
    path: ['leastMinutes'],
  });
export type VisitRule = z.infer<typeof visitRuleSchema>;

/** A rule as it is to be from now on; version 0 changes the usual one. */
export const visitRuleChangeSchema = z.object({
  rule: visitRuleSchema,
  version: z.int().min(0),
  author,
});
export type VisitRuleChange = z.infer<typeof visitRuleChangeSchema>;

/** A rule in force, and who set it; version 0 and no author: the usual one. */
export interface KeptVisitRule {
  rule: VisitRule;
  version: number;
  author: string | null;
}

/**
 * Rules that hold until an office sets its own. Service times are estimates: 2023's teams of two
 * workstations made 24 accounts an hour, five minutes of a workstation each.
 */
export const usualVisitRules: Record<VisitChannel, VisitRule> = {
  'mobile-point': {
    channel: 'mobile-point',
    setupMinutes: 20,
    leastMinutes: 60,
    mostMinutes: 240,
    minutesPerPerson: 5,
    hours: '07:30–11:30, 13:30–20:30',
  },
  'home-visit': {
    channel: 'home-visit',
    setupMinutes: 10,
    leastMinutes: 45,
    mostMinutes: 180,
    minutesPerPerson: 8,
    hours: '17:30–20:30; T7, CN 08:00–20:30',
  },
  'factory-visit': {
    channel: 'factory-visit',
    setupMinutes: 20,
    leastMinutes: 45,
    mostMinutes: 120,
    minutesPerPerson: 4,
    hours: 'T2–T7 11:30–12:30, 16:30–17:30',
  },
  'boarding-house-visit': {
    channel: 'boarding-house-visit',
    setupMinutes: 15,
    leastMinutes: 60,
    mostMinutes: 180,
    minutesPerPerson: 5,
    hours: '18:00–21:00; CN 08:00–21:00',
  },
};

export const isVisitChannel = (channel: (typeof channels)[number]): channel is VisitChannel =>
  (visitChannels as readonly Channel[]).includes(channel);
