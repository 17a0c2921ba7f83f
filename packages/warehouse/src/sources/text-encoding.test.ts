import { decodeTcvn3, decodeVni } from '@tungngo/domain/legacy-vietnamese';
import { isVietnameseSyllable } from '@tungngo/domain/vietnamese-syllables';
import { expect, it } from 'vitest';
import { encodeLegacy } from '../../test/legacy-encoders.js';
import { detectEncoding } from './text-encoding.js';

const ALL_LETTERS =
  'àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

// As such texts are quoted on the web, read in Latin-1.
it.each([
  ['Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
  ['TØnh B×nh D\xad¬ng', 'Tỉnh Bình Dương'],
  ['§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
])('decodes TCVN3: %s', (bytes, text) => {
  expect(decodeTcvn3(latin1(bytes)).normalize('NFC')).toBe(text);
});

it.each([
  ['Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
  ['TÆNH BÌNH DÖÔNG', 'TỈNH BÌNH DƯƠNG'],
  ['Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
])('decodes VNI: %s', (bytes, text) => {
  expect(decodeVni(latin1(bytes)).normalize('NFC')).toBe(text);
});

it.each(['tcvn3', 'vni', 'windows-1258'] as const)('%s holds every small letter', (encoding) => {
  const bytes = encodeLegacy(ALL_LETTERS, encoding);
  const decode = { tcvn3: decodeTcvn3, vni: decodeVni, 'windows-1258': decode1258 }[encoding];
  expect(decode(bytes).normalize('NFC')).toBe(ALL_LETTERS);
});

function decode1258(bytes: Uint8Array): string {
  return new TextDecoder('windows-1258').decode(bytes);
}

const texts = [
  'Mã xã,Tên xã\n25747,Phường Thủ Dầu Một\n25750,Phường Phú Lợi',
  'họ tên;địa chỉ\nNguyễn Văn Hữu;Khu phố 3, Dĩ An',
];

it.each(texts)('tells the encodings of a table apart: %s', (text) => {
  for (const encoding of ['tcvn3', 'vni', 'windows-1258'] as const) {
    expect(detectEncoding([encodeLegacy(text, encoding)])).toBe(encoding);
  }
  expect(detectEncoding([Buffer.from(text)])).toBe('utf-8');
  expect(detectEncoding([Buffer.from(text.normalize('NFD'))])).toBe('utf-8');
  expect(detectEncoding([Buffer.from(`\uFEFF${text}`, 'utf16le')])).toBe('utf-16le');
  expect(detectEncoding([Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()])).toBe('utf-16be');
  expect(detectEncoding([Buffer.from('ma_xa,ten\n25747,Thu Dau Mot\n', 'utf16le')])).toBe(
    'utf-16le',
  );
});

it('takes UTF-8 with one broken byte for UTF-8, so that the byte is found and told', () => {
  const bytes = Buffer.from(`${texts.join('\n')}\n${texts.join('\n')}`);
  bytes[bytes.length - 2] = 0xff;
  expect(detectEncoding([bytes])).toBe('utf-8');
});

it.each([
  ['bytes of no text', Buffer.from([1, 2, 3, 0, 255, 254, 0, 7, 9]), 'binary'],
  ['letters of another language', latin1('größe,straße\nmüller,fuß'), null],
])('recognises no encoding in %s', (_, bytes, expected) => {
  expect(detectEncoding([bytes])).toBe(expected);
});

it.each(['Nguyễn', 'thuở', 'giếng', 'Quỳnh', 'khuya', 'nghiêng', 'oà', 'òa', 'ỷ', 'Đắk'])(
  '%s is a syllable',
  (word) => {
    expect(isVietnameseSyllable(word)).toBe(true);
  },
);

it.each(['Müller', 'Bình̀', 'strž', 'Xinchàobạn'])('%s is none', (word) => {
  expect(isVietnameseSyllable(word)).toBe(false);
});
