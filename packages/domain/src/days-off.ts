import { type Day, dayRange } from './days.js';

/**
 * Public holidays of Vietnam with the days off that the Government announced around them; weekends are
 * known without. Labour Code 2019, article 112; notices of the Ministry of Labour (of Home Affairs from 2025).
 */
const holidays: readonly (readonly [from: string, to: string])[] = [
  ['2022-01-01', '2022-01-03'],
  ['2022-01-29', '2022-02-06'],
  ['2022-04-09', '2022-04-11'],
  ['2022-04-30', '2022-05-03'],
  ['2022-09-01', '2022-09-04'],
  ['2022-12-31', '2023-01-02'],
  ['2023-01-20', '2023-01-26'],
  ['2023-04-29', '2023-05-03'],
  ['2023-09-01', '2023-09-04'],
  ['2024-01-01', '2024-01-01'],
  ['2024-02-08', '2024-02-14'],
  ['2024-04-18', '2024-04-18'],
  ['2024-04-27', '2024-05-01'],
  ['2024-08-31', '2024-09-03'],
  ['2025-01-01', '2025-01-01'],
  ['2025-01-25', '2025-02-02'],
  ['2025-04-05', '2025-04-07'],
  ['2025-04-30', '2025-05-04'],
  ['2025-08-30', '2025-09-02'],
  ['2026-01-01', '2026-01-04'],
  ['2026-02-14', '2026-02-22'],
  ['2026-04-25', '2026-04-27'],
  ['2026-04-30', '2026-05-03'],
  ['2026-08-29', '2026-09-02'],
];
const everyHoliday: ReadonlySet<Day> = new Set(
  holidays.flatMap(([from, to]) => dayRange(from as Day, to as Day)),
);

/** 0 is Monday, 6 is Sunday, as the Vietnamese week goes. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** True on Saturdays, Sundays and public holidays. */
export const isDayOff = (day: Day) => weekdayOf(day) >= 5 || everyHoliday.has(day);

/** True on public holidays and the days off around them. */
export const isHoliday = (day: Day) => everyHoliday.has(day);
