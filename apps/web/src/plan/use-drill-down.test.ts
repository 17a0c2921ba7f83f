import type { Area, AreaCode } from '@tungngo/domain';
import { expect, it } from 'vitest';
import { pickedArea } from './use-drill-down.js';

const area = (code: string, level: Area['level'], parentCode: string | null) =>
  ({ code, level, parentCode, name: code, lon: 0, lat: 0 }) as Area;
const areas = [
  area('74', 'province', null),
  area('725', 'district', '74'),
  area('25969', 'ward', '725'),
];
/** Units of 2025 have no district. */
const units = [area('74', 'province', null), area('25969', 'ward', '74')];
const pick = (list: Area[], code: string | null, zoom: number, district?: string) =>
  pickedArea(list, district as AreaCode | undefined, code as AreaCode | null, zoom)?.code ?? null;

it.each([
  ['a ward that is large enough', areas, '25969', 10, undefined, '25969'],
  ['a small ward stands for its district', areas, '25969', 8, undefined, '725'],
  ['a small ward within the district picked', areas, '25969', 8, '725', '25969'],
  ['the label of a district', areas, '725', 10, undefined, '725'],
  ['the label of another district', areas, '725', 10, '718', '725'],
  ['a small unit without a district', units, '25969', 8, undefined, '25969'],
  ['beside all areas', areas, null, 8, undefined, null],
  ['an area of other boundaries', areas, '99999', 8, undefined, null],
])('a click on %s', (_, list, code, zoom, district, picked) => {
  expect(pick(list, code, zoom, district)).toBe(picked);
});
