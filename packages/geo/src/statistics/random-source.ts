/** Rounds after which sfc32 has forgotten how it was seeded. */
const WARM_UP = 16;

/**
 * Whole numbers at random, the same ones for the same seed and stream: sfc32 (Doty-Humphrey's
 * PractRand). Each area has a stream of its own, so a result depends neither on the order of work
 * nor on which other areas are asked. Blocks, because one call a number costs more than the number.
 */
export class RandomSource {
  readonly #state = new Int32Array(4);

  constructor(seed: number, stream: number) {
    this.#state.set([mixed(seed), mixed(stream ^ 0x9e3779b9), mixed(mixed(seed) ^ stream), 1]);
    this.fill(new Int32Array(WARM_UP), 1);
  }

  /** Fills a block with numbers from 0 to `limit` − 1, at most 2³¹; even to within 1 / 2³². */
  fill(block: Int32Array, limit: number): void {
    const state = this.#state;
    const scale = limit / 2 ** 32;
    // One by one: destructuring would leave the loop with numbers of no known type, at half the speed.
    let a = state[0] as number;
    let b = state[1] as number;
    let c = state[2] as number;
    let d = state[3] as number;
    for (let k = 0; k < block.length; k++) {
      const t = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + t) | 0;
      block[k] = (t >>> 0) * scale;
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
  }
}

/** Every bit of the result hangs on every bit of the seed (the last step of MurmurHash3). */
function mixed(seed: number): number {
  let h = seed | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
