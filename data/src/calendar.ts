import { addDays, type Day, dayRange } from '@tungngo/domain';

/** First day of the simulated history; the campaign follows from 25 July. */
export const HISTORY_START = '2023-03-01' as Day;
const CAMPAIGN_START = '2023-07-25' as Day;
const CAMPAIGN_END = '2023-09-25' as Day;

export const historyDays = dayRange(HISTORY_START, addDays(CAMPAIGN_START, -1));
export const campaignDays = dayRange(CAMPAIGN_START, CAMPAIGN_END);

const NATIONAL_HOLIDAY = new Set(['2023-09-01', '2023-09-02', '2023-09-03', '2023-09-04']);
/** Offices are closed on Sundays and half open on Saturdays; Monday brings who waited. */
const WEEKDAY = [0.45, 1.08, 1.02, 1, 1, 0.98, 0.78];

function openness(day: Day): number {
  if (NATIONAL_HOLIDAY.has(day)) return 0.35;
  if (day === '2023-04-30' || day === '2023-05-01') return 0.3;
  return WEEKDAY[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 1;
}

/** Before the campaign: a slow rise. */
export const historyWeights = historyDays.map(
  (day, i) => openness(day) * (0.6 + (0.8 * i) / historyDays.length),
);

/**
 * In the campaign, by how late people come: 0 is a quick start, a slump in August and a spurt at the
 * end; 1 is people who are reached only when teams come to them.
 */
export function campaignWeights(lateness: number): number[] {
  return campaignDays.map((day, i) => {
    const t = i / (campaignDays.length - 1);
    const surge = 1.25 * Math.exp(-t / 0.18) + 0.75 + 0.85 * Math.exp(-((t - 1) ** 2) / 0.02);
    return openness(day) * ((1 - lateness) * surge + lateness * (0.15 + 2.4 * t * t));
  });
}
