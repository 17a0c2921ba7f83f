import { RandomSource } from '@tungngo/geo/statistics';

const BLOCK = 4096;
const LIMIT = 2 ** 30;

/** Numbers at random, one by one; the same ones for the same seed. */
export class Draws {
  readonly #source: RandomSource;
  readonly #block = new Int32Array(BLOCK);
  #at = BLOCK;

  constructor(seed: number) {
    this.#source = new RandomSource(seed, 0);
  }

  /** From 0 (with) to 1 (without). */
  unit(): number {
    if (this.#at === BLOCK) {
      this.#source.fill(this.#block, LIMIT);
      this.#at = 0;
    }
    return (this.#block[this.#at++] as number) / LIMIT;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return (this.unit() * limit) | 0;
  }
}
