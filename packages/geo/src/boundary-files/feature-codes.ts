import { type AreaCode, foldText } from '@tungngo/domain';
import type { GeoJsonProperties } from 'geojson';
import { isRecord } from './checked-shape.js';

/**
 * Names of columns that hold a GSO code, from the finest level up, folded to letters and digits.
 * A file of wards usually names their district and province too: the first tier that has a value
 * is the feature's own code.
 */
const TIERS: readonly (readonly string[])[] = [
  ['maxa', 'maphuong', 'maphuongxa', 'maxaphuong', 'wardcode', 'communecode', 'xacode', 'codexa'],
  ['code', 'ma', 'gsocode', 'magso', 'matctk', 'madonvi', 'madvhc', 'madonvihanhchinh', 'areacode'],
  ['mahuyen', 'maquan', 'maquanhuyen', 'districtcode', 'huyencode', 'codehuyen'],
  ['matinh', 'matinhthanh', 'provincecode', 'tinhcode', 'codetinh'],
  ['id'],
];

/** What a feature says of its code: the column and the value as text. */
export interface StatedCode {
  field: string;
  value: string;
}

/** The feature's own code as the file states it; null when no column known to hold codes has one. */
export function statedCode(
  properties: GeoJsonProperties,
  id: string | number | undefined,
): StatedCode | null {
  const stated = new Map<string, StatedCode>();
  for (const [field, raw] of Object.entries(properties ?? {})) {
    const value = codeText(raw);
    if (value) stated.set(foldText(field).replace(/[^a-z0-9]/g, ''), { field, value });
  }
  for (const names of TIERS) {
    const name = names.find((candidate) => stated.has(candidate));
    if (name) return stated.get(name) ?? null;
  }
  const value = codeText(id);
  return value ? { field: 'id', value } : null;
}

function codeText(raw: unknown): string {
  if (typeof raw === 'number') return Number.isFinite(raw) ? String(raw) : '';
  return typeof raw === 'string' ? raw.trim().replace(/\.0+$/, '') : '';
}

/**
 * The areas that a stated code can mean: itself, or, where a spreadsheet dropped leading zeros,
 * the codes that it ends. More than one is for the file's author to decide.
 */
export function meaningsOf(value: string, known: ReadonlySet<AreaCode>): AreaCode[] {
  const exact = value as AreaCode;
  if (known.has(exact)) return [exact];
  if (!/^\d{1,4}$/.test(value)) return [];
  return [2, 3, 5]
    .map((digits) => value.padStart(digits, '0') as AreaCode)
    .filter((code, i, all) => known.has(code) && all.indexOf(code) === i);
}

/** The areas that an entry of a file names by its code. */
export function areasNamed(entry: unknown, known: ReadonlySet<AreaCode>): AreaCode[] {
  if (!isRecord(entry)) return [];
  const properties = isRecord(entry.properties) ? entry.properties : null;
  const stated = statedCode(properties, entry.id as string | number | undefined);
  return stated ? meaningsOf(stated.value, known) : [];
}
