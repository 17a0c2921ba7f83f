import type { Shift } from '@tungngo/domain';

/** The shift in which people are most likely met: by the first hour that the best hours name. */
export function suggestedShift(bestHours: string): Shift {
  const hour = Number(/\d{1,2}(?=\s*[:h])/.exec(bestHours)?.[0] ?? Number.NaN);
  if (Number.isNaN(hour) || hour < 11) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}
