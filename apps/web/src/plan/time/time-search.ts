import { addDays, type Day, daysBetween, isDay } from '@tungngo/domain';

/** Days in a row, both ends included. */
export interface DaySpan {
  from: Day;
  to: Day;
}

export type ChartForm = 'daily' | 'cumulative';

/** What a link says of time, beside the day shown. */
export interface TimeSearch {
  /** The days chosen, both included; either both or neither. */
  from?: Day | undefined;
  to?: Day | undefined;
  /** What they are compared with: the days of the same number before them, or days written `from~to`. */
  against?: string | undefined;
  /** What the chart under the map draws; `none` hides it. As last left, else as the window has room, when absent. */
  chart?: ChartForm | 'none' | undefined;
}

/** Reads the time of a link; days in the wrong order are turned round. */
export function readTimeSearch(raw: Record<string, unknown>): TimeSearch {
  const time: TimeSearch = {};
  const span = readSpan(`${raw.from ?? ''}~${raw.to ?? ''}`);
  if (span) {
    time.from = span.from;
    time.to = span.to;
    const against = String(raw.against ?? '');
    if (against === 'previous' || readSpan(against)) time.against = against;
  }
  const chart = (['daily', 'cumulative', 'none'] as const).find((form) => form === raw.chart);
  if (chart) time.chart = chart;
  return time;
}

function readSpan(text: string): DaySpan | null {
  const [one = '', other = '', ...rest] = text.split('~');
  return isDay(one) && isDay(other) && rest.length === 0 ? spanBetween(one, other) : null;
}

/** The days from one to the other, whichever is earlier. */
export function spanBetween(one: Day, other: Day): DaySpan {
  return one <= other ? { from: one, to: other } : { from: other, to: one };
}

/** As a link has it. */
export const writeSpan = ({ from, to }: DaySpan) => `${from}~${to}`;

/** How many days a span has. */
export const daysIn = ({ from, to }: DaySpan) => daysBetween(from, to) + 1;

/** The days chosen; null when none are. */
export function chosenSpan({ from, to }: TimeSearch): DaySpan | null {
  return from && to ? { from, to } : null;
}

/** What the days chosen are compared with; null when with nothing. */
export function spanAgainst(search: TimeSearch): DaySpan | null {
  const chosen = chosenSpan(search);
  if (!chosen || !search.against) return null;
  return search.against === 'previous' ? previousSpan(chosen) : readSpan(search.against);
}

/** As many days, just before. */
export function previousSpan(span: DaySpan): DaySpan {
  return { from: addDays(span.from, -daysIn(span)), to: addDays(span.from, -1) };
}
