import type { Area, AreaCode } from '@tungngo/domain';
import { readAreaName, readOfficialName, type UnitKind } from './area-name.js';
import {
  canBe,
  foldedKey,
  isMarked,
  joinedText,
  lacksMarksOf,
  spelledText,
  type Word,
} from './words.js';

/** A unit as it is looked for. */
export interface IndexedArea {
  area: Area;
  kind: UnitKind | null;
  words: Word[];
  /** Folded name without kind and spaces. */
  key: string;
  /** Units that hold it, next first. */
  ancestors: IndexedArea[];
}

/** The areas by code and by folded name: a text is looked up in constant time. */
export interface WardIndex {
  wards: Map<string, IndexedArea[]>;
  others: Map<string, IndexedArea[]>;
  byCode: Map<AreaCode, IndexedArea>;
  /** Wards by the code of a unit that holds them. */
  within: Map<AreaCode, IndexedArea[]>;
  /** Units above wards by the texts that were looked up already. */
  places: Map<string, IndexedArea[]>;
}

export function indexWards(areas: readonly Area[]): WardIndex {
  const byCode = new Map<AreaCode, IndexedArea>();
  for (const area of areas) {
    const { kind, words } = readOfficialName(area.name);
    byCode.set(area.code, { area, kind, words, key: looseKey(words), ancestors: [] });
  }
  const [wards, others, within, places] = [new Map(), new Map(), new Map(), new Map()];
  const index: WardIndex = { wards, others, byCode, within, places };
  for (const item of byCode.values()) {
    item.ancestors = ancestorsOf(item, byCode);
    const isWard = item.area.level === 'ward';
    add(isWard ? index.wards : index.others, item.key, item);
    if (isWard) for (const { area } of item.ancestors) add(index.within, area.code, item);
  }
  return index;
}

function ancestorsOf({ area }: IndexedArea, byCode: Map<AreaCode, IndexedArea>): IndexedArea[] {
  const found: IndexedArea[] = [];
  let parent = area.parentCode;
  while (parent !== null) {
    const item = byCode.get(parent);
    if (!item || found.includes(item)) break;
    found.push(item);
    parent = item.area.parentCode;
  }
  return found;
}

function add<Key>(map: Map<Key, IndexedArea[]>, key: Key, item: IndexedArea): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}

/** All spellings of a name, and a few other names, have one key; `fitOf` tells them apart. */
export function looseKey(words: readonly Word[]): string {
  return foldedKey(words).replace(/y/g, 'i');
}

/** How well a written name fits: 0 to the letter, 1 with marks left out; null when it does not. */
function fitOf(written: readonly Word[], name: readonly Word[]): number | null {
  if (isMarked(written) && spelledText(written) === spelledText(name)) return 0;
  if (canBe(written, name) || lacksMarksOf(written, name)) return 1;
  // Spaces and hyphens misplaced: "LaiThieu", "Lái-Thiêu".
  if (written.length === name.length) return null;
  const joined = isMarked(written) ? joinedText : looseKey;
  return joined(written) === joined(name) ? 1 : null;
}

/** Units that a text names. */
export interface NamedUnits {
  /** Those that fit best: to the letter where there are any, else with marks left out. */
  all: IndexedArea[];
  /** Those of them whose kind is as written; all of them when none is, or no kind is written. */
  ofKind: IndexedArea[];
  /** False when the text writes a kind that none of them has. */
  kindFits: boolean;
}

/** Kinds that wards have; the others are of what holds them. */
const wardKinds = new Set<UnitKind>(['ward', 'commune', 'township']);

/** The wards that a text names, wherever they lie; "TP. Dĩ An" names none. */
export function findWards(index: WardIndex, text: string): NamedUnits {
  return findByName(index.wards, text, (kind) => wardKinds.has(kind));
}

/** The districts and provinces that a text names; "P. Dĩ An" names none. */
export function findPlaces(index: WardIndex, text: string): NamedUnits {
  return findByName(index.others, text, (kind) => !wardKinds.has(kind));
}

function findByName(
  map: Map<string, IndexedArea[]>,
  text: string,
  isOfLevel: (kind: UnitKind) => boolean,
): NamedUnits {
  const readings = readAreaName(text).filter(({ kind }) => kind === null || isOfLevel(kind));
  const fits = readings.flatMap((reading) =>
    (map.get(looseKey(reading.words)) ?? []).flatMap((item) => {
      const fit = fitOf(reading.words, item.words);
      return fit === null ? [] : [{ item, fit, kind: reading.kind }];
    }),
  );
  const best = Math.min(...fits.map(({ fit }) => fit));
  const nearest = fits.filter(({ fit }) => fit === best);
  const right = nearest.filter(({ kind, item }) => kind === null || kind === item.kind);
  const unique = (found: typeof fits) => [...new Set(found.map(({ item }) => item))];
  const kindFits = right.length > 0;
  return { all: unique(nearest), ofKind: unique(kindFits ? right : nearest), kindFits };
}
