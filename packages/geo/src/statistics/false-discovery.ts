/**
 * p values adjusted for asking many questions at once: of the areas with an adjusted p of at most
 * 0.05, one in twenty is expected to be there by chance. Benjamini and Hochberg (1995), Controlling
 * the false discovery rate, Journal of the Royal Statistical Society B 57, 289–300. NaN stays NaN
 * and is no question.
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
  const adjusted = Float64Array.from(p);
  const order = Array.from(adjusted.keys())
    .filter((i) => !Number.isNaN(adjusted[i]))
    .sort((a, b) => (adjusted[b] as number) - (adjusted[a] as number));
  let least = 1;
  for (const [index, i] of order.entries()) {
    const rank = order.length - index;
    least = Math.min(least, ((adjusted[i] as number) * order.length) / rank);
    adjusted[i] = least;
  }
  return adjusted;
}
