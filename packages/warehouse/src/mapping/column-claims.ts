import type { ColumnSource } from '@tungngo/domain';
import { closeField } from './close-header.js';
import { columnNames, columnPosition, type Header, readHeader } from './header-words.js';
import type { KindNames, ReadNames } from './kind-names.js';
import { isPersonalHeader } from './personal-headers.js';
import { foldedKey, type Word } from './words.js';

/** Unknown headers that are compared with all names; a table with more is no office's. */
const MAX_GUESSED = 100;

/** The columns of a table, read once for all kinds. */
export interface ReadColumns {
  /** As the table has them. */
  headers: readonly string[];
  /** By `columnNames`. */
  names: string[];
  /** Those that may be imported. */
  readable: Header[];
}

/** Reads the headers; personal ones are no candidates for anything. */
export function readColumns(headers: readonly string[]): ReadColumns {
  const names = columnNames(headers);
  const readable = names.flatMap((name, i) => {
    const header = headers[i] ?? '';
    return isPersonalHeader(header) ? [] : [{ ...readHeader(header), name }];
  });
  return { headers, names, readable };
}

/** Who has claimed which column. */
export class Claims {
  readonly columns: Record<string, ColumnSource> = {};
  readonly guessed = new Set<string>();
  /** Headers that are a name of the kind; few, whatever the table holds. */
  readonly #named: Header[];
  readonly #given = new Set<string>();
  readonly #tied = new Map<string, string[]>();

  constructor(
    private readonly table: ReadColumns,
    private readonly kind: KindNames,
  ) {
    const isName = (words: readonly Word[]) => kind.keys.has(foldedKey(words));
    this.#named = table.readable.filter(({ words, bare }) => isName(words) || isName(bare));
  }

  give(field: string, source: ColumnSource): void {
    this.#given.add(field);
    if ('constant' in source) {
      this.columns[field] = source;
      return;
    }
    const name = this.table.names[columnPosition(this.table.headers, source.column)];
    // Not even a profile brings a personal column in.
    if (name !== undefined && !isPersonalHeader(name)) this.columns[field] = { column: name };
  }

  /** Given fields whose column the table lacks, or may not give. */
  lost(): string[] {
    return [...this.#given].filter((field) => !(field in this.columns));
  }

  isGiven(field: string): boolean {
    return this.#given.has(field);
  }

  /** Gives each open field the only free column that fits; several leave it open for good. */
  take(fits: (header: Header, names: ReadNames) => boolean): void {
    const free = this.#free(this.#named);
    const wanted = this.kind.fields.filter(({ field }) => this.#isOpen(field));
    const found = wanted.map((names) => ({
      field: names.field,
      headers: free.filter((header) => fits(header, names)),
    }));
    for (const { field, headers } of found) this.#claim(field, headers);
  }

  /** Gives each open field the only free column whose header is nearly one of its names. */
  guess(): void {
    const near = new Map<string, Header[]>();
    for (const header of this.#free(this.table.readable).slice(0, MAX_GUESSED)) {
      const field = closeField(header, this.kind.fields);
      if (field !== null) near.set(field, [...(near.get(field) ?? []), header]);
    }
    for (const [field, headers] of near) {
      if (!this.#isOpen(field)) continue;
      this.#claim(field, headers);
      if (field in this.columns) this.guessed.add(field);
    }
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
    return this.table.names.filter((name) => !used.has(name));
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

  #free(headers: readonly Header[]): Header[] {
    const used = this.#used();
    const tied = new Set([...this.#tied.values()].flat());
    return headers.filter(({ name }) => !used.has(name) && !tied.has(name));
  }

  #used(): Set<string> {
    const sources = Object.values(this.columns);
    return new Set(sources.flatMap((source) => ('column' in source ? [source.column] : [])));
  }
}
