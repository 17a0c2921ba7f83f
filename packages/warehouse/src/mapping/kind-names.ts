import type { DelimitedKind } from '../ingest/column-spec.js';
import { type FieldNames, namesOf, standIns } from './field-names.js';
import { type Header, readHeader } from './header-words.js';
import { canBe, foldedKey, isMarked, spelledText, type Word } from './words.js';

/** The names of a field, read. */
export interface ReadNames {
  field: string;
  own: Word[][];
  aliases: Word[][];
  weak: Word[][];
}

/** All names of a kind's fields and of their stand-ins. */
export interface KindNames {
  fields: ReadNames[];
  /** Folded keys of all of them: a header with another key is none of them. */
  keys: Set<string>;
}

const read = new WeakMap<DelimitedKind, KindNames>();

/** The kind's names; read once. */
export function namesOfKind(kind: DelimitedKind): KindNames {
  const known = read.get(kind);
  if (known) return known;
  const fields = [
    ...kind.columns.map((column) => readNames(namesOf(column, kind))),
    ...standIns(kind).flatMap((standIn) => standIn.fields.map(readNames)),
  ];
  const all = fields.flatMap(({ own, aliases, weak }) => [...own, ...aliases, ...weak]);
  const names = { fields, keys: new Set(all.map(foldedKey)) };
  read.set(kind, names);
  return names;
}

function readNames({ field, own, aliases, weak }: FieldNames): ReadNames {
  const words = (name: string) => readHeader(name).words;
  return { field, own: own.map(words), aliases: aliases.map(words), weak: weak.map(words) };
}

/** How surely a header names a field, from the surest: a surer one goes first. */
export const steps: ((header: Header, names: ReadNames) => boolean)[] = [
  (header, { own }) => isSame(header.words, own[0]),
  (header, { own }) => isAlike(header.words, own[0]),
  (header, { own }) => isAlike(header.words, own[1]),
  (header, { aliases }) => aliases.some((name) => isSame(header.words, name)),
  (header, { aliases }) => aliases.some((name) => isAlike(header.words, name)),
  (header, { own, aliases }) => [...own, ...aliases].some((name) => isAlike(header.bare, name)),
  (header, { weak }) => weak.some((name) => isAlike(header.bare, name)),
];

function isSame(written: readonly Word[], name: readonly Word[] = []): boolean {
  return name.length > 0 && spelledText(written) === spelledText(name);
}

/** The same but for marks left out and, when no mark speaks against it, for spaces: "maxa". */
function isAlike(written: readonly Word[], name: readonly Word[] = []): boolean {
  if (name.length === 0) return false;
  return canBe(written, name) || (!isMarked(written) && foldedKey(written) === foldedKey(name));
}
