/** What a cell's number stands for, as its format tells. */
export type NumberKind =
  | { kind: 'number' }
  | { kind: 'day' }
  | { kind: 'moment' }
  | { kind: 'time' }
  | { kind: 'elapsed' }
  /** Written with zeros in front, at least so many digits. */
  | { kind: 'padded'; digits: number };

const number: NumberKind = { kind: 'number' };

/** Formats without a code of their own that show a date or a time (ECMA-376, 18.8.30). */
function builtIn(id: number): NumberKind {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36) return { kind: 'day' };
  if (id >= 50 && id <= 58) return { kind: 'day' };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) {
    return { kind: 'time' };
  }
  if (id === 22) return { kind: 'moment' };
  return id === 46 ? { kind: 'elapsed' } : number;
}

/** What numbers in the format with this id, and its code where the workbook gives one, stand for. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtIn(id);
  const plain = code.replace(/"[^"]*"?|\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\]/i.test(plain)) return { kind: 'elapsed' };
  const first = plain.replace(/\[[^\]]*\]/g, '').split(';')[0] ?? '';
  if (/^0{2,}$/.test(first)) return { kind: 'padded', digits: first.length };
  if (/general|standard/i.test(first)) return number;
  const time = /[hs]/i.test(first);
  const day = /[yd]/i.test(first) || (!time && /m/i.test(first));
  if (day) return { kind: time ? 'moment' : 'day' };
  return time ? { kind: 'time' } : number;
}
