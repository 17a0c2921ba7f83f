import type { Day, Language } from '@tungngo/domain';

/** What stands where there is no value. */
export const NO_VALUE = '–';

/** Writes numbers and days as the language does: 1.428.929 · 116,6% · 25/09/2023. */
export interface Formats {
  /** A whole number with its thousands grouped. */
  count(value: number | null | undefined): string;
  /** A share as a percentage with one digit. */
  share(value: number | null | undefined): string;
  /** A share with two digits, for changes that one digit would hide. */
  finerShare(value: number | null | undefined): string;
  /** A number with so many digits after the point, two when left out. */
  decimals(value: number | null | undefined, digits?: number): string;
  /** dd/mm/yyyy. */
  day(value: Day | null | undefined): string;
  /** dd/mm. */
  shortDay(value: Day | null | undefined): string;
  /** Day and time of an instant, in Vietnam's time. */
  moment(iso: string): string;
  /** Weekday's short name. */
  weekday(value: Day): string;
  /** Seconds or milliseconds, whichever reads better. */
  elapsed(ms: number): string;
}

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

/** The formats of a language. */
export function formatsOf(language: Language): Formats {
  const locale = locales[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percentWith = (digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const [percent, finerPercent] = [percentWith(1), percentWith(2)];
  const decimalsWith = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const moment = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' });
  const or = <T>(write: (value: T) => string) => {
    return (value: T | null | undefined) =>
      value === null || value === undefined ? NO_VALUE : write(value);
  };
  return {
    count: or((value: number) => whole.format(value)),
    share: or((value: number) => percent.format(value)),
    finerShare: or((value: number) => finerPercent.format(value)),
    decimals: (value, digits = 2) =>
      value === null || value === undefined ? NO_VALUE : decimalsWith(digits).format(value),
    day: or((value: Day) => value.split('-').reverse().join('/')),
    shortDay: or((value: Day) => `${value.slice(8, 10)}/${value.slice(5, 7)}`),
    moment: (iso) => moment.format(new Date(iso)).replace(',', ''),
    weekday: (value) => weekday.format(new Date(`${value}T00:00:00Z`)),
    elapsed: (ms) => (ms < 1000 ? `${whole.format(ms)} ms` : `${tenths.format(ms / 1000)} s`),
  };
}
