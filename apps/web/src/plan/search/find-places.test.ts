import type { Area, AreaCode } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { findPlaces, placesOf } from './find-places.js';

const area = (code: string, name: string, level: Area['level'], parent: string | null): Area => ({
  code: code as AreaCode,
  name,
  level,
  parentCode: parent as AreaCode | null,
  lon: 106,
  lat: 11,
});
const areas = [
  area('74', 'Tỉnh Bình Dương', 'province', null),
  area('725', 'Thành phố Thuận An', 'district', '74'),
  area('719', 'Huyện Bàu Bàng', 'district', '74'),
  area('25969', 'Phường Thuận Giao', 'ward', '725'),
  area('25966', 'Phường An Thạnh', 'ward', '725'),
  area('25813', 'Thị trấn Lai Uyên', 'ward', '719'),
];
const hard = {
  id: 'h-1',
  name: { vi: 'Khu trọ Thuận Giao 2', en: 'Boarding houses of Thuận Giao 2' },
  wardCode: '25969' as AreaCode,
  wardName: 'Phường Thuận Giao',
};
const places = placesOf(areas, [hard], ({ vi }) => vi);
const names = (query: string) => findPlaces(places, query, 8).map(({ name }) => name);

describe('finding a place', () => {
  it('needs no diacritics, kind or whole words', () => {
    expect(names('thuan giao')[0]).toBe('Phường Thuận Giao');
    expect(names('TT. Lai Uyên')).toEqual(['Thị trấn Lai Uyên']);
    expect(names('lai uyen')).toEqual(['Thị trấn Lai Uyên']);
    expect(names('thi tran lai')).toEqual(['Thị trấn Lai Uyên']);
  });

  it('finds codes, and wards by their district’s name after what has the name itself', () => {
    expect(names('25966')).toEqual(['Phường An Thạnh']);
    expect(names('thuan an')).toEqual([
      'Thành phố Thuận An',
      'Phường Thuận Giao',
      'Phường An Thạnh',
    ]);
  });

  it('finds hard areas, and where each place is', () => {
    expect(findPlaces(places, 'khu tro', 8)).toEqual([
      expect.objectContaining({ id: 'h-1', kind: 'hard-area', district: '725', ward: '25969' }),
    ]);
    expect(names('')).toEqual([]);
  });
});
