import { type Day, isHoliday } from '@tungngo/domain';
import type { Formats } from '../../language/formats.js';
import type { LateDay } from './late-days.js';
import type { timeTexts } from './texts.js';

type Texts = (typeof timeTexts)['vi'];

/** What is to be said of a day: a holiday, late reports, figures restated. */
export function dayNotes(
  day: Day,
  late: LateDay | undefined,
  wards: number,
  t: Texts,
  formats: Formats,
): string[] {
  const notes: string[] = [];
  if (isHoliday(day)) notes.push(t.holiday);
  const missing = late?.missing.length ?? 0;
  if (missing > 0) {
    notes.push(
      wards === 1 ? t.missingOne : t.missingSome(formats.count(missing), formats.count(wards)),
    );
  }
  const restated = late?.restated ?? null;
  if (restated !== null) {
    notes.push(t.restated(`${restated >= 0 ? '+' : ''}${formats.count(restated)}`));
  }
  return notes;
}
