import { decodeTcvn3, decodeVni } from '@tungngo/domain/legacy-vietnamese';

/** For tests alone: bytes of a text in an old encoding; throws where it has no such letter. */
export function encodeLegacy(text: string, encoding: 'tcvn3' | 'vni' | 'windows-1258'): Buffer {
  const bytes: number[] = [];
  for (const char of text.normalize('NFC')) bytes.push(...encodeChar(char, encoding));
  return Buffer.from(bytes);
}

const decoders = {
  tcvn3: decodeTcvn3,
  vni: decodeVni,
  'windows-1258': (bytes: Uint8Array) => new TextDecoder('windows-1258').decode(bytes),
};

const tables = new Map<string, Map<string, number[]>>();

function encodeChar(char: string, encoding: keyof typeof decoders): number[] {
  if (char < '\x80') return [char.charCodeAt(0)];
  const table = tables.get(encoding) ?? tableOf(encoding);
  tables.set(encoding, table);
  const bytes = table.get(char);
  if (bytes === undefined) throw new Error(`${encoding} has no ${char}`);
  return bytes;
}

/** Every letter that one or two bytes decode to; one byte is preferred. */
function tableOf(encoding: keyof typeof decoders): Map<string, number[]> {
  const decode = decoders[encoding];
  const table = new Map<string, number[]>();
  const add = (bytes: number[]) => {
    const char = decode(Uint8Array.from(bytes)).normalize('NFC');
    if ([...char].length === 1 && char > '\x7f' && !table.has(char)) table.set(char, bytes);
  };
  for (let byte = 0x80; byte < 0x100; byte++) add([byte]);
  for (let base = 0x41; base < 0x100; base++) {
    for (let mark = 0x80; mark < 0x100; mark++) add([base, mark]);
  }
  return table;
}
