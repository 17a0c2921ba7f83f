/** One word of a Vietnamese text in the two forms in which it is compared. */
export interface Word {
  /** Lower case, tone mark last, y as i where either is right: "Hoà", "Hòa" and "Mĩ", "Mỹ" agree. */
  spelled: string;
  /** Without any mark; đ is d. */
  folded: string;
  /**
   * True when the word has a mark, so that it says which of several folded words it is. The bar of
   * đ alone is none: programs that drop marks leave it.
   */
  marked: boolean;
}

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;
const allMarks = /\p{M}/gu;

/**
 * Splits a text into words. Case, punctuation, spaces, Unicode form and leading zeros of numbers
 * make no difference; a letter beside a digit begins a word ("P1" is "p", "1"), and a
 * capital after a small letter does ("wardCode").
 */
export function wordsOf(text: string): Word[] {
  const plain = text
    .normalize('NFC')
    // Eth and African D look like Đ; old conversions write them.
    .replace(/[ÐƉ]/g, 'Đ')
    .replace(/[ðɖ]/g, 'đ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .normalize('NFD');
  const found = plain.match(/\p{N}+|(?:\p{L}\p{M}*)+/gu) ?? [];
  return found.map(wordOf);
}

function wordOf(text: string): Word {
  if (/^\p{N}/u.test(text)) {
    const number = text.replace(/^0+(?=.)/, '');
    return { spelled: number, folded: number, marked: false };
  }
  const tones = (text.match(toneMarks) ?? []).join('');
  const shaped = sameI(text.replace(toneMarks, ''));
  const folded = shaped.replace(allMarks, '').replace(/đ/g, 'd');
  const spelled = shaped.normalize('NFC') + tones;
  return { spelled, folded, marked: spelled.replace(/đ/g, 'd') !== folded };
}

/** A final y after a consonant is i: both spellings are in use. "uy", "ay", "ây" stay. */
function sameI(text: string): string {
  return text.replace(/(^|[^aeiou\p{M}]|^qu)y$/u, '$1i');
}

/** The words without marks, joined: one key for all spellings of a name. */
export function foldedKey(words: readonly Word[]): string {
  return words.map(({ folded }) => folded).join('');
}

/** The words with their marks, a space between. */
export function spelledText(words: readonly Word[]): string {
  return words.map(({ spelled }) => spelled).join(' ');
}

/** True when some word has a mark. */
export function isMarked(words: readonly Word[]): boolean {
  return words.some(({ marked }) => marked);
}

/**
 * True when a written text can be the name: each of its words has the name's marks, or none.
 * "Tan Phước" can be "Tân Phước"; "Mục" cannot be "Mức", nor "Tổ" the English "To".
 */
export function canBe(written: readonly Word[], name: readonly Word[]): boolean {
  if (written.length !== name.length) return false;
  return written.every((word, i) => {
    const other = name[i];
    if (word.marked) return word.spelled === other?.spelled;
    return word.folded === other?.folded && wordLacksMarks(word, other);
  });
}

/** True when a written text is the name with some marks left out: "Phuớc" for "Phước". */
export function lacksMarksOf(written: readonly Word[], name: readonly Word[]): boolean {
  if (written.length !== name.length) return false;
  return written.every((word, i) => wordLacksMarks(word, name[i]));
}

function wordLacksMarks(word: Word, name: Word | undefined): boolean {
  if (!name || word.folded !== name.folded) return false;
  const [shape, tone] = shapeAndTone(word);
  const [nameShape, nameTone] = shapeAndTone(name);
  if (tone !== '' && tone !== nameTone) return false;
  return [...shape].every((letter, i) => letter === nameShape[i] || letter === word.folded[i]);
}

/**
 * The words written as one, tones last in their order: "LÁITHIÊU", "Lái Thiêu" and "Lái-Thiêu"
 * agree. Any y is an i, because in a joined text nobody sees where a word ends.
 */
export function joinedText(words: readonly Word[]): string {
  const parts = words.map(shapeAndTone);
  const shape = parts.map(([letters]) => letters).join('');
  return shape.replace(/y/g, 'i') + parts.map(([, tone]) => tone).join('');
}

function shapeAndTone({ spelled }: Word): [shape: string, tone: string] {
  const shape = spelled.replace(toneMarks, '');
  return [shape, spelled.slice(shape.length)];
}
