import { decodeTcvn3, decodeVni } from '@tungngo/domain/legacy-vietnamese';
import { countSyllables } from '@tungngo/domain/vietnamese-syllables';

/** Decodes bytes to text. */
export type Decode = (bytes: Uint8Array) => string;

const utf8Lenient = new TextDecoder('utf-8');
const windows1258 = new TextDecoder('windows-1258');

const decodeWindows1258: Decode = (bytes) => windows1258.decode(bytes).normalize('NFC');

const decoders: Decode[] = [decodeWindows1258, nfc(decodeTcvn3), nfc(decodeVni)];

function nfc(decode: Decode): Decode {
  return (bytes) => decode(bytes).normalize('NFC');
}

/**
 * How to decode the values of a table: UTF-8 when they are; else the one of Windows-1258, TCVN3 and
 * VNI in which more of the words are Vietnamese. What a file says of its own encoding (`stated`) only
 * decides between equals: exports often say "1252" of TCVN3 text.
 */
export function decoderOf(values: Iterable<Uint8Array>, stated: string): Decode {
  const read = decoders.map((decode) => ({ decode, words: 0 }));
  const utf8 = { letters: 0, broken: false };
  let bytesSeen = 0;
  for (const value of values) {
    if (!value.some((byte) => byte > 0x7f)) continue;
    const letters = utf8Letters(value);
    if (letters === null) utf8.broken = true;
    else utf8.letters += letters;
    if (bytesSeen > MOST_BYTES) continue;
    bytesSeen += value.length;
    for (const way of read) way.words += countSyllables(way.decode(value)).valid;
  }
  if (bytesSeen === 0 || (utf8.letters > 0 && !utf8.broken)) return decodeUtf8;
  const [first, ...others] = read;
  const preferred = { decode: first?.decode ?? decodeUtf8, words: first?.words ?? 0 };
  if (/1258/.test(stated)) preferred.words++;
  return others.reduce((best, way) => (way.words > best.words ? way : best), preferred).decode;
}

/** Enough to tell the encodings apart. */
const MOST_BYTES = 200_000;

const decodeUtf8: Decode = (bytes) =>
  utf8Lenient
    .decode(bytes)
    .replace(/\uFFFD+$/, '')
    .normalize('NFC');

/**
 * Letters beyond ASCII that the bytes hold as UTF-8; null when they are not UTF-8. A field may end
 * within a letter, where its width cut the text.
 */
function utf8Letters(bytes: Uint8Array): number | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return [...text].filter((char) => char > '\x7f').length;
  } catch {
    return null;
  }
}
