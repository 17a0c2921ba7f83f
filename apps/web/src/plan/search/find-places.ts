import {
  type Area,
  type AreaCode,
  bareAreaName,
  foldText,
  type HardArea,
  shortAreaName,
} from '@tungngo/domain';

/** Something that a person can be taken to. */
export interface Place {
  /** Unique among all places. */
  id: string;
  name: string;
  /** What it lies in: its district, its ward. */
  within: string;
  kind: 'province' | 'district' | 'ward' | 'hard-area';
  district: AreaCode | undefined;
  ward: AreaCode | undefined;
}

/** Every area and hard area as a place, from the province down. */
export function placesOf(
  areas: readonly Area[],
  hardAreas: readonly Pick<HardArea, 'id' | 'name' | 'wardCode' | 'wardName'>[],
  say: (text: HardArea['name']) => string,
): Place[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const nameOf = (code: AreaCode | null | undefined) => (code ? byCode.get(code)?.name : '') ?? '';
  const districtOf = (ward: AreaCode) => {
    const parent = byCode.get(ward)?.parentCode;
    return parent && byCode.get(parent)?.level === 'district' ? parent : undefined;
  };
  return [
    ...areas.map(
      ({ code, name, level, parentCode }): Place => ({
        id: code,
        name,
        within: nameOf(parentCode),
        kind: level,
        district: level === 'district' ? code : level === 'ward' ? districtOf(code) : undefined,
        ward: level === 'ward' ? code : undefined,
      }),
    ),
    ...hardAreas.map(
      ({ id, name, wardCode, wardName }): Place => ({
        id,
        name: say(name),
        within: wardName,
        kind: 'hard-area',
        district: districtOf(wardCode),
        ward: wardCode,
      }),
    ),
  ];
}

/**
 * The places whose name or code has words that begin as asked, whatever the diacritics, at most
 * `most`. First those whose own name begins with the query, then by level, then as given.
 */
export function findPlaces(places: readonly Place[], query: string, most: number): Place[] {
  const words = foldText(query)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  if (words.length === 0) return [];
  const asked = words.join(' ');
  return places
    .flatMap((place, order) => {
      const own = folded(place.name);
      const text = ` ${own} ${folded(shortAreaName(place.name))} ${folded(place.within)} ${foldText(place.id)}`;
      if (!words.every((word) => text.includes(` ${word}`))) return [];
      const bare = folded(bareAreaName(place.name));
      const nearness =
        bare === asked ? 0 : bare.startsWith(asked) ? 1 : own.includes(asked) ? 2 : 3;
      return [{ place, key: nearness * 10 + kindOrder[place.kind], order }];
    })
    .sort((a, b) => a.key - b.key || a.order - b.order)
    .slice(0, most)
    .map(({ place }) => place);
}

const kindOrder: Record<Place['kind'], number> = {
  province: 0,
  district: 1,
  ward: 2,
  'hard-area': 3,
};

const folded = (text: string) =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
