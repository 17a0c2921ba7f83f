import type { ColumnSource } from '@tungngo/domain';
import type { DelimitedKind } from '../ingest/column-spec.js';
import { isCloseHeader } from './close-header.js';
import { type FieldNames, namesOf, standIns } from './field-names.js';
import { columnNames, columnPosition, type Header, readHeader } from './header-words.js';
import { isPersonalHeader } from './personal-headers.js';
import { canBe, foldedKey, isMarked, spelledText, type Word } from './words.js';

/** Which column of a table fills which field. */
export interface MappingProposal {
  /** By field; columns are named as `columnNames` names them. */
  columns: Record<string, ColumnSource>;
  /**
   * Required fields that nothing fills, in the kind's order, ambiguous ones among them; then given
   * fields whose column the table lacks.
   */
  missing: string[];
  /** Fields that several columns fit equally well; none of them is taken. */
  ambiguous: { field: string; headers: string[] }[];
  /** Columns that no field takes. */
  unused: string[];
  /** Fields whose column has nearly the right header: a person should look at them. */
  guessed: string[];
}

export interface MappingOptions {
  /** Sources that are decided already: a profile's. What is absent is recognised. */
  given?: Record<string, ColumnSource>;
  /** First rows, to see whether a column "Ward" holds codes or names. */
  sample?: readonly string[][];
}

/** How surely a header names a field, from the surest; a surer one goes first. */
const steps: ((header: Header, names: Names) => boolean)[] = [
  (header, { own }) => isSame(header.words, own[0]),
  (header, { own }) => isAlike(header.words, own[0]),
  (header, { own }) => isAlike(header.words, own[1]),
  (header, { aliases }) => aliases.some((name) => isSame(header.words, name)),
  (header, { aliases }) => aliases.some((name) => isAlike(header.words, name)),
  (header, { own, aliases }) => [...own, ...aliases].some((name) => isAlike(header.bare, name)),
  (header, { weak }) => weak.some((name) => isAlike(header.bare, name)),
];

interface Names {
  field: string;
  own: Word[][];
  aliases: Word[][];
  weak: Word[][];
}

function isSame(written: readonly Word[], name: readonly Word[] = []): boolean {
  return name.length > 0 && spelledText(written) === spelledText(name);
}

/** The same but for marks left out and, when no mark speaks against it, for spaces: "maxa". */
function isAlike(written: readonly Word[], name: readonly Word[] = []): boolean {
  if (name.length === 0) return false;
  return canBe(written, name) || (!isMarked(written) && foldedKey(written) === foldedKey(name));
}

/**
 * Recognises the columns of a table of the given kind by their headers: case, marks, punctuation,
 * Unicode form, units in brackets and language make no difference; a header with a typing error is
 * taken when it is near one name only. No column is taken twice, a personal one never.
 */
export function proposeMapping(
  headers: readonly string[],
  kind: DelimitedKind,
  options: MappingOptions = {},
): MappingProposal {
  const claims = new Claims(headers);
  const given = options.given ?? {};
  for (const [field, source] of Object.entries(given)) claims.give(field, source, headers);
  const fields = kind.columns.map((column) => readNames(namesOf(column, kind)));
  const pseudo = standIns(kind).flatMap(({ fields }) => fields.map(readNames));
  const all = [...fields, ...pseudo];
  for (const step of steps) claims.take(all, step);
  claims.guess(all);
  if (options.sample) namesInCodeColumn(claims, headers, options.sample);
  dropStandIns(claims, kind, given);
  return {
    columns: claims.columns,
    missing: [...new Set([...missingFields(claims.columns, kind), ...claims.lost()])],
    ambiguous: claims.ambiguous(),
    unused: claims.unused(),
    guessed: [...claims.guessed].filter((field) => field in claims.columns),
  };
}

/** Required fields of the kind that neither they themselves nor their stand-ins fill. */
export function missingFields(
  columns: Record<string, ColumnSource>,
  kind: DelimitedKind,
): string[] {
  const stoodFor = standIns(kind)
    .filter(({ needed }) => needed.every((field) => field in columns))
    .map((standIn) => standIn.for);
  return kind.columns
    .filter((column) => !column.optional && column.default === undefined)
    .map(({ field }) => field)
    .filter((field) => !(field in columns) && !stoodFor.includes(field));
}

function readNames({ field, own, aliases, weak }: FieldNames): Names {
  const read = (name: string) => readHeader(name).words;
  return { field, own: own.map(read), aliases: aliases.map(read), weak: weak.map(read) };
}

