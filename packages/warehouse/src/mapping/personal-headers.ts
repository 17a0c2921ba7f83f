import { readHeader } from './header-words.js';
import { foldedKey, type Word, wordsOf } from './words.js';

/** Headers of what is never imported, wherever in a header they stand. */
const personal = [
  'Họ tên',
  'Họ và tên',
  'Họ đệm',
  'Họ chữ đệm',
  'Tên công dân',
  'Tên người',
  'Tên chủ hộ',
  'Chủ hộ',
  'Tên khai sinh',
  'Full name',
  'First name',
  'Last name',
  'Surname',
  'Citizen name',
  'Person name',
  'Điện thoại',
  'Số ĐT',
  'SĐT',
  'Phone',
  'Telephone',
  'Zalo',
  'Facebook',
  'Email',
  'Thư điện tử',
  'Địa chỉ',
  'Số nhà đường',
  'Chỗ ở',
  'Address',
  'Ngày sinh',
  'Năm sinh',
  'Tháng sinh',
  'Sinh ngày',
  'Ngày tháng năm sinh',
  'NTNS',
  'Date of birth',
  'Birth date',
  'Birthday',
  'Year of birth',
  'Birth year',
  'DOB',
  'Nơi sinh',
  'Quê quán',
].map(wordsOf);

/** Whole headers only: with more words they name something else ("Xã nơi cư trú"). */
const personalAlone = [
  'Họ',
  'Di động',
  'Mobile',
  'Tel',
  'Số nhà',
  'Tên đầy đủ',
  'Nơi ở',
  'Nơi cư trú',
  'Nơi thường trú',
  'Nơi tạm trú',
  'Nơi ở hiện tại',
  'Nơi ĐKTT',
  'HKTT',
  'Hộ khẩu thường trú',
  'ĐT',
  'Birth',
].map(wordsOf);

/**
 * True for the header of a column that must never be imported: a person's name, telephone,
 * address or birth. The identifier's column is none of these: it is imported as a keyed hash.
 */
export function isPersonalHeader(header: string): boolean {
  const { words } = readHeader(header);
  return (
    personal.some((name) => containsWords(words, name)) ||
    personalAlone.some((name) => name.length === words.length && containsWords(words, name)) ||
    personal.some((name) => name.length > 1 && foldedKey(name) === foldedKey(words))
  );
}

/** Marks are ignored on purpose: better a column too many left out than one too few. */
function containsWords(words: readonly Word[], name: readonly Word[]): boolean {
  return words.some((_, start) =>
    name.every((word, i) => words[start + i]?.folded === word.folded),
  );
}
