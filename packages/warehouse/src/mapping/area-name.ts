import { type Word, wordsOf } from './words.js';

/** What kind of unit a name says that it is. */
export type UnitKind =
  | 'city'
  | 'town'
  | 'township'
  | 'district'
  | 'urban'
  | 'ward'
  | 'commune'
  | 'province';

/** One way to read a text as the name of a unit. */
export interface AreaName {
  /** Null when the text does not say. */
  kind: UnitKind | null;
  /** The name without its kind. */
  words: Word[];
}

/** Longest first: "thị trấn" before "thị". Marks, where written, must agree. */
const prefixes: [kind: UnitKind, words: Word[]][] = (
  [
    ['city', ['Thành phố', 'T.phố', 'Th.phố', 'TP', 'City']],
    ['town', ['Thị xã', 'T.xã', 'TX']],
    ['township', ['Thị trấn', 'T.trấn', 'TTr', 'T.T', 'TT']],
    ['district', ['Huyện', 'H']],
    ['urban', ['Quận', 'Q']],
    ['ward', ['Phường', 'Ph', 'P', 'F']],
    ['commune', ['Xã', 'X']],
    ['province', ['Tỉnh', 'T']],
  ] as [UnitKind, string[]][]
).flatMap(([kind, texts]) => texts.map((text): [UnitKind, Word[]] => [kind, wordsOf(text)]));

/** Roman numbers that are no Vietnamese syllable, as the last word of a name. */
const romans: Record<string, string> = { ii: '2', iii: '3', iv: '4', vii: '7', viii: '8', ix: '9' };

/**
 * The ways to read a text as a unit's name, without its kind where it begins with one. "Phuong
 * Lien" without marks is Phường Liên or Phương Liên: two readings.
 */
export function readAreaName(text: string): AreaName[] {
  const words = withoutRoman(wordsOf(text));
  if (words.length === 0) return [];
  const readings: AreaName[] = prefixes.flatMap(([kind, prefix]) =>
    words.length > prefix.length && startsWith(words, prefix)
      ? [{ kind, words: words.slice(prefix.length) }]
      : [],
  );
  return [...readings, { kind: null, words }];
}

function startsWith(words: readonly Word[], prefix: readonly Word[]): boolean {
  return prefix.every((word, i) => {
    const written = words[i];
    return written?.marked ? written.spelled === word.spelled : written?.folded === word.folded;
  });
}

function withoutRoman(words: Word[]): Word[] {
  const last = words.at(-1);
  const number = last && !last.marked && words.length > 1 ? romans[last.folded] : undefined;
  if (!number) return words;
  return [...words.slice(0, -1), { spelled: number, folded: number, marked: false }];
}

/** A unit's official name: it always begins with its kind, in full. */
export function readOfficialName(name: string): AreaName {
  const match = /^(Thành phố|Thị xã|Thị trấn|Huyện|Quận|Phường|Xã|Tỉnh|Đặc khu)\s+(.+)$/u.exec(
    name.normalize('NFC').trim(),
  );
  const kind = match ? officialKinds[match[1] ?? ''] : undefined;
  return { kind: kind ?? null, words: withoutRoman(wordsOf(match?.[2] ?? name)) };
}

const officialKinds: Record<string, UnitKind> = {
  'Thành phố': 'city',
  'Thị xã': 'town',
  'Thị trấn': 'township',
  Huyện: 'district',
  Quận: 'urban',
  Phường: 'ward',
  Xã: 'commune',
  Tỉnh: 'province',
};

/** Parts of an address below the ward. */
const belowWard =
  /^\s*(kp|khu phố|khu pho|ấp|ap|tổ|to|thôn|thon|kdc|đường|duong|số|so)(?![\p{L}\p{M}])/iu;

/**
 * Splits a text that may hold a ward with its district, province or quarter: "KP 2, P. An Phú,
 * TP. Thuận An", "Tân Định (Bến Cát)", "P. Lái Thiêu TP. Thuận An". Quarters are left out.
 */
export function splitPlaces(text: string): string[] {
  const parts = text
    .normalize('NFC')
    .split(
      /[,;()[\]|/]|\s[-–—]+\s|\s(?=(?:thành phố|thanh pho|tp|thị xã|thi xa|tx|huyện|huyen|quận|quan|tỉnh|tinh|[hqt]\.)(?:[\s.]))/iu,
    )
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const places = parts.filter((part) => !belowWard.test(part));
  return places.length > 0 ? places : parts;
}
