import { type Area, type AreaCode, foldText } from '@tungngo/domain';
import type { Position } from 'geojson';
import { checkedGeometry } from './checked-geometry.js';
import { isRecord } from './checked-shape.js';

/** Columns that hold an area's name, from the finest level up, folded to letters and digits. */
const NAME_COLUMNS = [
  ...['tenxa', 'tenphuong', 'tenphuongxa', 'xa', 'phuong', 'phuongxa', 'xaphuong', 'wardname'],
  ...['ward', 'commune', 'communename', 'name3', 'ten', 'name', 'tendonvi', 'tendvhc'],
  ...['tenhuyen', 'tenquanhuyen', 'huyen', 'quanhuyen', 'district', 'districtname', 'name2'],
  ...['tentinh', 'tinh', 'province', 'provincename', 'name1'],
];

/** Degrees by which an area's centre may miss the bounds of its shape: centres are approximate. */
const TOLERANCE = 0.02;

/** What a feature is called, and the area that it therefore is. */
export interface NamedFeature {
  field: string;
  value: string;
  code: AreaCode;
}

/**
 * The areas of features without known codes, by index: an area of the same name whose centre lies
 * in the shape's bounds. Names repeat across districts and provinces, so a name alone says nothing;
 * where several features or areas still fit each other, none is joined.
 */
export function featuresByName(
  entries: readonly unknown[],
  areas: readonly Area[],
): Map<number, NamedFeature> {
  const byName = new Map<string, Area[]>();
  for (const area of areas) {
    const name = bareName(area.name);
    byName.set(name, [...(byName.get(name) ?? []), area]);
  }
  const found = new Map<number, NamedFeature>();
  const featuresOf = new Map<AreaCode, number>();
  for (const [index, entry] of entries.entries()) {
    const stated = statedName(entry);
    if (!stated) continue;
    const fitting = (byName.get(bareName(stated.value)) ?? []).filter(
      (area) => isSameRank(stated.value, area.name) && hasCentreIn(entry, area),
    );
    const [area, ...others] = fitting;
    if (!area || others.length > 0) continue;
    found.set(index, { ...stated, code: area.code });
    featuresOf.set(area.code, (featuresOf.get(area.code) ?? 0) + 1);
  }
  for (const [index, { code }] of found) {
    if ((featuresOf.get(code) ?? 0) > 1) found.delete(index);
  }
  return found;
}

function statedName(entry: unknown): { field: string; value: string } | null {
  const properties = isRecord(entry) && isRecord(entry.properties) ? entry.properties : {};
  const stated = new Map<string, { field: string; value: string }>();
  for (const [field, raw] of Object.entries(properties)) {
    const value = typeof raw === 'string' ? raw.trim() : '';
    if (value) stated.set(foldText(field).replace(/[^a-z0-9]/g, ''), { field, value });
  }
  const column = NAME_COLUMNS.find((name) => stated.has(name));
  return column ? (stated.get(column) ?? null) : null;
}

const RANK = /^(xa|phuong|thi tran|thi xa|huyen|quan|thanh pho|tinh|tp|tx|tt|p|x|h|q)(?:\.\s*|\s+)/;

/** A name without its rank: "Phường Dĩ An" and "P. Dĩ An" are "dian". */
function bareName(name: string): string {
  const folded = foldText(name);
  const bare = folded.replace(RANK, '');
  return (/[a-z]/.test(bare) ? bare : folded).replace(/[^a-z0-9]/g, '');
}

/** "Huyện Bến Cát" is not "Phường Bến Cát", where both say their rank. */
function isSameRank(a: string, b: string): boolean {
  const [rankA, rankB] = [a, b].map((name) => RANK.exec(foldText(name))?.[1]);
  if (!rankA || !rankB) return true;
  return initials(rankA) === initials(rankB);
}

const initials = (rank: string) =>
  rank
    .replace('thanh pho', 'tp')
    .replace('thi xa', 'tx')
    .replace('thi tran', 'tt')
    .replace(/^(phuong|xa|huyen|quan)$/, (word) => word[0] ?? '');

function hasCentreIn(entry: unknown, { lon, lat }: Area): boolean {
  const checked = checkedGeometry(isRecord(entry) ? entry.geometry : null);
  const geometry = 'geometry' in checked ? checked.geometry : null;
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return false;
  const positions: Position[] =
    geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of positions) {
    [west, south] = [Math.min(west, x), Math.min(south, y)];
    [east, north] = [Math.max(east, x), Math.max(north, y)];
  }
  const [x, y] = [Math.max(west - lon, lon - east), Math.max(south - lat, lat - north)];
  return x <= TOLERANCE && y <= TOLERANCE;
}
