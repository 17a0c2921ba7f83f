const ONSET = '(?:b|ch|c|đ|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?';
const RIMES =
  'a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
  'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ' +
  'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet ' +
  'oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
  'u ua uâc uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut ' +
  'uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ' +
  'y ych yêm yên yêng yêt yêu ynh yp yt yn';
const SYLLABLE = new RegExp(`^${ONSET}(?:${RIMES.replaceAll(' ', '|')})$`);
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** True for a word that Vietnamese spelling allows, with at most one tone; case is no matter. */
export function isVietnameseSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD');
  if ((parts.match(TONES)?.length ?? 0) > 1) return false;
  return SYLLABLE.test(parts.replace(TONES, '').normalize('NFC'));
}

/**
 * How many of a text's words with characters beyond ASCII are Vietnamese syllables, of how many.
 * A word is what stands between blanks, digits and ASCII punctuation: a text decoded wrongly has
 * signs amid its words.
 */
export function countSyllables(text: string): { valid: number; words: number } {
  let valid = 0;
  let words = 0;
  for (const word of text.normalize('NFC').split(/[\0-@[-`{-\x7f\s\u2010-\u203f]+/)) {
    if (!/[^\0-\x7f]/.test(word)) continue;
    words++;
    if (isVietnameseSyllable(word)) valid++;
  }
  return { valid, words };
}
