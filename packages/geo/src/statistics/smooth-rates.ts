import { rateMoments } from './rate-moments.js';

/**
 * Empirical-Bayes rates: each rate is drawn towards the mean of its group, the more so the fewer
 * people it rests on, so that a hamlet's 3 of 4 does not outrank a town's 70%.
 *
 * Marshall (1991), Mapping disease and mortality rates using empirical Bayes estimators, Applied
 * Statistics 40(2), 283–294: the method of moments with a Poisson count. In a group with counts
 * yᵢ, populations nᵢ and rates rᵢ = yᵢ/nᵢ:
 *
 *     m = Σy/Σn    s² = Σn(r − m)²/Σn    a = max(0, s² − m/n̄)    θᵢ = m + a/(a + m/nᵢ) · (rᵢ − m)
 *
 * @param counts people who are counted, ≥ 0
 * @param populations people who could be, in the same order
 * @param groups what each area is drawn towards the mean of, a district's code say; one group when left out
 * @returns rates in the same order; null where the count is not a number or the population not above 0
 */
export function smoothRates(
  counts: ArrayLike<number>,
  populations: ArrayLike<number>,
  groups?: readonly (string | number | null)[],
): (number | null)[] {
  checkLength(counts, populations);
  if (groups) checkLength(counts, groups);
  const rates = new Array<number | null>(counts.length).fill(null);
  for (const members of membersByGroup(counts, populations, groups)) {
    const moments = rateMoments(
      members.map(({ count }) => count),
      members.map(({ population }) => population),
    );
    const { mean } = moments;
    const between = Math.max(0, moments.between);
    for (const { index, count, population } of members) {
      const within = mean / population;
      const trust = between > 0 ? between / (between + within) : 0;
      rates[index] = mean + trust * (count / population - mean);
    }
  }
  return rates;
}

interface Member {
  index: number;
  count: number;
  population: number;
}

function membersByGroup(
  counts: ArrayLike<number>,
  populations: ArrayLike<number>,
  groups: readonly (string | number | null)[] | undefined,
): Iterable<Member[]> {
  const byGroup = new Map<string | number | null, Member[]>();
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] ?? Number.NaN;
    const population = populations[index] ?? Number.NaN;
    if (!(count >= 0 && population > 0)) continue;
    const group = groups?.[index] ?? null;
    const members = byGroup.get(group);
    if (members) members.push({ index, count, population });
    else byGroup.set(group, [{ index, count, population }]);
  }
  return byGroup.values();
}

function checkLength(first: ArrayLike<unknown>, second: ArrayLike<unknown>): void {
  if (first.length === second.length) return;
  throw new RangeError(`lists of ${first.length} and ${second.length} do not belong together`);
}
