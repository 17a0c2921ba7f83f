import type { AreaCode, Day } from '@tungngo/domain';
import { describe, expect, it } from 'vitest';
import { foundWards, orderedWards, type WardQuality, wardsToCall } from './ward-order.js';

const ward = (name: string, changes: Partial<WardQuality> = {}): WardQuality => ({
  code: name as AreaCode,
  name,
  districtName: 'Thành phố Thuận An',
  valid: 100,
  complete: 100,
  clean: 100,
  live: 100,
  overall: 100,
  newestDay: '2023-09-25' as Day,
  stale: false,
  missingDays: 0,
  ...changes,
});
const wards = [
  ward('Phường Bình Hòa', { overall: 80, missingDays: 3 }),
  ward('Phường An Phú', { overall: null, stale: true, newestDay: null, missingDays: 60 }),
  ward('Xã An Sơn', { overall: 40, stale: true, newestDay: '2023-09-16' as Day, missingDays: 8 }),
  ward('Phường Vĩnh Phú', { stale: true, newestDay: '2023-09-16' as Day, missingDays: 9 }),
];
const names = (found: WardQuality[]) => found.map(({ name }) => name.split(' ').slice(1).join(' '));

describe('wards by quality', () => {
  it('stand from the lowest up; one that cannot be judged stands with the lowest', () => {
    expect(names(orderedWards(wards, { key: 'overall', descending: false }))).toEqual([
      'An Phú',
      'An Sơn',
      'Bình Hòa',
      'Vĩnh Phú',
    ]);
    expect(names(orderedWards(wards, { key: 'missingDays', descending: true }))[0]).toBe('An Phú');
  });

  it('are called when they stopped reporting: the longest silent first, then the most missing', () => {
    expect(names(wardsToCall(wards))).toEqual(['An Phú', 'Vĩnh Phú', 'An Sơn']);
  });

  it('are found without accents, by their district too', () => {
    expect(names(foundWards(wards, 'vinh phu'))).toEqual(['Vĩnh Phú']);
    expect(foundWards(wards, 'thuan an')).toHaveLength(4);
  });
});
