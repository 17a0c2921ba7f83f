/** Decodes bytes to text. */
export type Decode = (bytes: Uint8Array) => string;

/** Letters of TCVN 5712 (the .VnTime fonts) from byte 0xA1; '?' where it has none. */
const TCVN3_LETTERS =
  'ĂÂÊÔƠƯĐăâêôơưđ??????àảãáạ?ằẳẵắ???????ặầẩẫấậè?ẻẽéẹềểễếệìỉ???ĩíịò?ỏõóọồổỗốộờởỡớợù?ủũúụừửữứựỳỷỹýỵ';
const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;

const utf8Lenient = new TextDecoder('utf-8');
const windows1258 = new TextDecoder('windows-1258');

export const decodeWindows1258: Decode = (bytes) => windows1258.decode(bytes).normalize('NFC');

export const decodeTcvn3: Decode = (bytes) => {
  let text = '';
  for (const byte of bytes) {
    const letter = byte < 0xa1 ? String.fromCharCode(byte) : TCVN3_LETTERS[byte - 0xa1];
    text += letter === undefined || letter === '?' ? '\uFFFD' : letter;
  }
  return text;
};

/**
 * How to decode the values of a table: UTF-8 when they are; else the one of Windows-1258 and TCVN3
 * in which more of the letters beyond ASCII are Vietnamese. What a file says of its own encoding
 * (`stated`) only decides between equals: exports often say "1252" of TCVN3 text.
 */
export function decoderOf(values: Iterable<Uint8Array>, stated: string): Decode {
  const score = { windows1258: 0, tcvn3: 0 };
  const utf8 = { letters: 0, broken: false };
  let bytesSeen = 0;
  for (const value of values) {
    if (!value.some((byte) => byte > 0x7f)) continue;
    const letters = utf8Letters(value);
    if (letters === null) utf8.broken = true;
    else utf8.letters += letters;
    if (bytesSeen > MOST_BYTES) continue;
    bytesSeen += value.length;
    score.windows1258 += vietnameseShare(decodeWindows1258(value)) * value.length;
    score.tcvn3 += vietnameseShare(decodeTcvn3(value)) * value.length;
  }
  if (bytesSeen === 0 || (utf8.letters > 0 && !utf8.broken)) return decodeUtf8;
  const tie = /1258/.test(stated) ? 1 : 0;
  return score.tcvn3 > score.windows1258 + tie ? decodeTcvn3 : decodeWindows1258;
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

function vietnameseShare(text: string): number {
  const beyondAscii = [...text].filter((char) => char > '\x7f');
  if (beyondAscii.length === 0) return 0;
  return beyondAscii.filter((char) => VIETNAMESE.test(char)).length / beyondAscii.length;
}
