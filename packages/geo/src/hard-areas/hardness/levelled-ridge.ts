import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/**
 * Sums over the places of one ward, all that a fit needs of them. The first of the `width` columns
 * is 1 for each place, the others its inputs; a place weighs as the inverse of its variance.
 */
export interface WardSums {
  /** Σ weight · column · column, row by row. */
  xx: Float64Array;
  /** Σ weight · column · rate. */
  xy: Float64Array;
  /** Σ weight · rate². */
  yy: number;
}

/** What is smaller, in parts of the whole, is only rounding. */
const ROUNDING = 1e-9;

/** How strongly a fit holds back. */
export interface Holding {
  /** Variance of the wards' levels around the common one; Infinity takes each ward by itself. */
  betweenWards: number;
  /** Penalty on each slope's square; as many as inputs. */
  penalties: readonly number[];
}

export function noSums(width: number): WardSums {
  return { xx: new Float64Array(width * width), xy: new Float64Array(width), yy: 0 };
}

/** Adds one place. */
export function addPlace(
  sums: WardSums,
  columns: readonly number[],
  rate: number,
  weight: number,
): void {
  const width = columns.length;
  for (let i = 0; i < width; i++) {
    const weighted = weight * (columns[i] ?? 0);
    for (let j = 0; j < width; j++) {
      sums.xx[i * width + j] = (sums.xx[i * width + j] ?? 0) + weighted * (columns[j] ?? 0);
    }
    sums.xy[i] = (sums.xy[i] ?? 0) + weighted * rate;
  }
  sums.yy += weight * rate * rate;
}

/**
 * The sums as if every ward's level were drawn at random around the common one: those of
 * generalised least squares with a random intercept (Sherman and Morrison take 1 1ᵀ out of the
 * inverse of a ward's covariance).
 */
export function withoutLevels(wards: readonly WardSums[], betweenWards: number): WardSums {
  const width = wards[0]?.xy.length ?? 1;
  const sum = noSums(width);
  for (const { xx, xy, yy } of wards) {
    const weight = xx[0] ?? 0;
    if (weight === 0) continue;
    const share =
      betweenWards === Number.POSITIVE_INFINITY
        ? 1 / weight
        : betweenWards / (1 + betweenWards * weight);
    const [y] = xy;
    for (let i = 0; i < width; i++) {
      for (let j = 0; j < width; j++) {
        const at = i * width + j;
        sum.xx[at] = (sum.xx[at] ?? 0) + (xx[at] ?? 0) - share * (xx[i] ?? 0) * (xx[j] ?? 0);
      }
      sum.xy[i] = (sum.xy[i] ?? 0) + (xy[i] ?? 0) - share * (xx[i] ?? 0) * (y ?? 0);
    }
    sum.yy += yy - share * (y ?? 0) ** 2;
  }
  return sum;
}

/**
 * Ridge regression (Hoerl and Kennard 1970) with wards' levels drawn at random: level and slopes.
 * No slope may be above 0, as every input is one that makes a place harder: one that would be is
 * left out, the most wrong first, and the rest is fitted again.
 */
export function ridge(wards: readonly WardSums[], { betweenWards, penalties }: Holding): number[] {
  const sums = withoutLevels(wards, betweenWards);
  const width = sums.xy.length;
  // With each ward by itself there is no common level to find.
  const first = betweenWards === Number.POSITIVE_INFINITY ? 1 : 0;
  let kept = Array.from({ length: width - first }, (_, i) => i + first).filter((i) => {
    const at = i * width + i;
    const all = wards.reduce((sum, { xx }) => sum + (xx[at] ?? 0), 0);
    return (sums.xx[at] ?? 0) > ROUNDING * all;
  });
  for (;;) {
    const found = solved(sums, kept, penalties);
    const wrong = kept.reduce(
      (worst, i) => (i > 0 && (found[i] ?? 0) > (found[worst] ?? 0) ? i : worst),
      width,
    );
    if (wrong === width) return found;
    kept = kept.filter((i) => i !== wrong);
  }
}

function solved(
  { xx, xy }: WardSums,
  kept: readonly number[],
  penalties: readonly number[],
): number[] {
  const width = xy.length;
  const all = new Array<number>(width).fill(0);
  if (kept.length === 0) return all;
  const left = new Matrix(
    kept.map((i) =>
      kept.map((j) => {
        const sum = xx[Math.min(i, j) * width + Math.max(i, j)] ?? 0;
        // The least of penalties keeps inputs apart that say the same.
        return i === j && i > 0 ? (1 + ROUNDING) * sum + (penalties[i - 1] ?? 0) : sum;
      }),
    ),
  );
  const right = Matrix.columnVector(kept.map((i) => xy[i] ?? 0));
  const solution = new CholeskyDecomposition(left).solve(right).to1DArray();
  for (const [k, i] of kept.entries()) all[i] = solution[k] ?? 0;
  return all;
}

/** Σ weight · (rate − what the fit says)² with levels at random: the loss that a fit makes least. */
export function lossOf(sums: WardSums, fit: readonly number[]): number {
  const width = fit.length;
  let loss = sums.yy;
  for (const [i, a] of fit.entries()) {
    loss -= 2 * a * (sums.xy[i] ?? 0);
    for (const [j, b] of fit.entries()) loss += a * b * (sums.xx[i * width + j] ?? 0);
  }
  return loss;
}

/** A ward's own level above what the fit says: the mean of the rest, and how much weight is in it. */
export function levelOf(
  { xx, xy }: WardSums,
  fit: readonly number[],
): [level: number, weight: number] {
  const weight = xx[0] ?? 0;
  if (!(weight > 0)) return [0, 0];
  const said = fit.reduce((sum, slope, i) => sum + slope * (xx[i] ?? 0), 0);
  return [((xy[0] ?? 0) - said) / weight, weight];
}

/**
 * Variance of the wards' levels beyond chance, by the method of moments (DerSimonian and Laird
 * 1986); 0 with fewer than two wards.
 */
export function varianceBetween(wards: readonly WardSums[], fit: readonly number[]): number {
  const levels = wards.map((ward) => levelOf(ward, fit)).filter(([, weight]) => weight > 0);
  const sum = (of: (level: number, weight: number) => number) =>
    levels.reduce((total, [level, weight]) => total + of(level, weight), 0);
  const weights = sum((_, weight) => weight);
  if (levels.length < 2) return 0;
  const mean = sum((level, weight) => level * weight) / weights;
  const apart = sum((level, weight) => weight * (level - mean) ** 2);
  const scale = weights - sum((_, weight) => weight ** 2) / weights;
  return Math.max(0, (apart - (levels.length - 1)) / scale);
}
