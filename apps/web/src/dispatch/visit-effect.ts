import { addDays, type Day, daysBetween, type HardAreaHistory } from '@tungngo/domain';

/** Days that are set against each other on each side of a visit. */
const WINDOW = 7;
/** With fewer people on both sides together nothing is concluded. */
const LEAST_PEOPLE = 10;
/** Standard deviations beyond which a difference is more than usual variation. */
const BEYOND = 2;

/** What an area gained around a visit, and what the pace of its ward would have made of it. */
export interface VisitEffect {
  day: Day;
  /** Days on each side: 7, or as many as the data has from the visit on; 0 when none. */
  days: number;
  before: number;
  /** From the day of the visit on. */
  after: number;
  /** `before` × what the rest of the ward gained after ÷ before; null when that gained nothing before. */
  atWardPace: number | null;
  verdict: 'more' | 'less' | 'unclear' | 'small' | 'none';
}

/**
 * Compares the days before a visit with those from it on. Activations are taken as Poisson counts:
 * the difference to the ward's pace has the variance `expected + ratio × expected`, for `before`,
 * from which the expected number is made, varies too.
 */
export function visitEffect(history: HardAreaHistory, day: Day): VisitEffect {
  const [first] = history.days;
  const last = history.days.at(-1);
  const reach = last ? daysBetween(day, last.day) + 1 : 0;
  const days = Math.max(0, Math.min(WINDOW, reach));
  const gain = (counts: readonly number[], from: number, to: number) =>
    (counts[to] ?? 0) - (counts[from] ?? 0);
  const at = first ? daysBetween(first.day, addDays(day, -1)) : 0;
  const area = history.days.map(({ activated }) => activated);
  // A visit too early for the days before it to be known is not compared.
  if (days === 0 || at - days < 0) {
    return { day, days: 0, before: 0, after: 0, atWardPace: null, verdict: 'none' };
  }
  const [before, after] = [gain(area, at - days, at), gain(area, at, at + days)];
  const rest = history.restOfWard;
  const [restBefore, restAfter] = [gain(rest, at - days, at), gain(rest, at, at + days)];
  const ratio = restBefore > 0 ? restAfter / restBefore : null;
  const atWardPace = ratio === null ? null : before * ratio;
  return { day, days, before, after, atWardPace, verdict: verdictOf(before, after, ratio) };
}

function verdictOf(before: number, after: number, ratio: number | null): VisitEffect['verdict'] {
  if (ratio === null || before + after < LEAST_PEOPLE) return 'small';
  const expected = before * ratio;
  const deviation = Math.sqrt(expected * (1 + ratio));
  const apart = after - expected;
  if (Math.abs(apart) <= BEYOND * Math.max(1, deviation)) return 'unclear';
  return apart > 0 ? 'more' : 'less';
}
