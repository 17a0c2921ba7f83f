import type { AreaCode } from '@tungngo/domain';
import { RandomSource } from '@tungngo/geo/statistics';
import type { WardRates } from './ward-rates.js';

/** Placebo groups drawn; below the 2.5% on either side there are then ten. */
const GROUPS = 399;

/**
 * Groups of as many candidates as the model has wards, spread over districts as its wards are, so
 * that what happens to a whole district shows in them too. For one ward: each candidate once.
 */
export function* placeboGroups(
  treated: readonly WardRates[],
  candidates: readonly WardRates[],
  seed: number,
): Generator<WardRates[], void, void> {
  const random = drawing(seed);
  if (treated.length === 1) {
    for (const ward of random.some(candidates, GROUPS)) yield [ward];
    return;
  }
  const sizes = [...byDistrict(treated).values()].map(({ length }) => length).sort((a, b) => b - a);
  const districts = [...byDistrict(candidates).values()];
  for (let k = 0; k < GROUPS; k++) yield drawGroup(sizes, districts, random);
}

function drawGroup(
  sizes: readonly number[],
  districts: readonly WardRates[][],
  random: ReturnType<typeof drawing>,
): WardRates[] {
  const unused = new Set(districts);
  const group: WardRates[] = [];
  let missing = 0;
  for (const size of sizes) {
    const large = [...unused].filter(({ length }) => length >= size);
    const [district] = random.some(large.length > 0 ? large : [...unused], 1);
    if (!district) {
      missing += size;
      continue;
    }
    unused.delete(district);
    const drawn = random.some(district, size);
    missing += size - drawn.length;
    group.push(...drawn);
  }
  if (missing === 0) return group;
  const taken = new Set(group);
  const rest = districts.flat().filter((ward) => !taken.has(ward));
  return [...group, ...random.some(rest, missing)];
}

/** In the order of the wards. */
export function byDistrict(wards: readonly WardRates[]): Map<AreaCode | null, WardRates[]> {
  const districts = new Map<AreaCode | null, WardRates[]>();
  for (const rates of wards) {
    const own = districts.get(rates.ward.parentCode) ?? [];
    own.push(rates);
    districts.set(rates.ward.parentCode, own);
  }
  return districts;
}

function drawing(seed: number) {
  const source = new RandomSource(seed, 0);
  const block = new Int32Array(1);
  return {
    /** At most `most` of the list, each at most once, in random order. */
    some<T>(list: readonly T[], most: number): T[] {
      const rest = [...list];
      const drawn: T[] = [];
      while (drawn.length < most && rest.length > 0) {
        source.fill(block, rest.length);
        drawn.push(...rest.splice(block[0] ?? 0, 1));
      }
      return drawn;
    },
  };
}
