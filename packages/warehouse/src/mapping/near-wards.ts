import { readAreaName, splitPlaces } from './area-name.js';
import { editDistance } from './edit-distance.js';
import { type IndexedArea, looseKey, type WardIndex } from './ward-index.js';

/** Wards that a person is offered where no name fits. */
const MAX_NEAR = 10;
const MAX_DISTANCE = 40;

/**
 * Wards whose name is near to a text, nearest first: within the districts where these are known
 * (there the nearest are given however far they are), else among all.
 * Cost: one comparison with each name of a similar length.
 */
export function nearWards(
  text: string,
  districts: readonly IndexedArea[],
  index: WardIndex,
): IndexedArea[] {
  const keys = [text, ...splitPlaces(text)].flatMap((part) =>
    readAreaName(part).map(({ words }) => looseKey(words)),
  );
  const near = districts.length > 0 ? within(keys, districts, index) : among(keys, index);
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_NEAR)
    .map(({ item }) => item);
}

interface NearWard {
  item: IndexedArea;
  distance: number;
}

/** Every ward of the districts, however far. */
function within(
  keys: readonly string[],
  districts: readonly IndexedArea[],
  index: WardIndex,
): NearWard[] {
  return districts
    .flatMap(({ area }) => index.within.get(area.code) ?? [])
    .map((item) => {
      const distances = keys.map((key) => editDistance(key, item.key, MAX_DISTANCE));
      return { item, distance: Math.min(...distances) };
    });
}

/** The wards of all whose name is at most a few errors away. */
function among(keys: readonly string[], index: WardIndex): NearWard[] {
  const found = new Map<string, number>();
  for (const written of keys) {
    const limit = written.length < 6 ? 1 : written.length < 12 ? 2 : 3;
    const letters = lettersOf(written);
    for (const [key] of index.wards) {
      // An error changes at most two of the letters that a name has: most names end here.
      if (Math.abs(key.length - written.length) > limit) continue;
      if (bitCount(letters ^ lettersOf(key)) > 2 * limit) continue;
      const distance = editDistance(written, key, limit);
      if (distance <= limit) found.set(key, Math.min(distance, found.get(key) ?? limit));
    }
  }
  return [...found].flatMap(([key, distance]) =>
    (index.wards.get(key) ?? []).map((item) => ({ item, distance })),
  );
}

/** A bit for each letter that a key has. */
function lettersOf(key: string): number {
  let letters = 0;
  for (let i = 0; i < key.length; i++) letters |= 1 << (key.charCodeAt(i) & 31);
  return letters;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
