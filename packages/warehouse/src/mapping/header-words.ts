import { foldedKey, type Word, wordsOf } from './words.js';

/** A header of a file, with the readings under which it may be recognised. */
export interface Header {
  /** Its name in mappings; see `columnNames`. */
  name: string;
  words: Word[];
  /** Without a unit or format in brackets: "Số người (người)", "Ngày chốt (dd/mm/yyyy)". */
  bare: Word[];
}

const units =
  /[([{]\s*(\d{1,2}|\*+|bat buoc|required|optional|neu co|nguoi|ngay|gio|do|nam|giuong|cong nhan|lo|tai khoan|tk|people|persons?|degrees?|wgs ?-?84|dd[/.-]mm[/.-]yyyy.*|d[/.-]m[/.-]y|yyyy-mm-dd.*|hh:mm.*|ngay[/.-]thang[/.-]nam|1[/,; -]+2|1 hoac 2|1 or 2|gso|tctk|ma gso|xa|phuong)\s*[)\]}]/;

/** Reads a header, with and without a unit in brackets. */
export function readHeader(name: string): Header {
  return { name, words: wordsOf(name), bare: wordsOf(withoutUnit(name)) };
}

function withoutUnit(text: string): string {
  return text.replace(/[([{][^)\]}]*[)\]}]/g, (bracketed) => {
    const folded = bracketed
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase();
    return units.test(folded) ? ' ' : bracketed;
  });
}

/**
 * Names of a table's columns that are unique and never empty: the header itself where it can be,
 * "Mức (2)" for the second column with the header "Mức", "Cột 3" for a third column without one.
 * Mappings and profiles name columns so.
 */
export function columnNames(headers: readonly string[]): string[] {
  const taken = new Set(headers.map(tidy));
  const seen = new Set<string>();
  return headers.map((header, i) => {
    const wanted = tidy(header) || `Cột ${i + 1}`;
    let name = wanted;
    for (let n = 2; seen.has(name) || (name !== wanted && taken.has(name)); n++) {
      name = `${wanted} (${n})`;
    }
    seen.add(name);
    return name;
  });
}

/**
 * Position of the column that a mapping names, or -1. A header that only differs in case, marks,
 * spaces or punctuation is taken when it is the only one: an office retypes its headers.
 */
export function columnPosition(headers: readonly string[], name: string): number {
  const names = columnNames(headers);
  const exact = names.indexOf(tidy(name));
  if (exact >= 0) return exact;
  const key = foldedKey(readHeader(name).words);
  const alike = names.flatMap((other, i) =>
    foldedKey(readHeader(other).words) === key ? [i] : [],
  );
  return key !== '' && alike.length === 1 ? (alike[0] ?? -1) : -1;
}

function tidy(header: string): string {
  return header.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
