import type { Area, AreaCode, AreaLevel, WardQuestion } from '@tungngo/domain';
import { splitPlaces } from './area-name.js';
import { nearWards } from './near-wards.js';
import {
  findPlaces,
  findWards,
  type IndexedArea,
  indexWards,
  type NamedUnits,
  type WardIndex,
} from './ward-index.js';

/** A ward as a file writes it, with the number of rows that write it so. */
export interface WardName {
  ward: string;
  /** Null when the file does not say. */
  district: string | null;
  rows: number;
}

export interface WardMatches {
  /** By `wardKey`. */
  resolved: Map<string, AreaCode>;
  /** Names that fit several wards or none, most rows first. */
  questions: WardQuestion[];
}

/** Questions that come with candidates; nobody answers more by hand. */
const MAX_WITH_CANDIDATES = 300;
const MAX_CANDIDATES = 60;
/** A longer text, or one of more places, names no ward. */
const MAX_LETTERS = 200;
const MAX_PLACES = 6;

/** Key of a name in answers and profiles: "district|ward", or "ward" alone. */
export function wardKey(ward: string, district: string | null): string {
  const tidied = district === null ? '' : tidy(district);
  return tidied === '' ? tidy(ward) : `${tidied}|${tidy(ward)}`;
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * Finds the ward of each name: by an earlier answer, by its code, else by its name within the
 * district. What fits several wards, or none to the letter, is asked; blank names are left out.
 * With other `levels` a name may be that of a district or the province as well.
 * Cost: linear in the names; the areas are indexed once.
 */
export function matchWards(
  names: readonly WardName[],
  areas: readonly Area[],
  answers: Record<string, AreaCode>,
  levels: readonly AreaLevel[] = ['ward'],
): WardMatches {
  const index = indexWards(areas);
  const answered = new Map(
    Object.entries(answers).map(([key, code]) => [tidy(key).toLowerCase(), code]),
  );
  const resolved = new Map<string, AreaCode>();
  const open = new Map<string, { name: WardName; found: Found }>();
  for (const name of names) {
    const key = wardKey(name.ward, name.district);
    if (tidy(name.ward) === '' || resolved.has(key)) continue;
    const asked = open.get(key);
    if (asked) {
      asked.name = { ...asked.name, rows: asked.name.rows + name.rows };
      continue;
    }
    const answer = index.byCode.get(answered.get(key.toLowerCase()) ?? ('' as AreaCode));
    const isAnswered = answer !== undefined && levels.includes(answer.area.level);
    const found = isAnswered ? sure(answer) : findArea(name, index, levels);
    if (found.ward) resolved.set(key, found.ward.area.code);
    else open.set(key, { name, found });
  }
  return { resolved, questions: questionsOf(open, index, levels) };
}

/** What a name was found to be: one ward for sure, or those that it could be. */
interface Found {
  ward: IndexedArea | null;
  candidates: IndexedArea[];
  /** Units in which the name's district text says that the ward lies; empty when unknown. */
  districts: IndexedArea[];
}

const unknown: Found = { ward: null, candidates: [], districts: [] };

function sure(ward: IndexedArea): Found {
  return { ward, candidates: [], districts: [] };
}

/** A name that a ward and a district could have is asked: the one is a part of the other. */
function findArea(name: WardName, index: WardIndex, levels: readonly AreaLevel[]): Found {
  const ward = levels.includes('ward') ? findWard(name, index) : unknown;
  const above = levels.some((level) => level !== 'ward') ? findUnits(name, index, levels) : [];
  // "Dĩ An" beside its own city is the ward.
  const places = ward.ward ? above.filter((unit) => !isBeside(unit, name, index)) : above;
  if (places.length === 0) return ward;
  const [only] = places;
  const isWardToo = ward.ward !== null || findWards(index, name.ward).kindFits;
  if (only && places.length === 1 && !isWardToo) return sure(only);
  const wards = ward.ward ? [ward.ward] : ward.candidates;
  return { ...ward, ward: null, candidates: [...new Set([...places, ...wards])] };
}

function isBeside(unit: IndexedArea, { ward, district }: WardName, index: WardIndex): boolean {
  const [, ...others] = splitPlaces(ward);
  const beside = district === null ? others : [...others, ...splitPlaces(district)];
  return beside.some((text) => findDistricts(text, index).includes(unit));
}

/** Units above wards that a text is the code or the name of, within the places written beside it. */
function findUnits(
  { ward, district }: WardName,
  index: WardIndex,
  levels: readonly AreaLevel[],
): IndexedArea[] {
  if (ward.length + (district ?? '').length > MAX_LETTERS) return [];
  const beside = district === null ? [] : splitPlaces(district);
  const parts = splitPlaces(ward);
  const readings = parts.length > 1 && parts.length <= MAX_PLACES ? parts : [ward];
  const found = readings.flatMap((text) => {
    const contexts = [...readings.filter((other) => other !== text), ...beside];
    const liesThere = (unit: IndexedArea) =>
      contexts.every((context) =>
        findDistricts(context, index).some((place) => place === unit || isWithin(unit, place)),
      );
    return findDistricts(text, index).filter(liesThere);
  });
  return [...new Set(found)].filter(({ area }) => levels.includes(area.level));
}

function findWard({ ward, district }: WardName, index: WardIndex): Found {
  if (ward.length + (district ?? '').length > MAX_LETTERS) return unknown;
  const districtParts = district === null ? [] : splitPlaces(district);
  const byCode = findByCode(ward, districtParts, index);
  if (byCode) return byCode;
  const whole = findIn(ward, districtParts, index);
  if (whole.ward) return whole;
  const parts = splitPlaces(ward);
  if (parts.length > MAX_PLACES || (parts.length < 2 && parts[0] === ward.trim())) return whole;
  const readings = parts.map((part, i) =>
    findIn(part, [...parts.filter((_, j) => j !== i), ...districtParts], index),
  );
  const wards = new Set(readings.flatMap(({ ward: found }) => (found ? [found] : [])));
  const [only] = wards;
  if (only && wards.size === 1) return sure(only);
  const all = [whole, ...readings];
  return {
    ward: null,
    candidates: [...new Set([...wards, ...all.flatMap(({ candidates }) => candidates)])],
    districts: [...new Set(all.flatMap(({ districts }) => districts))],
  };
}

/** A code is a ward's when the district, if it is a known one, does not speak against it. */
function findByCode(ward: string, districtParts: string[], index: WardIndex): Found | null {
  const text = tidy(ward).replace(/\.0$/, '');
  if (!/^\d{4,5}$/.test(text)) return null;
  const item = index.byCode.get(text.padStart(5, '0') as AreaCode);
  if (item?.area.level !== 'ward') return null;
  const districts = districtParts.map((part) => findDistricts(part, index));
  const contradicted = districts.some(
    (units) => units.length > 0 && !units.some((unit) => isWithin(item, unit)),
  );
  return contradicted ? { ward: null, candidates: [item], districts: [] } : sure(item);
}

/**
 * The ward that a text names within the places that are written beside it. Without any, the name
 * must be the only one, whatever its kind, and no district's: offices mix the kinds up.
 */
function findIn(text: string, contexts: string[], index: WardIndex): Found {
  const named = findWards(index, text);
  const places = contexts.map((context) => findDistricts(context, index));
  const districts = places.flat().filter(({ area }) => area.level === 'district');
  const liesThere = (item: IndexedArea) =>
    places.every((units) => units.some((unit) => isWithin(item, unit)));
  const fits = contexts.length > 0 ? inPlaces(named, liesThere) : named.all;
  const [only] = fits;
  const isSure = contexts.length > 0 || (named.kindFits && !isPlaceToo(text, index));
  if (only && fits.length === 1 && isSure) return sure(only);
  const candidates = [...new Set([...fits, ...named.ofKind, ...named.all])];
  return { ward: null, candidates, districts };
}

/** The kind that is written decides among the wards of the places, not among all. */
function inPlaces(named: NamedUnits, liesThere: (item: IndexedArea) => boolean): IndexedArea[] {
  const ofKind = named.kindFits ? named.ofKind.filter(liesThere) : [];
  return ofKind.length > 0 ? ofKind : named.all.filter(liesThere);
}

/** "Dĩ An" alone is a ward and the city around it, of which a table may hold the total. */
function isPlaceToo(text: string, index: WardIndex): boolean {
  return findDistricts(text, index).length > 0;
}

function isWithin(ward: IndexedArea, unit: IndexedArea): boolean {
  return ward.ancestors.includes(unit);
}

/** Files name few districts in many rows: what a text was found to be is kept. */
function findDistricts(text: string, index: WardIndex): IndexedArea[] {
  const known = index.places.get(text);
  if (known) return known;
  const code = tidy(text).replace(/\.0$/, '');
  const byCode = /^\d{2,3}$/.test(code) ? index.byCode.get(code as AreaCode) : undefined;
  const named = findPlaces(index, text).ofKind;
  const found = byCode ? [byCode, ...named] : named;
  index.places.set(text, found);
  return found;
}

function questionsOf(
  open: Map<string, { name: WardName; found: Found }>,
  index: WardIndex,
  levels: readonly AreaLevel[],
): WardQuestion[] {
  return [...open]
    .sort(([, a], [, b]) => b.name.rows - a.name.rows)
    .map(([key, { name, found }], i) => ({
      key,
      ...name,
      levels: [...levels],
      candidates: i < MAX_WITH_CANDIDATES ? candidatesOf(name, found, index) : [],
    }));
}

function candidatesOf(name: WardName, found: Found, index: WardIndex): WardQuestion['candidates'] {
  const near = name.ward.length > MAX_LETTERS ? [] : nearWards(name.ward, found.districts, index);
  return [...new Set([...found.candidates, ...near])]
    .slice(0, MAX_CANDIDATES)
    .map(({ area, ancestors }) => ({
      code: area.code,
      name: area.name,
      districtName: ancestors[0]?.area.name ?? '',
    }));
}
