import { pilotCovariates } from '@tungngo/domain';
import type { Scales, WardRates } from './ward-rates.js';

/** Comparison wards for each ward: their mean is steadier than the one nearest. */
export const NEAREST = 5;
/** Nearest ones remembered a ward; more than a placebo group takes away. */
const REMEMBERED = 64;

/** Finds the candidates that were most like a ward before. */
export interface Matcher {
  /** The nearest candidates of a ward but for those left out, nearest first. */
  nearest(ward: WardRates, leftOut: ReadonlySet<WardRates>): WardRates[];
}

/**
 * Nearest neighbours with replacement by Euclidean distance of the standardised covariates; of equal
 * ones the first candidate.
 */
export function matcher(candidates: readonly WardRates[], scales: Scales): Matcher {
  const names = pilotCovariates.filter((name) => scales[name] !== null);
  const pointOf = ({ covariates }: WardRates) =>
    names.map((name) => (covariates[name] ?? 0) / (scales[name]?.deviation ?? 1));
  const points = candidates.map(pointOf);
  const known = new Map<WardRates, WardRates[]>();
  const orderFrom = (ward: WardRates, most: number) => {
    const own = pointOf(ward);
    return nearestPlaces(points, own, most).flatMap((i) => candidates[i] ?? []);
  };
  return {
    nearest(ward, leftOut) {
      const remembered = known.get(ward) ?? orderFrom(ward, REMEMBERED);
      known.set(ward, remembered);
      const usable = (list: readonly WardRates[]) =>
        list.filter((other) => other !== ward && !leftOut.has(other)).slice(0, NEAREST);
      const found = usable(remembered);
      if (found.length === NEAREST || remembered.length === candidates.length) return found;
      return usable(orderFrom(ward, candidates.length));
    },
  };
}

/** Places of the `most` points nearest to `own`, nearest first. */
function nearestPlaces(
  points: readonly (readonly number[])[],
  own: readonly number[],
  most: number,
): number[] {
  const distances = points.map((point) =>
    point.reduce((sum, value, k) => sum + (value - (own[k] ?? 0)) ** 2, 0),
  );
  const nearer = (i: number, j: number) => (distances[i] ?? 0) - (distances[j] ?? 0) || i - j;
  if (most >= points.length) return [...points.keys()].sort(nearer);
  const best: number[] = [];
  for (const i of points.keys()) {
    const last = best.at(-1);
    if (best.length === most && last !== undefined && nearer(i, last) > 0) continue;
    let at = best.length;
    while (at > 0 && nearer(i, best[at - 1] ?? i) < 0) at--;
    best.splice(at, 0, i);
    if (best.length > most) best.pop();
  }
  return best;
}

/** A group of wards against their matches. */
export interface GroupDifference {
  /** Mean over the wards, by denominator: activations a day per 1,000 eligible. */
  effect: number;
  /** The same for the two halves of the days before. */
  drift: number;
  /** √Σ w²/eligible: how noisy the counts of such wards are. */
  noise: number;
  matches: { ward: WardRates; comparison: WardRates[]; effect: number }[];
}

/** Difference in differences of a group: change of each ward less mean change of its matches. */
export function groupDifference(group: readonly WardRates[], find: Matcher): GroupDifference {
  const members = new Set(group);
  const total = group.reduce((sum, { eligible }) => sum + eligible, 0);
  let effect = 0;
  let drift = 0;
  let noise = 0;
  const matches = group.map((ward) => {
    const comparison = find.nearest(ward, members);
    const meanOf = (value: (other: WardRates) => number) =>
      comparison.reduce((sum, other) => sum + value(other), 0) / comparison.length;
    const weight = ward.eligible / total;
    const own = ward.change - meanOf(({ change }) => change);
    effect += weight * own;
    drift += weight * (ward.drift - meanOf((other) => other.drift));
    noise += weight ** 2 / ward.eligible;
    return { ward, comparison, effect: own };
  });
  return { effect, drift, noise: Math.sqrt(noise), matches };
}
