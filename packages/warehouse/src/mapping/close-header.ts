import { editDistance } from './edit-distance.js';
import type { Header } from './header-words.js';
import type { ReadNames } from './kind-names.js';
import { foldedKey, isMarked, type Word, wordsOf } from './words.js';

/** A header with fewer letters is never guessed: too many words are that near. */
const MIN_LETTERS = 7;
/** From so many letters on, two errors are forgiven; one below. */
const LONG = 12;

/** Well-known headers that are near to ours and mean something else. */
const falseFriends = new Set(
  [
    'Ngày chết',
    'Ngày sinh',
    'Ngày cấp',
    'Ngày hết hạn',
    'Ngày nhập',
    'Nơi cấp',
    'Số nhà',
    'Số lượt',
    'Mã huyện',
    'Mã tỉnh',
    'Mã thôn',
    'Mã đường',
    'Mã đơn',
    'Tên đường',
    'Tên thôn',
    'Tên tỉnh',
    'Ghi chú',
    'Minh độ',
    'Mật độ',
    'Số thửa',
    'Số ngày',
  ].map((name) => foldedKey(wordsOf(name))),
);

/**
 * The field of which the header is a name with a typing error or two, if no name of another field
 * is as near. Figures must agree ("Mức 1" is never "Mức 2"), and a vowel in place of another counts
 * double: it makes another word ("Ngày chết").
 */
export function closeField(header: Header, fields: readonly ReadNames[]): string | null {
  if (falseFriends.has(foldedKey(header.bare))) return null;
  const near = fields.flatMap((names) => {
    const distance = nearest(header.bare, names);
    return distance === null ? [] : [{ field: names.field, distance }];
  });
  const best = Math.min(...near.map(({ distance }) => distance));
  const [first, ...others] = near.filter(({ distance }) => distance === best);
  return first && others.length === 0 ? first.field : null;
}

function nearest(written: readonly Word[], names: ReadNames): number | null {
  const distances = [...names.own, ...names.aliases]
    .map((name) => headerDistance(written, name))
    .filter((distance) => distance !== null);
  return distances.length === 0 ? null : Math.min(...distances);
}

/** Errors between a header and a name, or null when they are more than may be forgiven. */
function headerDistance(written: readonly Word[], name: readonly Word[]): number | null {
  const letters = Math.min(foldedKey(written).length, foldedKey(name).length);
  if (letters < MIN_LETTERS || figures(written) !== figures(name)) return null;
  const limit = letters < LONG ? 1 : 2;
  if (Math.abs(written.length - name.length) > limit) return null;
  // Marks that are written must agree like letters; a header without any is compared without.
  const text = (words: readonly Word[]) =>
    words.map((word) => (isMarked(written) ? word.spelled : word.folded)).join(' ');
  const distance = editDistance(text(written), text(name), limit, changeCost);
  return distance > limit ? null : distance;
}

function figures(words: readonly Word[]): string {
  return words.map(({ folded }) => folded.replace(/\D+/g, '')).join(',');
}

const vowel = /^[aeiouy]/;

function changeCost(a: string, b: string): number {
  const base = (letter: string) => letter.normalize('NFD').replace(/\p{M}/gu, '');
  return vowel.test(base(a)) && vowel.test(base(b)) ? 2 : 1;
}
