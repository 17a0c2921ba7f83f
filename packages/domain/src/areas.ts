import { z } from 'zod';
import { foldText, type Localized } from './text.js';

/** Code of the General Statistics Office: 2 digits a province, 3 a district, 5 a ward. */
export type AreaCode = string & { readonly __brand: 'AreaCode' };
export const areaCodeSchema = z.custom<AreaCode>(
  (value) => typeof value === 'string' && /^\d{2,5}$/.test(value),
  { message: 'Mã đơn vị hành chính gồm 2–5 chữ số / an area code has 2–5 digits' },
);

export const areaLevels = ['province', 'district', 'ward'] as const;
/** Administrative level (cấp hành chính). */
export type AreaLevel = (typeof areaLevels)[number];

/** An administrative unit of one boundary vintage. */
export interface Area {
  code: AreaCode;
  /** Official name with its kind: "Phường Thuận Giao". */
  name: string;
  level: AreaLevel;
  /** Code of the unit one level up; null for the province. */
  parentCode: AreaCode | null;
  /** Centre, WGS 84 degrees. */
  lon: number;
  lat: number;
}

const kindPrefixes: [prefix: string, short: string][] = [
  ['Thành phố', 'TP.'],
  ['Thị xã', 'TX.'],
  ['Thị trấn', 'TT.'],
  ['Huyện', 'H.'],
  ['Quận', 'Q.'],
  ['Phường', 'P.'],
  ['Xã', 'X.'],
  ['Tỉnh', 'T.'],
];

/** The name without its kind: "Phường Thuận Giao" → "Thuận Giao". */
export function bareAreaName(name: string): string {
  const kind = kindPrefixes.find(([prefix]) => name.startsWith(`${prefix} `));
  return kind ? name.slice(kind[0].length + 1) : name;
}

/** The name with its kind abbreviated, as offices write it: "P. Thuận Giao". */
export function shortAreaName(name: string): string {
  const kind = kindPrefixes.find(([prefix]) => name.startsWith(`${prefix} `));
  return kind ? `${kind[1]} ${name.slice(kind[0].length + 1)}` : name;
}

/** Key for matching an area by name: kind dropped, diacritics and case folded. */
export function areaNameKey(name: string): string {
  const folded = foldText(name).replace(
    /^(thanh pho|thi xa|thi tran|huyen|quan|phuong|xa|tinh|tp|tx|tt|h|q|p|x)(\.\s*|\s+)/,
    '',
  );
  return folded.replace(/[^a-z0-9]+/g, ' ').trim();
}

export const areaLevelLabels: Record<AreaLevel, Localized> = {
  province: { vi: 'Tỉnh', en: 'Province' },
  district: { vi: 'Huyện', en: 'District' },
  ward: { vi: 'Xã/phường', en: 'Ward' },
};
