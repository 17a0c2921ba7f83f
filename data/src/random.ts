/** A generator of numbers in [0, 1) that gives the same sequence for the same seed (mulberry32). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal deviate (Box–Muller). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Index drawn with the given cumulative weights, the last of which is their sum. */
export function drawIndex(cumulative: readonly number[], random: Random): number {
  const at = random() * (cumulative.at(-1) ?? 0);
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function cumulate(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}

/**
 * Whole numbers in proportion to the weights that add up to exactly `total`, none above its cap:
 * what exceeds a cap goes to the others, then remainders to the largest fractions.
 * Throws a RangeError when the caps together are smaller than the total.
 */
export function apportion(
  total: number,
  weights: readonly number[],
  caps: readonly number[],
): number[] {
  if (caps.reduce((sum, cap) => sum + cap, 0) < total) throw new RangeError('caps below the total');
  const shares = cappedShares(total, weights, caps);
  const whole = shares.map(Math.floor);
  let left = total - whole.reduce((sum, share) => sum + share, 0);
  const order = shares
    .map((share, i) => ({ i, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  while (left > 0) {
    for (const { i } of order) {
      if (left > 0 && (whole[i] ?? 0) < (caps[i] ?? 0)) {
        whole[i] = (whole[i] ?? 0) + 1;
        left--;
      }
    }
  }
  return whole;
}

/** Real shares below the caps: the factor that makes min(cap, factor × weight) add up, by bisection. */
function cappedShares(
  total: number,
  weights: readonly number[],
  caps: readonly number[],
): number[] {
  const at = (factor: number) =>
    weights.map((weight, i) => Math.min(caps[i] ?? 0, factor * weight));
  const sumAt = (factor: number) => at(factor).reduce((sum, share) => sum + share, 0);
  let low = 0;
  let high = 1;
  while (sumAt(high) < total && high < 1e12) high *= 2;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (sumAt(middle) < total) low = middle;
    else high = middle;
  }
  return at(low);
}
