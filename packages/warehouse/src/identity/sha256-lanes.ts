/** Messages that are hashed at once: the 32-bit lanes of a 128-bit vector. */
export const LANES = 4;
/** Words of memory that a block of every lane takes; a state takes the first half of them. */
export const PLACE_WORDS = 16 * LANES;

const BLOCK_WORDS = 16;
const STATE_WORDS = 8;
const ROUNDS = 64;
const VECTOR_BYTES = 16;
const PAGE_BYTES = 65_536;

/** SHA-256's compression of four blocks at once, with memory of its own. */
export interface Lanes {
  /** Word w of lane l at a place p is `words[PLACE_WORDS * p + LANES * w + l]`. */
  words: Uint32Array;
  /** Sets each lane's state at `to` to what follows its state at `from` over its block. */
  compress: Compress;
  /** Sets every lane's state at a place to SHA-256's first one. */
  begin(place: number): void;
}

type Compress = (block: number, from: number, to: number) => void;

/** What is used of the global; TypeScript knows it only from the browser's library. */
declare const WebAssembly: {
  Memory: new (pages: { initial: number }) => { buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: object) => { exports: { compress: Compress } };
};

const primes = firstPrimes(ROUNDS);
/** FIPS 180-4, 4.2.2: fractions of the cube roots of the first 64 primes. */
const roundConstants = primes.map((prime) => fractionBits(Math.cbrt(prime)));
/** FIPS 180-4, 5.3.3: fractions of the square roots of the first 8 primes. */
const firstState = primes.slice(0, STATE_WORDS).map((prime) => fractionBits(Math.sqrt(prime)));

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    if (found.every((prime) => n % prime !== 0)) found.push(n);
  }
  return found;
}

function fractionBits(value: number): number {
  return Math.floor((value % 1) * 2 ** 32);
}

/** Makes room for some blocks and states. The code is a WebAssembly module of some 30 kB, made here. */
export function openLanes(places: number): Lanes {
  const start = ROUNDS * 4;
  const bytesOf = (place: number) => start + place * PLACE_WORDS * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytesOf(places) / PAGE_BYTES) });
  new Uint32Array(memory.buffer, 0, ROUNDS).set(roundConstants);
  const words = new Uint32Array(memory.buffer, start, places * PLACE_WORDS);
  const module = new WebAssembly.Module(moduleBytes());
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return {
    words,
    compress: (block, from, to) => exports.compress(bytesOf(block), bytesOf(from), bytesOf(to)),
    begin(place) {
      for (const [w, word] of firstState.entries()) {
        const at = place * PLACE_WORDS + w * LANES;
        words.fill(word, at, at + LANES);
      }
    },
  };
}

/** WebAssembly code that leaves a value on the stack, or none. */
type Code = number[];

const get = (local: number): Code => [0x20, ...unsigned(local)];
const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
const simd = (opcode: number, ...operands: Code[]): Code => [
  ...operands.flat(),
  0xfd,
  ...unsigned(opcode),
];
const xor = (a: Code, b: Code) => simd(0x51, a, b);
/** Bits of `a` where those of `mask` are set, else of `b`. */
const choose = (mask: Code, a: Code, b: Code) => simd(0x52, a, b, mask);
const add = (...terms: Code[]) => terms.reduce((sum, term) => simd(0xae, sum, term));
const constant = (value: number): Code => [0x41, ...unsigned(value)];
const shiftLeft = (x: Code, bits: number) => simd(0xab, x, constant(bits));
const shiftRight = (x: Code, bits: number) => simd(0xad, x, constant(bits));
const rotate = (x: Code, bits: number) => xor(shiftRight(x, bits), shiftLeft(x, 32 - bits));
/** Alignment is a hint: 2⁴ bytes, or 2² for one word. */
const load = (pointer: number, offset: number): Code => [
  ...get(pointer),
  0xfd,
  0x00,
  4,
  ...unsigned(offset),
];
const loadEverywhere = (offset: number): Code => [
  ...constant(0),
  0xfd,
  0x09,
  2,
  ...unsigned(offset),
];
const store = (pointer: number, offset: number, value: Code): Code => [
  ...get(pointer),
  ...value,
  0xfd,
  0x0b,
  4,
  ...unsigned(offset),
];

/** Locals: three parameters, then vectors. */
const [BLOCK, FROM, TO, WORDS, STATE, TEMPORARY] = [0, 1, 2, 3, 3 + 16, 3 + 16 + 8] as const;

/** The body of `compress(block, from, to)`: FIPS 180-4, 6.2.2, unrolled. */
function compressCode(): Code {
  const code: Code = [];
  const word = (t: number) => WORDS + (t % BLOCK_WORDS);
  // The eight variables go round by their names, so that no value is moved.
  const variable = (nth: number, round: number) =>
    STATE + ((((nth - round) % STATE_WORDS) + STATE_WORDS) % STATE_WORDS);
  for (let w = 0; w < BLOCK_WORDS; w++) code.push(...set(word(w), load(BLOCK, w * VECTOR_BYTES)));
  for (let s = 0; s < STATE_WORDS; s++) code.push(...set(STATE + s, load(FROM, s * VECTOR_BYTES)));
  for (let t = 0; t < ROUNDS; t++) {
    if (t >= BLOCK_WORDS) code.push(...set(word(t), expandedWord(t, word)));
    code.push(...roundCode(t, word(t), (nth) => variable(nth, t)));
  }
  for (let s = 0; s < STATE_WORDS; s++) {
    const offset = s * VECTOR_BYTES;
    code.push(...store(TO, offset, add(get(STATE + s), load(FROM, offset))));
  }
  return code;
}

function expandedWord(t: number, word: (t: number) => number): Code {
  const [early, late] = [get(word(t - 15)), get(word(t - 2))];
  return add(
    get(word(t)),
    xor(xor(rotate(early, 7), rotate(early, 18)), shiftRight(early, 3)),
    get(word(t - 7)),
    xor(xor(rotate(late, 17), rotate(late, 19)), shiftRight(late, 10)),
  );
}

function roundCode(t: number, word: number, variable: (nth: number) => number): Code {
  const [a, b, c, , e, f, g] = Array.from({ length: 7 }, (_, nth) => get(variable(nth)));
  const [dAt, hAt] = [variable(3), variable(7)];
  if (!a || !b || !c || !e || !f || !g) throw new Error('a round has eight variables');
  const sum1 = xor(xor(rotate(e, 6), rotate(e, 11)), rotate(e, 25));
  const sum0 = xor(xor(rotate(a, 2), rotate(a, 13)), rotate(a, 22));
  const majority = choose(xor(a, b), c, b);
  return [
    ...set(TEMPORARY, add(get(hAt), sum1, choose(e, f, g), loadEverywhere(t * 4), get(word))),
    ...set(dAt, add(get(dAt), get(TEMPORARY))),
    ...set(hAt, add(get(TEMPORARY), sum0, majority)),
  ];
}

/** A WebAssembly module that imports its memory and exports `compress`. */
function moduleBytes(): Uint8Array<ArrayBuffer> {
  const [i32, v128] = [0x7f, 0x7b];
  const vectors = BLOCK_WORDS + STATE_WORDS + 1;
  const body = [1, ...unsigned(vectors), v128, ...compressCode(), 0x0b];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 3, i32, i32, i32, 0]),
    ...section(2, [1, ...name('env'), ...name('memory'), 0x02, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('compress'), 0x00, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

function section(id: number, content: number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  return [text.length, ...Buffer.from(text)];
}

/** LEB128; of the numbers that are used here, all under 64 read the same signed and unsigned. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}
