import { delimitedKinds } from '../ingest/kinds/delimited-kinds.js';
import { namesOf, standIns } from './field-names.js';
import { readHeader } from './header-words.js';
import { isPersonalHeader } from './personal-headers.js';
import { foldedKey } from './words.js';

/** Headers that no field takes and that show a header row as surely. */
const furniture = ['STT', 'TT', 'Số TT', 'Số thứ tự', 'No', 'Ghi chú', 'Note', 'Giới tính'];

let known: Set<string> | null = null;

/**
 * True for a cell that is a header of some kind of file, a personal one included: a row with
 * several such cells is the header row. Whole names only, nothing guessed; a constant-time look-up.
 */
export function isKnownHeader(cell: string): boolean {
  known ??= knownKeys();
  // Values are many and mostly figures; a sentence is a title.
  if (cell.length > 80 || !/\p{L}/u.test(cell)) return false;
  const { words, bare } = readHeader(cell);
  return known.has(foldedKey(words)) || known.has(foldedKey(bare)) || isPersonalHeader(cell);
}

function knownKeys(): Set<string> {
  const fields = delimitedKinds.flatMap((kind) => [
    ...kind.columns.map((column) => namesOf(column, kind)),
    ...standIns(kind).flatMap(({ fields }) => fields),
  ]);
  const names = fields.flatMap(({ own, aliases, weak }) => [...own, ...aliases, ...weak]);
  const keys = new Set([...names, ...furniture].map((name) => foldedKey(readHeader(name).words)));
  keys.delete('');
  return keys;
}
