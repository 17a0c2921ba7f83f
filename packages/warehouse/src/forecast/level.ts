import type { Day } from '@tungngo/domain';
import { type Calendar, factorOf } from './calendar.js';
import { addedOn, type ForecastArea } from './evidence.js';

/** Weight of a day against the next: half of the weight lies on the last two and a half days. */
const DECAY = 0.75;
const LOOK_BACK = 35;
/** A gap of so many days is taken for missing reports, in an area that used to bring so many a day. */
const SILENT_FROM = 3;
const SILENT_TO = 40;
const USUAL_PEOPLE = 5;
const USUAL_DAYS = 14;

/**
 * Days to `at` that brought nobody in an area that before had brought at least five people a day:
 * reports that did not come rather than people who did not. 0 when there is no such gap.
 */
export function silentDays({ activated }: Pick<ForecastArea, 'activated'>, at: number): number {
  let silent = 0;
  while (silent <= SILENT_TO && at - silent >= 0 && addedOn(activated, at - silent) === 0) silent++;
  if (silent < SILENT_FROM || silent > SILENT_TO) return 0;
  const last = at - silent;
  const before = Math.max(0, last - USUAL_DAYS);
  const usual = ((activated[last] ?? 0) - (activated[before] ?? 0)) / USUAL_DAYS;
  return usual >= USUAL_PEOPLE ? silent : 0;
}

/**
 * People whom an average day brings now: the last days, the newest most, each day divided by what
 * such a weekday or holiday is worth. Days from `from` on only; missing reports are left out.
 */
export function levelAt(
  area: Pick<ForecastArea, 'activated'>,
  days: readonly Day[],
  calendar: Calendar,
  from: number,
  at: number,
): number {
  const last = at - silentDays(area, at);
  let [people, worth] = [0, 0];
  for (let i = last; i >= Math.max(0, from, last - LOOK_BACK); i--) {
    const weight = DECAY ** (last - i);
    people += weight * addedOn(area.activated, i);
    worth += weight * factorOf(calendar, days[i] as Day);
  }
  return worth > 0 ? Math.max(0, people / worth) : 0;
}
