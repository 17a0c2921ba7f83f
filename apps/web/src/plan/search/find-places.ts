import {
  type Area,
  type AreaCode,
  bareAreaName,
  foldText,
  type HardArea,
  type KnownSite,
  shortAreaName,
} from '@tungngo/domain';

/** Something that a person can be taken to. */
export interface Place {
  /** Unique among all places. */
  id: string;
  name: string;
  /** What it lies in: its district, its ward. */
  within: string;
  kind: Area['level'] | 'hard-area' | KnownSite['kind'];
  district: AreaCode | undefined;
  ward: AreaCode | undefined;
}

/** What lies in wards of the records. */
export interface KnownPlaces {
  hardAreas?: readonly Pick<HardArea, 'id' | 'name' | 'wardCode'>[] | undefined;
  sites?: readonly KnownSite[] | undefined;
}

/**
 * Every area, hard area and site as a place, from the province down. Where `areas` are of another
 * boundary vintage, `unitOf` tells the unit that a ward of the records lies in: the same code may
 * name another place there.
 */
export function placesOf(
  areas: readonly Area[],
  { hardAreas = [], sites = [] }: KnownPlaces,
  say: (text: HardArea['name']) => string,
  unitOf: (ward: AreaCode) => AreaCode | undefined = (ward) => ward,
): Place[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const nameOf = (code: AreaCode | null | undefined) => (code ? byCode.get(code)?.name : '') ?? '';
  const districtOf = (ward: AreaCode) => {
    const parent = byCode.get(ward)?.parentCode;
    return parent && byCode.get(parent)?.level === 'district' ? parent : undefined;
  };
  const inWard = (id: string, name: string, kind: Place['kind'], ofRecords: AreaCode): Place => {
    const ward = unitOf(ofRecords);
    return {
      id,
      name,
      kind,
      within: nameOf(ward),
      district: ward && districtOf(ward),
      ward,
    };
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
    ...hardAreas.map(({ id, name, wardCode }) => inWard(id, say(name), 'hard-area', wardCode)),
    ...sites.map(({ id, name, kind, wardCode }) => inWard(`site ${id}`, name, kind, wardCode)),
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
  'boarding-house-cluster': 4,
  factory: 4,
  'informal-subdivision': 4,
  'service-point': 4,
};

const folded = (text: string) =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
