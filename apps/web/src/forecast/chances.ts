import type { Day, Reach } from '@tungngo/domain';
import { useLanguage, useTexts } from '../language/language.js';
import { forecastTexts } from './texts.js';

/** Writes chances and days of meeting a target in the language on screen. */
export function useChances() {
  const t = useTexts(forecastTexts);
  const { formats } = useLanguage();
  const dayOr = (day: Day | null, last: Day) =>
    day === null ? t.after(formats.shortDay(last)) : formats.shortDay(day);
  return {
    /** A simulation never proves that something cannot, or must, happen. */
    chance(probability: number | null): string {
      if (probability === null) return formats.share(null);
      if (probability < 0.01) return t.lessThan(whole(0.01));
      if (probability > 0.99) return t.moreThan(whole(0.99));
      return whole(probability);
    },
    dayMet: (reach: Reach, last: Day) =>
      reach.probability === null && reach.medianDay === null
        ? formats.day(null)
        : reach.medianDay === null
          ? t.after(formats.day(last))
          : formats.day(reach.medianDay),
    dayBand: (reach: Reach, last: Day) =>
      reach.probability === null && reach.medianDay === null
        ? formats.day(null)
        : t.dayBand(dayOr(reach.lowDay, last), dayOr(reach.highDay, last)),
  };

  function whole(share: number): string {
    return `${formats.count(Math.round(share * 100))}%`;
  }
}