/** Stand-ins give way to the field itself and are worth nothing when a needed one is absent. */
function dropStandIns(claims: Claims, kind: DelimitedKind, given: Record<string, ColumnSource>) {
  for (const standIn of standIns(kind)) {
    const complete = standIn.needed.every((field) => field in claims.columns);
    const decided = standIn.needed.some((field) => field in given);
    if (decided && !(standIn.for in given)) claims.drop(standIn.for);
    if (complete && !(standIn.for in claims.columns)) {
      claims.settle(standIn.for);
      continue;
    }
    for (const { field } of standIn.fields) {
      if (field in given) continue;
      delete claims.columns[field];
      if (standIn.for in claims.columns) claims.settle(field);
    }
  }
}

/** A column that is called a code and holds names is a column of names. */
function namesInCodeColumn(
  claims: Claims,
  headers: readonly string[],
  sample: readonly string[][],
) {
  const source = claims.columns.ward_code;
  if (!source || 'constant' in source || claims.isGiven('ward_code')) return;
  const position = columnPosition(headers, source.column);
  const values = sample.map((row) => row[position]?.trim() ?? '').filter((value) => value !== '');
  const names = values.filter((value) => /\p{L}/u.test(value));
  if (values.length === 0 || names.length * 2 < values.length) return;
  claims.drop('ward_code');
  if (!('ward_name' in claims.columns)) claims.columns.ward_name = source;
}

/** Who has claimed which column. */
class Claims {
  readonly columns: Record<string, ColumnSource> = {};
  readonly guessed = new Set<string>();
  readonly #headers: Header[];
  readonly #given = new Set<string>();
  readonly #tied = new Map<string, string[]>();

  readonly names: string[];

  constructor(headers: readonly string[]) {
    this.names = columnNames(headers);
    this.#headers = this.names
      .map((name, i) => ({ ...readHeader(headers[i] ?? ''), name }))
      .filter(({ name }) => !isPersonalHeader(name));
  }

  give(field: string, source: ColumnSource, headers: readonly string[]): void {
    this.#given.add(field);
    if ('constant' in source) {
      this.columns[field] = source;
      return;
    }
    const name = this.names[columnPosition(headers, source.column)];
    if (name !== undefined) this.columns[field] = { column: name };
  }

  /** Given fields whose column the table lacks. */
  lost(): string[] {
    return [...this.#given].filter((field) => !(field in this.columns));
  }

  isGiven(field: string): boolean {
    return this.#given.has(field);
  }

  /** Gives each open field the only free column that fits; several leave it open for good. */
  take(all: Names[], fits: (header: Header, names: Names) => boolean): void {
    const free = this.#free();
    const wanted = all.filter(({ field }) => this.#isOpen(field));
    const found = wanted.map((names) => ({
      field: names.field,
      headers: free.filter((header) => fits(header, names)),
    }));
    for (const { field, headers } of found) this.#claim(field, headers);
  }

  guess(all: Names[]): void {
    const before = new Set(Object.keys(this.columns));
    this.take(all, (header, names) => isCloseHeader(header, names.field, all));
    for (const field of Object.keys(this.columns)) if (!before.has(field)) this.guessed.add(field);
  }

  drop(field: string): void {
    delete this.columns[field];
    this.settle(field);
  }

  /** No question remains about the field. */
  settle(field: string): void {
    this.#tied.delete(field);
  }

  ambiguous(): { field: string; headers: string[] }[] {
    return [...this.#tied].map(([field, headers]) => ({ field, headers }));
  }

  unused(): string[] {
    const used = this.#used();
    return this.names.filter((name) => !used.has(name));
  }

  #claim(field: string, headers: Header[]): void {
    const [first, ...others] = headers;
    if (!first) return;
    if (others.length > 0) {
      this.#tied.set(
        field,
        headers.map(({ name }) => name),
      );
    } else if (!this.#used().has(first.name)) {
      this.columns[field] = { column: first.name };
    }
  }

  #isOpen(field: string): boolean {
    return !(field in this.columns) && !this.#given.has(field) && !this.#tied.has(field);
  }

  #free(): Header[] {
    const used = this.#used();
    const tied = new Set([...this.#tied.values()].flat());
    return this.#headers.filter(({ name }) => !used.has(name) && !tied.has(name));
  }

  #used(): Set<string> {
    const sources = Object.values(this.columns);
    return new Set(sources.flatMap((source) => ('column' in source ? [source.column] : [])));
  }
}
