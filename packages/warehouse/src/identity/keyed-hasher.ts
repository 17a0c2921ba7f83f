import { createHmac } from 'node:crypto';
import { LANES, type Lanes, openLanes, PLACE_WORDS } from './sha256-lanes.js';

const BLOCK_BYTES = 64;
const BLOCK_WORDS = 16;
const DIGEST_WORDS = 8;
/** Longest message of one block: a bit that ends it and its length in 64 bits follow. */
const ONE_BLOCK_BYTES = BLOCK_BYTES - 1 - 8;
const END_BIT = 0x80000000;

/** Texts as DuckDB hands them over. */
export interface Texts {
  count: number;
  /** Of each its `string_t`: the length in bytes, and up to 12 bytes of text, little-endian. */
  slots: Uint32Array;
  isNull(row: number): boolean;
  /** The bytes of a text longer than 12 bytes. */
  longBytes(row: number): Uint8Array;
}

/** Longest text that DuckDB keeps within a slot. */
const SLOT_BYTES = 12;
const SLOT_WORDS = 4;

export interface KeyedHasher {
  /**
   * Writes the first 64 bits of HMAC-SHA-256 of each text to `out`. `leaveOut` is told the rows that
   * have none: NULL and, when only plain texts are asked for, every text that is not.
   */
  hash(
    texts: Texts,
    which: 'plain' | 'all',
    out: Uint32Array,
    leaveOut: (row: number) => void,
  ): void;
}

/**
 * HMAC-SHA-256 (RFC 2104) of many short texts under one key. The states after the two pads are
 * computed once, so that a text of up to 55 bytes takes two compressions, made for four texts at a
 * time; a longer one is left to OpenSSL.
 *
 * @param capacity most texts at a time.
 */
export function createKeyedHasher(key: Uint8Array, capacity: number): KeyedHasher {
  const groups = Math.ceil(capacity / LANES);
  const [inner, outer, digest, result] = [groups, groups + 1, groups + 2, groups + 3];
  const lanes = openLanes(groups + 4);
  const { words } = lanes;
  padState(lanes, key, 0x36, digest, inner);
  padState(lanes, key, 0x5c, digest, outer);
  prepareDigestBlock(words, digest);
  const messages = words.subarray(0, groups * PLACE_WORDS);
  return {
    hash(texts, which, out, leaveOut) {
      const { beyond, someLong } = writeMessages(texts, which === 'plain', messages, leaveOut);
      for (let group = 0; group * LANES < texts.count; group++) {
        lanes.compress(group, inner, digest);
        lanes.compress(digest, outer, result);
        for (let lane = 0; lane < LANES; lane++) {
          const at = result * PLACE_WORDS + lane;
          out[2 * (group * LANES + lane)] = words[at + LANES] ?? 0;
          out[2 * (group * LANES + lane) + 1] = words[at] ?? 0;
        }
      }
      // A short text says nothing of the words between its own and the length.
      if (someLong) messages.fill(0);
      for (const row of beyond) {
        const hmac = createHmac('sha256', key).update(texts.longBytes(row)).digest();
        out[2 * row] = hmac.readUInt32BE(4);
        out[2 * row + 1] = hmac.readUInt32BE(0);
      }
    },
  };
}

/** The state of every lane after the key's pad. */
function padState(lanes: Lanes, key: Uint8Array, mask: number, block: number, to: number): void {
  const pad = Buffer.alloc(BLOCK_BYTES, mask);
  for (const [i, byte] of key.entries()) pad[i] = byte ^ mask;
  for (let w = 0; w < BLOCK_WORDS; w++) {
    const at = block * PLACE_WORDS + w * LANES;
    lanes.words.fill(pad.readUInt32BE(w * 4), at, at + LANES);
  }
  lanes.begin(to);
  lanes.compress(block, to, to);
}

