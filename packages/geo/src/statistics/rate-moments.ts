/** The rate of some areas together, and how much the true rates differ from one to the next. */
export interface RateMoments {
  /** m = Σy / Σn */
  mean: number;
  /** s² − m/n̄ with s² = Σ n(y/n − m)² / Σn: a variance, below 0 where chance alone explains more. */
  between: number;
}

/** Moments of Marshall (1991) of counts yᵢ among populations nᵢ, all above 0. */
export function rateMoments(
  counts: readonly number[],
  populations: readonly number[],
): RateMoments {
  const counted = total(counts);
  const people = total(populations);
  const mean = counted / people;
  let spread = 0;
  for (const [i, population] of populations.entries()) {
    spread += population * ((counts[i] ?? Number.NaN) / population - mean) ** 2;
  }
  return { mean, between: spread / people - (mean * populations.length) / people };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
