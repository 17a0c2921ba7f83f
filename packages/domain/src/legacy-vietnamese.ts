/**
 * TCVN3 (ABC, the .VnTime fonts), bytes 0x80 to 0xFF: the VN1 table of the standard
 * TCVN 5712:1993, of which TCVN3 uses the small letters and the plain capitals. In fonts with the
 * ending H the same bytes stand for capitals: such text comes out in small letters.
 */
const TCVN3 =
  'ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ';

/**
 * VNI for Windows: a letter of Latin-1 is a vowel of its own, or gives marks to the vowel before
 * it. From the published table of the VNI company, as the keyboard xvnkb has it (vni.h).
 */
const VNI_SMALL: Record<string, string> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};

const vni = new Map(
  Object.entries(VNI_SMALL).flatMap(([from, to]) => [
    [from, to],
    [from.toUpperCase(), to.toUpperCase()],
  ]),
);

const tcvn3Units = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 ? byte : TCVN3.charCodeAt(byte - 0x80),
);
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Text of TCVN3 bytes. Marks may stand alone after their vowel: normalise it to NFC. */
export function decodeTcvn3(bytes: Uint8Array): string {
  return utf16.decode(Uint16Array.from(bytes, (byte) => tcvn3Units[byte] ?? 0));
}

/** Text of VNI-Windows bytes, its marks after their vowels: normalise it to NFC. */
export function decodeVni(bytes: Uint8Array): string {
  const latin1 = utf16.decode(Uint16Array.from(bytes));
  return latin1.replace(/[\x80-\xff]/g, (char) => vni.get(char) ?? char);
}
