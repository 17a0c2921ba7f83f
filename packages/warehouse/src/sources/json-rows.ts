import { plainNumber } from './plain-number.js';

/** Values of an object as text, by key. */
export type JsonRow = Map<string, string>;

/** Whole numbers that a double cannot hold, and strings, which are to be left alone. */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/** The values of a line; null when it is no JSON object. */
export function parseRow(line: string): JsonRow | null {
  try {
    return toRow(parse(line));
  } catch {
    return null;
  }
}

/** The elements of an array; null when the text is none. Throws when it is no JSON. */
export function parseArray(text: string): { values: JsonRow | null; raw: string }[] | null {
  const array = parse(text);
  if (!Array.isArray(array)) return null;
  return array.map((element) => ({ values: toRow(element), raw: JSON.stringify(element) }));
}

function parse(text: string): unknown {
  const safe = /\d{16}/.test(text)
    ? text.replace(STRING_OR_LONG_NUMBER, (token) => (token[0] === '"' ? token : `"${token}"`))
    : text;
  return JSON.parse(safe);
}

function toRow(value: unknown): JsonRow | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value).map(([key, field]) => [key, toText(field)]));
}

function toText(value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(value);
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
