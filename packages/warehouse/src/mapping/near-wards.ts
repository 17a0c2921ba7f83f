import { readAreaName, splitPlaces } from './area-name.js';
import { editDistance } from './edit-distance.js';
import { type IndexedArea, looseKey, type WardIndex } from './ward-index.js';

/** Wards that a person is offered where no name fits. */
const MAX_NEAR = 10;

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
  const near =
    districts.length > 0
      ? districts
          .flatMap(({ area }) => index.within.get(area.code) ?? [])
          .map((item) => ({ item, distance: distanceTo(item.key, keys, () => Infinity) }))
      : [...index.wards].flatMap(([key, items]) => {
          const distance = distanceTo(key, keys, forgiven);
          return distance === null ? [] : items.map((item) => ({ item, distance }));
        });
  return near
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0))
    .slice(0, MAX_NEAR)
    .map(({ item }) => item);
}

function forgiven(key: string): number {
  return key.length < 6 ? 1 : key.length < 12 ? 2 : 3;
}

/** Distance to the nearest of the written keys, or null when all are farther than the limit. */
function distanceTo(
  key: string,
  written: readonly string[],
  limitOf: (key: string) => number,
): number | null {
  const distances = written.flatMap((text) => {
    const limit = Math.min(limitOf(text), 40);
    const distance = editDistance(text, key, limit);
    return distance > limit ? [] : [distance];
  });
  return distances.length === 0 ? null : Math.min(...distances);
}
