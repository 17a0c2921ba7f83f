import { isUtf8 } from 'node:buffer';
import type { TextEncoding } from '@tungngo/domain';
import { decodeTcvn3, decodeVni } from '@tungngo/domain/legacy-vietnamese';
import { countSyllables } from '@tungngo/domain/vietnamese-syllables';

/** Share of the words beyond ASCII that must be Vietnamese for an encoding to be recognised. */
const RECOGNISED = 0.5;
const MAX_SCORED_BYTES = 256 << 10;

/** Decodes a text piece by piece; throws TypeError at bytes that are no text in its encoding. */
export interface TextReader {
  read(bytes: Uint8Array): string;
  end(): string;
}

/** A reader of the encoding; it leaves out the byte order mark. */
export function textReader(encoding: TextEncoding): TextReader {
  if (encoding === 'tcvn3') return { read: decodeTcvn3, end: () => '' };
  if (encoding === 'vni') return { read: decodeVni, end: () => '' };
  const decoder = new TextDecoder(encoding, { fatal: true });
  return { read: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/**
 * The encoding of a text, from pieces of it (the first is its start): by its byte order mark, else
 * UTF-8 where it is valid, else the encoding in which most words are Vietnamese. `binary`: no
 * text. Null: none of the encodings makes sense of it.
 */
export function detectEncoding(samples: Buffer[]): TextEncoding | 'binary' | null {
  const head = samples[0] ?? Buffer.alloc(0);
  const marked = markOf(head) ?? unmarkedUtf16(head);
  if (marked !== null) return marked;
  if (samples.some(looksBinary)) return 'binary';
  if (samples.every((sample) => isUtf8(sample))) return 'utf-8';
  const telling = samples.filter((sample) => sample.some((byte) => byte > 0x7f));
  const bytes = Buffer.concat(telling).subarray(0, MAX_SCORED_BYTES);
  return mostVietnamese(bytes);
}

function markOf(head: Buffer): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: of each pair of bytes of a table, mostly the same one is zero. */
function unmarkedUtf16(head: Buffer): TextEncoding | null {
  const pairs = Math.min(head.length, 4096) >> 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.4 && even === 0) return 'utf-16le';
  return even > pairs * 0.4 && odd === 0 ? 'utf-16be' : null;
}

function looksBinary(bytes: Buffer): boolean {
  if (bytes.includes(0)) return true;
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 1 && byte !== 31) {
      controls++;
    }
  }
  return controls * 50 > bytes.length;
}

function mostVietnamese(bytes: Buffer): TextEncoding | null {
  const candidates: [TextEncoding, string][] = [
    ['utf-8', bytes.toString('utf8')],
    ['windows-1258', new TextDecoder('windows-1258').decode(bytes)],
    ['tcvn3', decodeTcvn3(bytes)],
    ['vni', decodeVni(bytes)],
  ];
  let best: TextEncoding | null = null;
  let bestShare = RECOGNISED;
  for (const [encoding, text] of candidates) {
    const { valid, words } = countSyllables(text);
    const share = words === 0 ? 0 : valid / words;
    if (share > bestShare) {
      best = encoding;
      bestShare = share;
    }
  }
  return best;
}
