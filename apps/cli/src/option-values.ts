import {
  type Day,
  type ImportKind,
  importKinds,
  isDay,
  type QualityDimension,
  qualityDimensions,
  type TextEncoding,
  textEncodings,
} from '@tungngo/domain';
import { InvalidArgumentError } from 'commander';

// Each reads the text of one option or argument, or throws commander's error with what is allowed.

export function languageOf(text: string): 'vi' | 'en' {
  if (text === 'vi' || text === 'en') return text;
  throw new InvalidArgumentError('vi | en');
}

export function kindOf(text: string): ImportKind {
  const kind = importKinds.find((known) => known === text);
  if (kind) return kind;
  throw new InvalidArgumentError(importKinds.join(' | '));
}

export function dimensionOf(text: string): QualityDimension {
  const dimension = qualityDimensions.find((known) => known === text);
  if (dimension) return dimension;
  throw new InvalidArgumentError(qualityDimensions.join(' | '));
}

export function dayOf(text: string): Day {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('yyyy-mm-dd, 2023-09-25');
}

export function headerRowOf(text: string): number {
  const row = Number(text);
  if (Number.isInteger(row) && row >= 1 && row <= 1000) return row;
  throw new InvalidArgumentError('1…1000');
}

export function encodingOf(text: string): TextEncoding {
  const encoding = textEncodings.find((known) => known === text.toLowerCase());
  if (encoding) return encoding;
  throw new InvalidArgumentError(textEncodings.join(' | '));
}

/** A tab is hard to type. */
export function delimiterOf(text: string): string {
  const delimiter = text === '\\t' || text === 'tab' ? '\t' : text;
  if (delimiter.length === 1) return delimiter;
  throw new InvalidArgumentError(', ; | tab');
}

export function afterOf(text: string): 'keep' | 'delete' {
  if (text === 'keep' || text === 'delete') return text;
  throw new InvalidArgumentError('keep | delete');
}

export function tokenNameOf(text: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,63}$/.test(text)) return text;
  throw new InvalidArgumentError('a-z, 0-9, -');
}

export function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100_000) return limit;
  throw new InvalidArgumentError('1…100000');
}

export function generationOf(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('1, 2, 3…');
}

export function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('0…65535');
}
