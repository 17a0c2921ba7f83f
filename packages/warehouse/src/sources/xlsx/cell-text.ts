import { plainNumber } from '../plain-number.js';
import type { NumberKind } from './number-formats.js';

const DAY_SECONDS = 86_400;
/** Days from 1899-12-30, where serials of 1900 start, to 1970-01-01. */
const EPOCH_1900 = 25_569;
/** Serials of 1904 count from 1904-01-01. */
const DAYS_1904 = 1_462;
/** The serial of 9999-12-31. */
const LAST_SERIAL = 2_958_465;

/** The text of a cell that holds a number: days as YYYY-MM-DD, moments with HH:MM:SS after it. */
export function numberText(raw: string, format: NumberKind, date1904: boolean): string {
  if (format.kind === 'number' && /^-?(0|[1-9]\d{0,14})$/.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (format.kind) {
    case 'number':
      return plainNumber(value);
    case 'padded':
      return value >= 0 ? plainNumber(value).padStart(format.digits, '0') : plainNumber(value);
    case 'elapsed':
      return value >= 0 ? clock(Math.round(value * DAY_SECONDS)) : plainNumber(value);
    default:
      return serialText(value, format.kind, date1904);
  }
}

/** A serial that is no day (0 of an empty formula, a negative number) stays the number that it is. */
function serialText(serial: number, kind: 'day' | 'moment' | 'time', date1904: boolean): string {
  const seconds = Math.round(serial * DAY_SECONDS);
  const days = Math.floor(seconds / DAY_SECONDS);
  const time = clock(seconds - days * DAY_SECONDS);
  if (kind === 'time' && days === 0) return time;
  const first = date1904 ? 0 : 1;
  if (days < first || days > LAST_SERIAL) return plainNumber(serial);
  const day = dayText(days, date1904);
  return kind === 'day' && seconds % DAY_SECONDS === 0 ? day : `${day} ${time}`;
}

/** Sheets hold the same few thousand days over and over. */
const dayTexts = new Map<number, string>();

function dayText(days: number, date1904: boolean): string {
  // Serial 60 is 1900-02-29, which never was; the days before it are one off.
  const since1900 = date1904 ? days + DAYS_1904 : days < 60 ? days + 1 : days;
  const known = dayTexts.get(since1900);
  if (known !== undefined) return known;
  const text = new Date((since1900 - EPOCH_1900) * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  if (dayTexts.size < 50_000) dayTexts.set(since1900, text);
  return text;
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Excel writes characters that XML forbids as _xHHHH_. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Column number, from 0, of a reference such as "AB12"; null when it is none. */
export function columnOf(reference: string): number | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return at === 0 || at > 3 ? null : column - 1;
}