/** What follows the inner digest in the outer hash's last block. */
function prepareDigestBlock(words: Uint32Array, block: number): void {
  const start = block * PLACE_WORDS;
  const at = (word: number) => start + word * LANES;
  words.fill(0, start, start + PLACE_WORDS);
  words.fill(END_BIT, at(DIGEST_WORDS), at(DIGEST_WORDS + 1));
  words.fill((BLOCK_BYTES + DIGEST_WORDS * 4) * 8, at(BLOCK_WORDS - 1), at(BLOCK_WORDS));
}

/** Writes what follows the pad in the inner hash, and says which rows do not fit a block. */
function writeMessages(
  texts: Texts,
  plainOnly: boolean,
  messages: Uint32Array,
  leaveOut: (row: number) => void,
) {
  const { slots } = texts;
  const beyond: number[] = [];
  let someLong = false;
  for (let row = 0; row < texts.count; row++) {
    const bytes = slots[row * SLOT_WORDS] ?? 0;
    const at = (row >> 2) * PLACE_WORDS + (row & 3);
    if (texts.isNull(row)) leaveOut(row);
    else if (bytes <= SLOT_BYTES) {
      if (!writeSlot(slots, row * SLOT_WORDS, messages, at) && plainOnly) leaveOut(row);
    } else if (plainOnly && !isPlain(texts.longBytes(row))) leaveOut(row);
    else if (bytes > ONE_BLOCK_BYTES) beyond.push(row);
    else {
      someLong = true;
      writeLong(texts.longBytes(row), messages, at);
    }
  }
  return { beyond, someLong };
}

/** By length: which bits of each word a text fills, and the bit that ends it. */
const filled = new Uint32Array((SLOT_BYTES + 1) * SLOT_WORDS);
const ends = new Uint32Array((SLOT_BYTES + 1) * SLOT_WORDS);
for (let bytes = 0; bytes <= SLOT_BYTES; bytes++) {
  const [fill, end] = [Buffer.alloc(16), Buffer.alloc(16)];
  fill.fill(0xff, 0, bytes);
  end[bytes] = 0x80;
  for (let w = 0; w < SLOT_WORDS; w++) {
    filled[bytes * SLOT_WORDS + w] = fill.readUInt32BE(w * 4);
    ends[bytes * SLOT_WORDS + w] = end.readUInt32BE(w * 4);
  }
}

/** Writes a text of up to 12 bytes; true when it is plain. */
function writeSlot(slots: Uint32Array, slot: number, messages: Uint32Array, at: number): boolean {
  const bytes = slots[slot] ?? 0;
  const row = bytes * SLOT_WORDS;
  let odd = 0;
  for (let w = 0; w < 3; w++) {
    const fill = filled[row + w] ?? 0;
    const word = reversed(slots[slot + 1 + w] ?? 0) & fill;
    odd |= oddBits(word, fill);
    messages[at + w * LANES] = word | (ends[row + w] ?? 0);
  }
  messages[at + 3 * LANES] = ends[row + 3] ?? 0;
  messages[at + (BLOCK_WORDS - 1) * LANES] = (BLOCK_BYTES + bytes) * 8;
  return odd === 0;
}

/** The other order of bytes. */
function reversed(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

/**
 * Zero when each byte of the filled ones is 0x10–0x1f, 0x30–0x5f: digits, capitals and signs that
 * upper case and the removal of blanks leave as they are.
 */
function oddBits(word: number, fill: number): number {
  const high = word & 0x80808080;
  const lower = word & (word << 1) & 0x40404040;
  const blank = ~(word | (word << 2)) & fill & 0x40404040;
  return high | lower | blank;
}

function isPlain(bytes: Uint8Array): boolean {
  return bytes.every((byte) => oddBits(byte, 0xff) === 0);
}

function writeLong(bytes: Uint8Array, messages: Uint32Array, at: number): void {
  const block = Buffer.alloc(BLOCK_BYTES);
  block.set(bytes);
  block[bytes.length] = 0x80;
  block.writeUInt32BE((BLOCK_BYTES + bytes.length) * 8, BLOCK_BYTES - 4);
  for (let w = 0; w < BLOCK_WORDS; w++) messages[at + w * LANES] = block.readUInt32BE(w * 4);
}
