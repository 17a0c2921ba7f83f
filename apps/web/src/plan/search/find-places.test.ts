import type { Area, AreaCode } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { mainUnits } from '../../map/main-units.js';
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
};
const site = {
  id: 's-7',
  name: 'Nhà trọ Bảy Hiền',
  kind: 'boarding-house-cluster' as const,
  wardCode: '25966' as AreaCode,
};
const known = { hardAreas: [hard], sites: [site] };
const places = placesOf(areas, known, ({ vi }) => vi);
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

  it('finds sites by name, and in their ward', () => {
    expect(findPlaces(places, 'nha tro bay', 8)).toEqual([
      expect.objectContaining({ name: site.name, within: 'Phường An Thạnh', ward: '25966' }),
    ]);
  });

  it('takes to the unit that holds most of the ward where a code means another place now', () => {
    const origin = (wardCode: string, unitCode: string, share: number) => ({
      wardCode: wardCode as AreaCode,
      unitCode: unitCode as AreaCode,
      share,
      method: 'cells' as const,
    });
    const units = mainUnits([origin('25969', '25966', 0.7), origin('25969', '25969', 0.3)]);
    const now = placesOf(
      areas,
      known,
      ({ vi }) => vi,
      (ward) => units.get(ward),
    );
    expect(findPlaces(now, 'khu tro', 8)).toEqual([
      expect.objectContaining({ id: 'h-1', ward: '25966', within: 'Phường An Thạnh' }),
    ]);
  });
});
